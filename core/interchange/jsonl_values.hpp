#pragma once
#include <optional>

#include "interchange/annotated_document.hpp"
#include "json/json.hpp"

namespace glossator::interchange {

/// The value of a scalar; arrays and objects become their JSON text. Nothing for null.
inline std::optional<Value> plain_value(const Json& json) {
  if (json.is_null()) return std::nullopt;
  if (json.is_boolean()) return json.boolean();
  if (json.is_integer()) return json.integer();
  if (json.is_number()) return json.number();
  return json.is_text() ? json.text() : json.dump();
}

}  // namespace glossator::interchange
