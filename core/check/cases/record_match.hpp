#pragma once
#include <string>

#include "json/json.hpp"

namespace glossator::check {

/// Whether `found` has everything that `expected` names: all members of an object, the same items
/// of a list, the same number to within 0.000001. The expected children of a record must be among
/// its children, in any order. A member that is expected to be null must not be there. Instead of
/// a value, a member may be expected to be {"one_of": [VALUE...]}, {"not": VALUE} or
/// {"begins_with": TEXT}.
bool is_match(const Json& expected, const Json& found);

/// One sentence, with the nearest record, for each of `expected` that has no record of its own in
/// `found`; empty if none is missing. With `exactly`, records beyond the expected, and beyond those
/// that such a sentence has as the nearest, are reported too.
std::vector<std::string> missing_records(const Json& expected, const Json& found, bool exactly);

}  // namespace glossator::check
