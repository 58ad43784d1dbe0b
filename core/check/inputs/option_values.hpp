#pragma once
#include <string>
#include <vector>

#include "json/json.hpp"

namespace glossator::check {

/// One option, or a member of one, with a value to be tried.
struct OptionValue {
  std::string pointer;  ///< "/min_score", "/patterns/0/name"
  Json tried;           ///< what stands there

  std::string key;  ///< the option that it is, or is in: "patterns"
  Json value;       ///< all of that option

  /// "option /min_score = 0.5", shortened.
  std::string text() const;
};

/// The values at the bounds of each option of `schema`, which the schema allows: each of an enum,
/// minimum and maximum, the shortest and the longest list.
std::vector<OptionValue> values_at_bounds(const Json& schema);

/// Values for each option of `schema` that make no sense to most plugins and that few schemas
/// exclude: texts, `files` too, and numbers far out.
std::vector<OptionValue> odd_values(const Json& schema, const std::vector<std::string>& files);

}  // namespace glossator::check
