#pragma once
#include <string>
#include <vector>

#include "glossator/config.hpp"
#include "json/json_source.hpp"

namespace glossator {

/// An override that was applied: `--set /pipeline/dates/options/x=1`.
struct AppliedOverride {
  std::string pointer;  ///< by RFC 6901: a step's number replaces its name
  std::string text;     ///< "override POINTER=VALUE", as given; problems name it as their file
};

/// Sets the value of each override in `config`, adding missing objects on its path; a replaced
/// value loses its place. An override with a path that leads nowhere becomes a problem.
std::vector<AppliedOverride> apply_overrides(const std::vector<Config::Override>& overrides,
                                             Json& config, Places& places,
                                             std::vector<Problem>& problems);

/// The last of `overrides` that sets the value at `pointer` or an enclosing one; NULL if none does.
const AppliedOverride* override_of(const std::vector<AppliedOverride>& overrides,
                                   const std::string& pointer);
/// The last of `overrides` that sets a value within the one at `pointer`; NULL if none does. It has
/// made the enclosing value if that has no place.
const AppliedOverride* override_within(const std::vector<AppliedOverride>& overrides,
                                       const std::string& pointer);

}  // namespace glossator
