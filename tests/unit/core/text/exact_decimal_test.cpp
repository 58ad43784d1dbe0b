#include "text/exact_decimal.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

namespace exact_decimal_test {

using namespace glossator;

TEST_CASE("A double keeps the digits of most decimals, and not those of long ones") {
  for (const char* const kept :
       {"0.1", "0.10", "-1.5", "1e3", "1E+3", "100.0", "0.0", "-0.0", "2.5e-7", "0e9",
        "123456789.125", "1.7976931348623157e308", "0.30000000000000004", "00012.50"}) {
    CAPTURE(kept);
    CHECK(keeps_all_digits(kept, std::strtod(kept, nullptr)));
  }
  for (const char* const lost :
       {"0.1000000000000000000001", "3.14159265358979323846", "12345678901234567890.5", "1e-400",
        "1e400", "1e99999999999", "0.300000000000000044"}) {
    CAPTURE(lost);
    CHECK_FALSE(keeps_all_digits(lost, std::strtod(lost, nullptr)));
  }
}

}  // namespace exact_decimal_test
