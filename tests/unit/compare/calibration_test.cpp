#include "compare/eval/calibration.hpp"

#include <catch2/catch.hpp>

namespace calibration_test {

using glossator::compare::Calibration;

TEST_CASE("Scores fall into tenths, with 1 in the last one") {
  Calibration scores;
  for (const double score : {0.3, 0.35, 0.999, 1.0}) scores.add(score, score > 0.32);
  const auto bins = scores.bins();
  REQUIRE(bins.size() == 2);
  CHECK(bins[0].from == Approx(0.3));
  CHECK(bins[0].count == 2);
  CHECK(bins[0].mean_score == Approx(0.325));
  CHECK(bins[0].share_right == Approx(0.5));
  CHECK(bins[1].count == 2);
  CHECK(bins[1].share_right == Approx(1));
  // (2 * |0.325 - 0.5| + 2 * |0.9995 - 1|) / 4
  CHECK(scores.error() == Approx(0.08775));
}

TEST_CASE("The best threshold drops wrong predictions with low scores") {
  Calibration scores;
  scores.add(0.9, true);
  scores.add(0.8, false);
  scores.add(0.7, true);
  scores.add(0.2, false);
  scores.add(0.1, false);
  const auto best = scores.best_threshold(2);
  REQUIRE(best);
  CHECK(best->score == Approx(0.7));
  CHECK(best->f1 == Approx(2 * 2.0 / (2 + 3)));
  CHECK_FALSE(Calibration().best_threshold(2));
}

TEST_CASE("A threshold does not part predictions with equal scores") {
  Calibration scores;
  scores.add(0.5, true);
  scores.add(0.5, false);
  CHECK(scores.best_threshold(1)->f1 == Approx(2 * 1.0 / (1 + 2)));
}

}  // namespace calibration_test
