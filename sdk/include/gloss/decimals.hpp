#pragma once
#include <cmath>

namespace gloss {

/// `value` rounded to four decimals: enough for readers of a weight or a score, and many times
/// faster to write and read than all digits of a quotient. REQUIRES: |value| < 2^38.
inline double four_decimals(double value) {
  return std::nearbyint(value * 10000) / 10000 + 0.0;  // -0.0 becomes 0.0
}

}  // namespace gloss
