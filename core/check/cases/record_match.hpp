#pragma once
#include <string>

#include "json/json.hpp"

namespace glossator::check {

/// Whether `found` has everything that `expected` names: all members of an object, the same items
/// of a list, the same number to within 0.000001. The expected children of a record must be among
/// its children, in any order.
bool is_match(const Json& expected, const Json& found);

/// One sentence, with the nearest record, for each of `expected` that has no record of its own in
/// `found`; empty if none is missing. With `exactly`, records beyond the expected are reported too.
std::vector<std::string> missing_records(const Json& expected, const Json& found, bool exactly);

}  // namespace glossator::check
