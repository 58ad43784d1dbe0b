#pragma once
#include <string_view>

namespace glossator {

/// Whether `value`, which the decimal reads as, gives all its digits back: 0.10 and 1e3 do, and
/// 0.1000000000000000000001 does not. `decimal` is a number of JSON.
bool keeps_all_digits(std::string_view decimal, double value);

}  // namespace glossator
