#include "compare/eval/counts.hpp"

#include <catch2/catch.hpp>

#include "compare/eval/figures.hpp"

namespace counts_test {

using namespace glossator::compare;

namespace {

double figure(const Figures& figures, const std::string& name) {
  for (const Figure& each : figures)
    if (each.name == name) return each.value.value_or(-1);
  FAIL("no figure " + name);
  return 0;
}

bool has(const Figures& figures, const std::string& name) {
  return std::any_of(figures.begin(), figures.end(),
                     [&](const Figure& each) { return each.name == name; });
}

}  // namespace

TEST_CASE("Figures of spans follow from strict and relaxed matches, types and values") {
  const std::vector<ScoredSpan> gold{
      {{0, 5}, "DATE", "2021", ""}, {{10, 20}, "DATE", "2022", "MID"}, {{30, 35}, "TIME", "", ""}};
  const std::vector<ScoredSpan> predicted{{{0, 5}, "DATE", "2021", ""},
                                          {{12, 20}, "TIME", "2022", "MID"},
                                          {{40, 45}, "TIME", "", ""},
                                          {{50, 55}, "DATE", "", ""}};
  const Figures figures = figures_of("dates", count_spans(gold, predicted), {});
  CHECK(figure(figures, "strict_p") == Approx(1 / 4.0));
  CHECK(figure(figures, "strict_r") == Approx(1 / 3.0));
  CHECK(figure(figures, "strict_f1") == Approx(2 / 7.0));
  CHECK(figure(figures, "relaxed_f1") == Approx(4 / 7.0));
  CHECK(figure(figures, "type_accuracy") == Approx(1 / 2.0));
  CHECK(figure(figures, "type_f1") == Approx(2 / 7.0));
  CHECK(figure(figures, "value_accuracy") == Approx(1));
  CHECK(figure(figures, "value_f1") == Approx(4 / 7.0));
  CHECK(figure(figures, "mod_accuracy") == Approx(1));
  CHECK(figure(figures, "strict_value_f1") == Approx(2 / 7.0));
  // DATE: 1 right, 2 gold, 2 predicted; TIME: none right.
  CHECK(figure(figures, "macro_strict_f1") == Approx((2 * 1 / 4.0 + 0) / 2));
}

TEST_CASE("A span of gold without a value asks for none, but a mod too many is wrong") {
  const std::vector<ScoredSpan> gold{{{0, 5}, "", "", ""}, {{6, 9}, "", "x", "END"}};
  const std::vector<ScoredSpan> predicted{{{0, 5}, "T", "2021", "MID"}, {{6, 9}, "", "x", "END"}};
  const Counts counts = count_spans(gold, predicted);
  CHECK(count_of(counts, "strict_value") == 2);
  CHECK(count_of(counts, "judged value") == 1);
  CHECK(count_of(counts, "judged mod") == 2);
  CHECK(count_of(counts, "right mod") == 1);
  CHECK_FALSE(has(figures_of("dates", counts, {}), "type_accuracy"));
}

TEST_CASE("Incomplete gold has no precision, and loose gold no strict figures") {
  const Counts counts = count_spans({{{0, 5}, "", "", ""}}, {{{0, 5}, "", "", ""}});
  const Figures recall = figures_of("dates", counts, {.recall_only = true});
  CHECK(has(recall, "strict_r"));
  CHECK_FALSE(has(recall, "strict_p"));
  CHECK_FALSE(has(recall, "relaxed_f1"));
  const Figures loose = figures_of("dates", counts, {.derived = true});
  CHECK_FALSE(has(loose, "strict_r"));
  CHECK(has(loose, "relaxed_f1"));
}

TEST_CASE("Optional sectors count neither way, and an empty list of gold says no sector") {
  GoldDocument gold;
  ScoredDocument predicted;
  CHECK(count_sectors(gold, predicted).empty());
  gold.sectors = {{"Energy", "Materials"}};
  gold.optional_sectors = {"Utilities"};
  predicted.sectors = {{"Energy", "Utilities", "Financials"}};
  const Figures figures = figures_of("sectors", count_sectors(gold, predicted), {});
  CHECK(figure(figures, "micro_p") == Approx(1 / 2.0));
  CHECK(figure(figures, "micro_r") == Approx(1 / 2.0));
  CHECK(figure(figures, "macro_f1") == Approx((1 + 0) / 2.0));
  gold.sectors->clear();
  CHECK(figure(figures_of("sectors", count_sectors(gold, predicted), {}), "false_sector_rate") ==
        1);
  gold.has_mapped_topics = true;
  CHECK(count_sectors(gold, predicted).empty());
}

TEST_CASE("A section letter agrees with each of its divisions") {
  GoldDocument gold;
  ScoredDocument predicted;
  gold.divisions = {{"C10", "D"}};
  gold.optional_divisions = {"G47"};
  predicted.divisions = {{"C10", "D35", "G47", "K64"}};
  const Figures figures = figures_of("sectors_isic", count_divisions(gold, predicted), {});
  CHECK(figure(figures, "micro_p") == Approx(2 / 3.0));
  CHECK(figure(figures, "micro_r") == Approx(1));
  CHECK(figure(figures, "micro_f1") == Approx(0.8));
  CHECK(figure(figures, "section_f1") == Approx(2 * 2 / (2 + 3.0)));
}

TEST_CASE("A prediction without polarity stands for 1, 0 or -1, and no prediction is wrong") {
  Counts counts;
  const char* const labels[] = {"positive", "neutral", "negative"};
  for (int i = 0; i < 3; ++i) {
    GoldDocument gold;
    ScoredDocument predicted;
    gold.sentiment = Opinion{labels[i], 1.0 - i};
    if (i < 2) predicted.sentiment = Opinion{labels[i]};
    add(counts, count_sentiment(gold, predicted));
  }
  const Figures figures = figures_of("sentiment", counts, {});
  CHECK(figure(figures, "accuracy") == Approx(2 / 3.0));
  CHECK(figure(figures, "f1 negative") == 0);
  CHECK(figure(figures, "macro_f1") == Approx(2 / 3.0));
  // x = 1, 0, -1 and y = 1, 0, 0
  CHECK(figure(figures, "pearson_r") == Approx(std::sqrt(3) / 2));
}

TEST_CASE("A target that no prediction overlaps counts as predicted neutral") {
  GoldDocument gold;
  ScoredDocument predicted;
  gold.targets = {{{0, 5}, "neutral"}, {{6, 9}, "positive"}, {{10, 15}, "negative"}};
  predicted.targets = {{{7, 9}, "positive"}, {{20, 25}, "negative"}};
  const Figures figures = figures_of("targets", count_targets(gold, predicted), {});
  CHECK(figure(figures, "accuracy") == Approx(2 / 3.0));
  CHECK(figure(figures, "matched") == Approx(1 / 3.0));
}

}  // namespace counts_test
