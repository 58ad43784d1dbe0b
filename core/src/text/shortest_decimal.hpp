#pragma once
#include <charconv>

namespace glossator {

/// The double that the shortest decimal of `value` reads as, which JSON has: 0.9 and not
/// 0.899999976. REQUIRES: finite.
inline double shortest_decimal(float value) {
  char text[32];
  double number = 0;
  std::from_chars(text, std::to_chars(text, text + sizeof text, value).ptr, number);
  return number;
}

}  // namespace glossator
