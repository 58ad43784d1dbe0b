#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace glossator {

/// `value` for a message: "an object", "an array", or its JSON text, cut if long.
std::string brief(const nlohmann::ordered_json& value);

/// What is wrong with `value` itself (not with what is in it) by `schema`, in plain words: its
/// type, enum, const, bounds, sizes and missing keys. Empty if these keywords do not refuse it.
std::vector<std::string> messages_for(const nlohmann::ordered_json& schema,
                                      const nlohmann::ordered_json& value);

/// Whether `value` is of one of the types that `schema` allows.
bool has_type(const nlohmann::ordered_json& schema, const nlohmann::ordered_json& value);

/// "expected a string or an array": the types that `schemas` allow, each once.
std::string expected_types(const nlohmann::ordered_json& schemas);

}  // namespace glossator
