#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace glossator {

/// A finding of the validator, in its words.
struct Finding {
  std::string pointer;
  std::string description;
};

/// Validates `value` against `schema`; nothing found means valid. Findings that only say that a
/// part was refused are left out where the finding about the part is there.
/// Throws Error(plugin) if the schema is broken or uses a keyword that is not supported.
std::vector<Finding> validate(const nlohmann::ordered_json& schema,
                              const nlohmann::ordered_json& value);

}  // namespace glossator
