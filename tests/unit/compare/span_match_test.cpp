#include "compare/span_match.hpp"

#include <catch2/catch.hpp>
#include <tuple>

namespace span_match_test {

using namespace glossator::compare;
using glossator::interchange::TextSpan;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

namespace {

/// All pairs tried, as the rule says it.
Pairs match_by_definition(const std::vector<TextSpan>& a, const std::vector<TextSpan>& b) {
  std::vector<std::tuple<long, long, unsigned, unsigned>> candidates;
  for (unsigned i = 0; i < a.size(); ++i)
    for (unsigned j = 0; j < b.size(); ++j) {
      const long overlap =
          long(std::min(a[i].end, b[j].end)) - long(std::max(a[i].begin, b[j].begin));
      const long sizes = long(a[i].end - a[i].begin) + long(b[j].end - b[j].begin);
      if (overlap > 0) candidates.emplace_back(-overlap, sizes - 2 * overlap, i, j);
    }
  std::sort(candidates.begin(), candidates.end());
  Pairs pairs;
  for (const auto& [overlap, difference, i, j] : candidates) {
    const auto is_taken = [i = i, j = j](const auto& pair) {
      return pair.first == i || pair.second == j;
    };
    if (std::none_of(pairs.begin(), pairs.end(), is_taken)) pairs.emplace_back(i, j);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace

TEST_CASE("Spans that only touch do not match") {
  CHECK(match_spans(std::vector<TextSpan>{{0, 5}}, std::vector<TextSpan>{{5, 9}}).empty());
}

TEST_CASE("The longest overlap matches first, and equal extents always match") {
  const std::vector<TextSpan> gold{{0, 10}, {10, 14}}, predicted{{8, 14}, {0, 4}};
  CHECK(match_spans(gold, predicted) == Pairs{{0, 1}, {1, 0}});
  const std::vector<TextSpan> nested{{0, 20}, {0, 5}};
  CHECK(match_spans(nested, std::vector<TextSpan>{{0, 5}}) == Pairs{{1, 0}});
}

TEST_CASE("Matching of random spans is that of its definition") {
  unsigned state = 7;
  const auto next = [&](unsigned limit) {
    return (state = state * 1103515245 + 12345) / 65536 % limit;
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<TextSpan> sides[2];
    for (auto& side : sides)
      for (unsigned i = next(14); i > 0; --i) {
        const unsigned begin = next(60);
        const bool is_long = next(9) == 0;  // among short ones
        side.push_back({begin, begin + 1 + next(is_long ? 90 : round % 2 ? 4 : 25)});
      }
    CHECK(match_spans(sides[0], sides[1]) == match_by_definition(sides[0], sides[1]));
  }
}

}  // namespace span_match_test
