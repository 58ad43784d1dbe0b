#include "compare/eval/resampling.hpp"

#include <catch2/catch.hpp>
#include <cmath>

namespace resampling_test {

using namespace glossator::compare;

namespace {

Figures share(const Counts& counts) {
  return {{"share", count_of(counts, "right") / count_of(counts, "all")}};
}

DocumentCounts hundred_documents() {
  DocumentCounts documents;
  for (int i = 0; i < 100; ++i) documents.add({{"all", 1}, {"right", double(i % 4 != 0)}});
  return documents;
}

}  // namespace

TEST_CASE("The sum has the counts of all documents") {
  const Counts sum = hundred_documents().sum();
  CHECK(count_of(sum, "all") == 100);
  CHECK(count_of(sum, "right") == 75);
  CHECK(hundred_documents().documents() == 100);
}

TEST_CASE("The interval of a share is that of a binomial distribution") {
  const auto interval = hundred_documents().intervals(share, 20000, 3).at("share");
  // 75 % of 100: quantiles of Binomial(100, 0.75) at 2.5 % and 97.5 %.
  CHECK(interval.low == Approx(0.66).margin(0.011));
  CHECK(interval.high == Approx(0.83).margin(0.011));
}

TEST_CASE("The same seed gives the same interval, another seed another") {
  const DocumentCounts documents = hundred_documents();
  const auto of = [&](std::uint64_t seed) {
    double sum = 0;
    documents.intervals(
        [&](const Counts& counts) {
          sum = sum * 1.01 + count_of(counts, "right");
          return share(counts);
        },
        20, seed);
    return sum;
  };
  CHECK(of(1) == of(1));
  CHECK(of(1) != of(2));
}

TEST_CASE("Without samples there is no interval") {
  CHECK(hundred_documents().intervals(share, 0, 1).empty());
}

}  // namespace resampling_test
