#include "text/offset_units.hpp"

#include <catch2/catch.hpp>
#include <gloss/text.hpp>

namespace offset_units_test {

using namespace glossator;

TEST_CASE("Offsets are converted as a count of all units before them tells") {
  const std::string piece = GENERATE("plain ", "é", "€uro", "😀", "a😀é€ ");
  const Unit unit = GENERATE(Unit::byte, Unit::codepoint, Unit::utf16);
  std::string text;
  for (int i = 0; i < 50; ++i) text += piece;  // several blocks
  OffsetUnits offsets(unit);
  offsets.begin("another text é before");
  offsets.begin(text);
  std::uint32_t expected = 0;
  for (std::size_t at = 0;;) {
    REQUIRE(offsets.convert(static_cast<std::uint32_t>(at)) == expected);
    if (at == text.size()) break;
    const auto point = gloss::code_point_at(text, at);
    at += point.size;
    expected += unit == Unit::byte        ? point.size
                : unit == Unit::codepoint ? 1
                                          : (point.value > 0xFFFF ? 2 : 1);
  }
}

}  // namespace offset_units_test
