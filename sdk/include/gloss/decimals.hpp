#pragma once
#include <cmath>

namespace gloss {

/// `value` with four decimals: what people read of a weight or a score, and what is written and
/// read many times faster than all the digits of a quotient. |value| < 2^38.
inline double four_decimals(double value) {
  return std::nearbyint(value * 10000) / 10000 + 0.0;  // -0.0 becomes 0.0
}

}  // namespace gloss
