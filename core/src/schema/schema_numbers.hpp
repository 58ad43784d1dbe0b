#pragma once
#include <compare>
#include <string>

#include "json/json.hpp"

namespace glossator {

/// Compares two numbers by value; integers exactly.
std::partial_ordering compare_numbers(const Json& a, const Json& b);

/// Whether `value` is a number without a fraction, such as 1 or 1.0.
bool is_whole(const Json& value);

/// Whether `value` is a multiple of `step`, both taken as the shortest decimals that read back the
/// same: 4.02 is a multiple of 0.01, though the nearest double is not. REQUIRES: both are numbers,
/// `step` is greater than 0.
bool is_multiple(const Json& value, const Json& step);

/// A text that two values share only if they are equal: numbers by value, members in any order.
std::string text_by_value(const Json& value);

}  // namespace glossator
