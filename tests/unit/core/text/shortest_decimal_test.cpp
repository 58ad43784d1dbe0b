#include "text/shortest_decimal.hpp"

#include <catch2/catch.hpp>
#include <limits>

namespace shortest_decimal_test {

using glossator::shortest_decimal;

TEST_CASE("A float is the decimal that was meant, not its own digits", "[shortest_decimal]") {
  const auto [value, decimal] = GENERATE(table<float, double>({
      {0.9f, 0.9},
      {0.0f, 0.0},
      {-0.7629f, -0.7629},
      {1.0f / 3, 0.33333334},
      {16777216.0f, 16777216.0},
      {1e-6f, 1e-6},
      {std::numeric_limits<float>::max(), 3.4028235e38},
  }));
  CHECK(shortest_decimal(value) == decimal);
  CHECK(static_cast<float>(shortest_decimal(value)) == value);
}

}  // namespace shortest_decimal_test
