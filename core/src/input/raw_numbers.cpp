#include "input/raw_numbers.hpp"

#include <new>

#include "json/json_pointer.hpp"

namespace glossator {
namespace {

namespace ondemand = simdjson::ondemand;

// object.find_field() does not fit: it compares keys with their escapes.
ondemand::value member(ondemand::object object, std::string_view key) {
  for (auto field : object)
    if (std::string_view(field.unescaped_key()) == key) return field.value();
  throw simdjson::simdjson_error(simdjson::NO_SUCH_FIELD);
}

}  // namespace

std::string_view RawNumbers::find(std::string_view line, std::span<const std::string> tokens) try {
  ondemand::document document =
      parser_.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING);
  ondemand::value value = document.get_value();
  for (const std::string& token : tokens)
    value = value.type() == ondemand::json_type::object
                ? member(value.get_object(), token)
                : ondemand::value(value.get_array().at(array_index(token).value()));
  const std::string_view number = value.raw_json_token();
  return number.substr(0, number.find_last_not_of(" \t\r\n") + 1);
} catch (const simdjson::simdjson_error&) {
  throw std::bad_alloc();  // the line is valid, so only memory can be missing
}

}  // namespace glossator
