#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

/// Something in a value that its JSON Schema does not allow.
struct Mismatch {
  std::string pointer;  ///< of the value, relative to the value that was checked
  std::string message;
  bool is_about_key = false;  ///< the key is wrong, not what stands there
};

/// What `schema`, a part of `root`, stands for: itself, or what its "$ref" leads to; NULL if that
/// is nothing within `root`.
const nlohmann::ordered_json* resolved(const nlohmann::ordered_json& root,
                                       const nlohmann::ordered_json* schema);

/// The schema of the member or item `token` of a value that `schema` describes, by properties,
/// additionalProperties and items, references within `root` followed; NULL if it says nothing.
const nlohmann::ordered_json* schema_of_child(const nlohmann::ordered_json& root,
                                              const nlohmann::ordered_json& schema,
                                              const std::string& token);

/// The schema of the value at `pointer` in a value that `root` describes; NULL if it says nothing.
const nlohmann::ordered_json* schema_at(const nlohmann::ordered_json& root,
                                        std::string_view pointer);

/// Every key of an object in `value` that the schema does not list, where it takes no others: by
/// "additionalProperties": false, or by listing properties and saying nothing about others.
std::vector<Mismatch> unknown_keys(const nlohmann::ordered_json& root,
                                   const nlohmann::ordered_json& value);

/// Adds each property of `root` with a default that `value` lacks, and those within.
void fill_defaults(const nlohmann::ordered_json& root, nlohmann::ordered_json& value);

}  // namespace glossator
