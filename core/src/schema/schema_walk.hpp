#pragma once
#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.hpp"

namespace glossator {

/// A part of a value that its JSON Schema does not allow.
struct Mismatch {
  std::string pointer;  ///< of the part, relative to the checked value
  std::string message;
  bool is_about_key = false;  ///< the key is wrong, not the value

  auto operator<=>(const Mismatch&) const = default;
};

/// The target of the "$ref" of `schema`, a part of `root`; NULL if it has none or the target is not
/// within `root`.
const Json* referenced(const Json& root, const Json& schema);

/// `schema`, a part of `root`, or the target of its "$ref"; NULL if the target is not within
/// `root`. A reference beside "properties" or "items" is not followed: the two form a composition.
const Json* resolved(const Json& root, const Json* schema);

/// The schema of the member or item `token` of a value that `schema` describes, by properties,
/// additionalProperties, prefixItems and items, following references within `root`; NULL if
/// `schema` has none for it.
const Json* schema_of_child(const Json& root, const Json& schema, const std::string& token);

/// Whether `schema` allows keys of an object that it does not list.
bool takes_other_keys(const Json& schema);

/// Every key of an object in `value` that the schema does not list, where it allows no others: by
/// "additionalProperties": false, or because it lists properties and does not mention others.
std::vector<Mismatch> unknown_keys(const Json& root, const Json& value);

/// "unknown key `x`; known: a, b": a key that `schema` does not allow.
std::string unknown_key_message(const Json& schema, const std::string& key);

/// Adds each property with a default that `value` and the values in it lack; where the schema
/// allows only integers, 3.0 becomes 3. Throws Error(plugin) if a default contains itself.
void fill_defaults(const Json& root, Json& value);

}  // namespace glossator
