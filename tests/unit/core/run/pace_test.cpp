#include "run/pace.hpp"

#include <catch2/catch.hpp>

namespace pace_test {

using namespace glossator;
using namespace std::chrono_literals;

TEST_CASE("A thread takes few documents at once if they are slow, and many if they are quick") {
  Pace pace;
  CHECK(pace.documents() == 1);
  pace.note(1, 2s);  // a plugin starts
  CHECK(pace.documents() == 1);
  for (const std::size_t more : {4, 16, 64, 256, 256}) {
    pace.note(pace.documents(), 0ns);
    CHECK(pace.documents() == more);
  }
  pace.note(256, 256 * 9ms);
  CHECK(pace.documents() == 11);
  pace.note(11, 11 * 50ms);
  CHECK(pace.documents() == 2);
  pace.note(2, 2 * 5ms);
  CHECK(pace.documents() == 8);
  pace.note(3, 2h);
  CHECK(pace.documents() == 1);
}

}  // namespace pace_test
