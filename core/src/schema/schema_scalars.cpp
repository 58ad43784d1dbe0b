// The keywords for a value itself, not for the values in it.
#include <algorithm>
#include <string>

#include "schema/schema_evaluation.hpp"
#include "schema/schema_message.hpp"
#include "schema/schema_numbers.hpp"

namespace glossator {

void SchemaEvaluation::check_scalar(const Json& schema, const Json& value,
                                    const std::string& pointer, Report& report) {
  if (const Json* allowed = schema.find("enum")) {
    const auto& values = allowed->items();
    if (std::find(values.begin(), values.end(), value) == values.end())
      report.add(pointer, [&] { return enum_message(*allowed, value); });
  }
  if (const Json* constant = schema.find("const"); constant && *constant != value)
    report.add(pointer, [&] { return "expected " + brief(*constant) + found(value); });
  if (value.is_number()) check_number(schema, value, pointer, report);
  if (value.is_text()) check_text(schema, value, pointer, report);
}

void SchemaEvaluation::check_number(const Json& schema, const Json& value,
                                    const std::string& pointer, Report& report) {
  const auto breaks = [&](const char* key, auto is_beyond) {
    const Json* bound = schema.find(key);
    return bound && is_beyond(compare_numbers(value, *bound));
  };
  if (breaks("minimum", [](auto order) { return order < 0; }) ||
      breaks("exclusiveMinimum", [](auto order) { return order <= 0; }) ||
      breaks("maximum", [](auto order) { return order > 0; }) ||
      breaks("exclusiveMaximum", [](auto order) { return order >= 0; }))
    report.add(pointer, [&] { return bounds_message(schema, value); });
  if (const Json* step = schema.find("multipleOf"); step && !is_multiple(value, *step))
    report.add(pointer, [&] { return "expected a multiple of " + step->dump() + found(value); });
}

void SchemaEvaluation::check_text(const Json& schema, const Json& value, const std::string& pointer,
                                  Report& report) {
  const std::string& text = value.text();
  // Every code point has exactly one byte that is not a continuation byte.
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  check_size(schema, "minLength", "maxLength", static_cast<std::size_t>(characters), "character",
             pointer, report);
  if (const Json* pattern = schema.find("pattern");
      pattern && !patterns_.matches(pattern->text(), text))
    report.add(pointer,
               [&] { return "expected text that matches " + pattern->text() + found(value); });
}

void SchemaEvaluation::check_size(const Json& schema, const char* least, const char* most,
                                  std::size_t size, const char* unit, const std::string& pointer,
                                  Report& report) {
  const Json* const fewest = schema.find(least);
  if (fewest && static_cast<double>(size) < fewest->number())
    report.add(pointer, [&] { return size_message("at least", *fewest, unit, size); });
  const Json* const highest = schema.find(most);
  if (highest && static_cast<double>(size) > highest->number())
    report.add(pointer, [&] { return size_message("at most", *highest, unit, size); });
}

}  // namespace glossator
