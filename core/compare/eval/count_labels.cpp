#include <algorithm>
#include <iterator>

#include "compare/eval/counts.hpp"
#include "compare/span_match.hpp"

namespace glossator::compare {
namespace {

using Names = std::set<std::string>;

Names without(const Names& names, const Names& others) {
  Names left;
  std::set_difference(names.begin(), names.end(), others.begin(), others.end(),
                      std::inserter(left, left.end()));
  return left;
}

Names shared_by(const Names& a, const Names& b) {
  Names both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  return both;
}

Names sections_of(const Names& codes) {
  Names letters;
  for (const std::string& code : codes) letters.insert(code.substr(0, 1));
  return letters;
}

/// One decision; an empty guess, for which nothing was predicted, is always wrong.
void count_class(const std::string& truth, const std::string& guess, Counts& counts) {
  counts["decisions"] += 1;
  counts["gold " + truth] += 1;
  counts["predicted " + (guess.empty() ? "nothing" : guess)] += 1;
  counts["right " + truth] += truth == guess;
}

double polarity_of(const std::optional<Opinion>& opinion) {
  if (!opinion) return 0;
  if (opinion->polarity) return *opinion->polarity;
  return opinion->label == "positive" ? 1 : opinion->label == "negative" ? -1 : 0;
}

}  // namespace

bool agrees(const std::string& code, const Names& codes) {
  return std::any_of(codes.begin(), codes.end(), [&](const std::string& other) {
    return code == other || (code[0] == other[0] && (code.size() == 1 || other.size() == 1));
  });
}

Counts count_sectors(const GoldDocument& gold, const ScoredDocument& predicted) {
  Counts counts;
  if (!gold.sectors) return counts;
  const Names& truth = *gold.sectors;
  const Names guess =
      without(predicted.sectors.value_or(Names{}), without(gold.optional_sectors, truth));
  if (!truth.empty()) {
    for (const std::string& name : truth) counts["gold " + name] += 1;
    for (const std::string& name : guess) counts["predicted " + name] += 1;
    for (const std::string& name : shared_by(truth, guess)) counts["right " + name] += 1;
    if (truth != guess) counts["wrong"] = 1;
    return counts;
  }
  const bool has_industry = gold.divisions && !gold.divisions->empty();
  if (has_industry || gold.has_mapped_topics) return counts;
  counts["empty"] = 1;
  counts["false sector"] = counts["wrong"] = !guess.empty();
  return counts;
}

Counts count_divisions(const GoldDocument& gold, const ScoredDocument& predicted) {
  const Names truth = gold.divisions.value_or(Names{});
  const Names codes = predicted.divisions.value_or(Names{});
  Names guess;
  for (const std::string& code : codes)
    if (agrees(code, truth) || !agrees(code, gold.optional_divisions)) guess.insert(code);
  const Names letters = sections_of(truth);
  const Names guessed =
      without(sections_of(codes), without(sections_of(gold.optional_divisions), letters));
  const auto found = std::count_if(truth.begin(), truth.end(),
                                   [&](const std::string& code) { return agrees(code, guess); });
  const auto right = std::count_if(guess.begin(), guess.end(),
                                   [&](const std::string& code) { return agrees(code, truth); });
  const bool is_wrong = std::size_t(found) < truth.size() || std::size_t(right) < guess.size();
  return {{"gold", double(truth.size())},
          {"predicted", double(guess.size())},
          {"found", double(found)},
          {"right", double(right)},
          {"wrong", double(is_wrong)},
          {"gold sections", double(letters.size())},
          {"predicted sections", double(guessed.size())},
          {"right sections", double(shared_by(letters, guessed).size())},
          {"empty", double(truth.empty())},
          {"predicted empty", double(guess.empty())},
          {"right empty", double(truth.empty() && guess.empty())},
          {"false sector", double(truth.empty() && !guess.empty())}};
}

Counts count_sentiment(const GoldDocument& gold, const ScoredDocument& predicted) {
  Counts counts;
  if (!gold.sentiment) return counts;
  count_class(gold.sentiment->label, predicted.sentiment ? predicted.sentiment->label : "", counts);
  if (!gold.sentiment->polarity) return counts;
  const double x = *gold.sentiment->polarity, y = polarity_of(predicted.sentiment);
  add(counts, {{"scores", 1}, {"x", x}, {"y", y}, {"xx", x * x}, {"yy", y * y}, {"xy", x * y}});
  return counts;
}

Counts count_targets(const GoldDocument& gold, const ScoredDocument& predicted) {
  std::vector<std::string> labels(gold.targets.size(), "neutral");
  Counts counts{{"matched", 0}};
  for (const auto& [i, j] : match_spans(extents_of(gold.targets), extents_of(predicted.targets))) {
    labels[i] = predicted.targets[j].label;
    counts["matched"] += 1;
  }
  for (std::size_t i = 0; i < labels.size(); ++i)
    count_class(gold.targets[i].label, labels[i], counts);
  return counts;
}

}  // namespace glossator::compare
