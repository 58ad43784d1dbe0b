#pragma once
#include <string>
#include <vector>

#include "glossator/config.hpp"
#include "json/json_source.hpp"

namespace glossator {

/// An override that was applied: `--set /pipeline/dates/options/x=1`.
struct AppliedOverride {
  std::string pointer;  ///< as RFC 6901 has it: a step's name has become its number
  std::string text;     ///< "override POINTER=VALUE", as it was given: what problems name as file
};

/// Puts each override's value into `config` in place, adding objects on the way to it; what stood
/// there loses its place. Overrides that lead nowhere become problems.
std::vector<AppliedOverride> apply_overrides(const std::vector<Config::Override>& overrides,
                                             nlohmann::ordered_json& config, Places& places,
                                             std::vector<Problem>& problems);

/// The last of `overrides` that set the value at `pointer` or one around it; NULL if none did.
const AppliedOverride* override_of(const std::vector<AppliedOverride>& overrides,
                                   const std::string& pointer);

}  // namespace glossator
