#pragma once
#include <string>
#include <string_view>

namespace glossator {

/// The first byte of `text` that is not UTF-8, with its line and column, from 1 and in bytes, and
/// the key of the config to set; empty: all is UTF-8.
std::string utf8_problem(std::string_view text);

}  // namespace glossator
