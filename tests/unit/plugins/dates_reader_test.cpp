#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "dates/atoms.hpp"
#include "dates/reader.hpp"

namespace dates_reader_test {

using namespace gloss::dates;
using gloss::Span;

TEST_CASE("The ends of a piece are those that a walk word by word finds", "[dates]") {
  std::mt19937 random(7);
  std::vector<Span> spans;
  for (std::uint32_t begin = 0; spans.size() < 60; begin += 1 + random() % 9)
    spans.push_back({begin, begin + 1});
  const std::vector<std::uint32_t> ids(spans.size());
  const Row row;
  const Tokens tokens(spans.data(), {ids, &row, sizeof(Row)});
  for (int run = 0; run < 2000; ++run) {
    const auto at = static_cast<std::uint32_t>(random() % tokens.size());
    const auto least = static_cast<std::uint32_t>(random() % (at + 1));
    const auto place = static_cast<std::uint32_t>(random() % (spans.back().end + 3));
    std::uint32_t first = at, behind = least;
    while (first > least && spans[first - 1].begin >= place) --first;
    while (behind < at && spans[behind].begin < place) ++behind;
    CHECK(tokens.first_from(place, least, at) == first);
    CHECK(tokens.first_behind(place, least, at) == behind);
  }
}

TEST_CASE("A list of atoms tells of each whether it is joined or touches", "[dates]") {
  AtomList atoms;
  for (int time = 0; time < 2; ++time) {  // the list is used again
    atoms.clear();
    for (std::uint32_t i = 0; i < 200; ++i) {
      Row row;
      row.number = static_cast<std::int32_t>(i);
      atoms.add(row, {3 * i, 3 * i + (i % 2 == 0 ? 3u : 2u)}, i % 5 == 1);
    }
    const std::string text(600, 'x');
    const Reader in = atoms.reader(text, false);
    REQUIRE(in.size() == 200);
    for (std::uint32_t i = 0; i < 200; ++i) {
      CHECK(in.number(i) == static_cast<std::int32_t>(i));
      CHECK(in.joined(i) == (i % 5 == 1));
      CHECK(in.touching(i) == (i % 2 == 1));
      CHECK(in.span(i).begin == 3 * i);
    }
    CHECK(in.row(200).words.empty());
    CHECK(in.text(200).empty());
    CHECK_FALSE(in.joined(200));
    CHECK_FALSE(in.touching(200));
    CHECK(&in.before(0) == &in.row(200));
  }
}

}  // namespace dates_reader_test
