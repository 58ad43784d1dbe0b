#pragma once
#include <string>
#include <vector>

#include "json/json.hpp"

namespace glossator::check {

/// One option, or a member of one, with a value to try.
struct OptionValue {
  std::string pointer;  ///< "/min_score", "/patterns/0/name"
  Json tried;           ///< the value there

  std::string key;  ///< the option itself, or the one around it: "patterns"
  Json value;       ///< the whole option

  /// "option /min_score = 0.5", shortened.
  std::string text() const;
};

/// Values at the bounds of each option of `schema`, all allowed by it: each value of an enum,
/// minimum and maximum, the shortest and the longest list.
std::vector<OptionValue> values_at_bounds(const Json& schema);

/// Values for each option of `schema` that are senseless for most plugins but allowed by most
/// schemas: texts, paths of `files`, and extreme numbers.
std::vector<OptionValue> odd_values(const Json& schema, const std::vector<std::string>& files);

}  // namespace glossator::check
