#include "run/run_times.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

namespace run_times_test {

using namespace glossator;
using std::chrono::nanoseconds;

TEST_CASE("Percentiles are within 3 % of those of the sorted times") {
  std::mt19937_64 random(7);
  TimeHistogram histogram;
  std::vector<std::int64_t> all;
  for (int i = 0; i < 5000; ++i) {
    const auto time = static_cast<std::int64_t>(std::exp2(double(random() % 4000) / 100));
    all.push_back(time);
    histogram.add(nanoseconds(time));
  }
  std::sort(all.begin(), all.end());
  for (const double share : {0.0, 0.01, 0.5, 0.95, 0.99, 1.0}) {
    const auto rank = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(share * 5000)));
    const double exact = double(all[rank - 1]);
    const double told = double(histogram.percentile(share).count());
    INFO(share << ": " << exact << " " << told);
    CHECK(told >= exact);
    CHECK(told <= exact * 1.035 + 1);
  }
  CHECK(histogram.max().count() == all.back());
  CHECK(histogram.percentile(1).count() == all.back());
}

TEST_CASE("A histogram takes the shortest and the longest of times") {
  TimeHistogram histogram;
  CHECK(histogram.percentile(0.5).count() == 0);
  histogram.add(nanoseconds::max());
  CHECK(histogram.percentile(0.5) == nanoseconds::max());
  histogram.add(nanoseconds(0));
  histogram.add(nanoseconds(-5));
  CHECK(histogram.percentile(0.5).count() == 0);
}

TEST_CASE("Times of threads add up to those of the run, and the slowest documents are kept") {
  RunTimes one(2), other(2);
  for (int i = 0; i < 100; ++i) {
    Document document;
    document.id = std::to_string(i);
    document.text = std::string(static_cast<std::size_t>(i), 'x');
    const nanoseconds times[] = {nanoseconds(i), nanoseconds(1000 * (i % 50))};
    (i % 3 ? one : other).add(document, times);
  }
  one.add(other);
  CHECK(one.documents().count() == 100);
  CHECK(one.steps()[0].sum().count() == 99 * 50);
  const auto slowest = one.slowest();
  REQUIRE(slowest.size() == RunTimes::slowest_kept);
  CHECK(slowest[0].id == "99");
  CHECK(slowest[0].bytes == 99);
  CHECK(slowest[1].id == "49");
  CHECK(slowest[9].id == "45");
  CHECK(slowest[0].time == nanoseconds(99 + 49000));
}

}  // namespace run_times_test
