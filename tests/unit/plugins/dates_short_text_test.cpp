#include <catch2/catch.hpp>
#include <string>

#include "dates/record.hpp"
#include "dates/short_copy.hpp"

namespace dates_short_text_test {

using gloss::dates::copy_short;
using gloss::dates::ShortText;

TEST_CASE("A short text of any size is copied whole, and nothing beside it changes", "[dates]") {
  const std::string alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP";
  for (std::size_t size = 0; size <= alphabet.size(); ++size) {
    std::string place(alphabet.size() + 2, '.');
    const std::string text = alphabet.substr(0, size);
    CHECK(copy_short(text, place.data() + 1) == place.data() + 1 + size);
    CHECK(place.substr(0, size + 2) == "." + text + ".");
  }
}

TEST_CASE("A short text takes numbers of a width, and cuts what is too long", "[dates]") {
  const auto number = [](std::int64_t value, int width) {
    return std::string(ShortText("T").number(value, width).view());
  };
  CHECK(number(7, 1) == "T7");
  CHECK(number(7, 2) == "T07");
  CHECK(number(42, 1) == "T42");
  CHECK(number(42, 4) == "T0042");
  CHECK(number(1987, 4) == "T1987");
  CHECK(number(1987, 6) == "T001987");
  CHECK(number(12345, 4) == "T12345");
  CHECK(number(-489, 4) == "T-0489");
  ShortText text;
  for (int i = 0; i < 100; ++i) text += 'x';
  const std::string cut(text.view());
  CHECK(cut == std::string(cut.size(), 'x'));
  CHECK((text += "yz").view() == cut);
  CHECK(ShortText(std::string(100, 'x')).view() == cut);
}

}  // namespace dates_short_text_test
