#pragma once
#include <string>

#include "json/json.hpp"

namespace glossator::check {

/// Whether `found` has what `expected` names: an object each of its members, a list the same items,
/// a number the same value to within 0.000001. The children that a record is expected to have are
/// some of its children, in any order.
bool is_match(const Json& expected, const Json& found);

/// What a layer lacks: for each of `expected` that has no record of its own in `found`, a sentence
/// with the nearest record. Empty: nothing. `exactly`: records beyond the expected are told too.
std::vector<std::string> missing_records(const Json& expected, const Json& found, bool exactly);

}  // namespace glossator::check
