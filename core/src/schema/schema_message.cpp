#include "schema/schema_message.hpp"

#include <algorithm>

#include "text/nearest_name.hpp"
#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

std::string with_article(const std::string& type) {
  if (type == "null") return type;
  if (type == "boolean") return "true or false";
  return (type == "integer" || type == "object" || type == "array" ? "an " : "a ") + type;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " or " : ", ") + parts[i];
  return text;
}

/// The values of an enum as a reader would write them: texts without quotes.
std::vector<std::string> names_of(const Json& values) {
  std::vector<std::string> names;
  for (const Json& value : values.items())
    names.push_back(value.is_text() ? value.text() : value.dump());
  return names;
}

}  // namespace

std::string brief(const Json& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "an array";
  std::string text = value.dump();
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return text;
  std::size_t cut = longest;
  while (!gloss::is_boundary(text, cut)) --cut;
  return text.substr(0, cut) + "...";
}

std::string found(const Json& value) { return "; found " + brief(value); }

std::string types_text(std::span<const Json* const> schemas) {
  std::vector<std::string> names;
  const auto add = [&](const Json& type) {
    const std::string name = with_article(type.text());
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const Json* schema : schemas) {
    const Json* type = schema->find("type");
    if (!type) continue;
    if (type->is_text()) add(*type);
    for (const Json& one : type->items()) add(one);
  }
  return joined(names);
}

std::string enum_message(const Json& allowed, const Json& value) {
  const auto names = names_of(allowed);
  std::string text = allowed.size() == 1 ? "expected " : "expected one of ";
  for (std::size_t i = 0; i < names.size(); ++i) text += (i == 0 ? "" : ", ") + names[i];
  text += found(value);
  if (!value.is_text()) return text;
  const auto nearest = nearest_name(value.text(), names);
  return nearest ? text + "; did you mean \"" + *nearest + "\"?" : text;
}

std::string bounds_message(const Json& schema, const Json& value) {
  std::string low, high;
  if (const Json* least = schema.find("minimum")) low += "at least " + least->dump();
  if (const Json* above = schema.find("exclusiveMinimum"))
    low += (low.empty() ? "more than " : " and more than ") + above->dump();
  if (const Json* most = schema.find("maximum")) high += "at most " + most->dump();
  if (const Json* below = schema.find("exclusiveMaximum"))
    high += (high.empty() ? "less than " : " and less than ") + below->dump();
  return "expected " + low + (low.empty() || high.empty() ? "" : " and ") + high + found(value);
}

std::string size_message(const std::string& bound, const Json& limit, const std::string& unit,
                         std::size_t size, const std::string& kind) {
  return "expected " + bound + " " + limit.dump() + " " + unit + (limit == Json(1) ? "" : "s") +
         kind + "; found " + std::to_string(size);
}

std::string missing_key_message(const Json& schema, const std::string& key) {
  const Json* properties = schema.find("properties");
  const Json* property = properties ? properties->find(key) : nullptr;
  const std::string description = property ? property->text_or("description", "") : "";
  return "key `" + key + "` is missing" + (description.empty() ? "" : ": " + description);
}

std::string not_message(const Json& ruled_out, const Json& value) {
  if (const Json* one = ruled_out.find("const"))
    return "expected anything but " + brief(*one) + found(value);
  if (const Json* values = ruled_out.find("enum"))
    return "expected anything but " + joined(names_of(*values)) + found(value);
  const Json* const schemas[] = {&ruled_out};
  const std::string types = types_text(schemas);
  const bool says_type_only = ruled_out.size() == 1 && !types.empty();
  return (says_type_only ? "expected anything but " + types : "is of the kind ruled out here") +
         found(value);
}

}  // namespace glossator
