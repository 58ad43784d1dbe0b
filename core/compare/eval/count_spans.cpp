#include "compare/eval/counts.hpp"
#include "compare/span_match.hpp"

namespace glossator::compare {
namespace {

struct Fact {
  const char* name;
  std::string ScoredSpan::*member;
};
constexpr Fact facts[] = {
    {"type", &ScoredSpan::type}, {"value", &ScoredSpan::value}, {"mod", &ScoredSpan::mod}};

void count_facts(const ScoredSpan& gold, const ScoredSpan& predicted, Counts& counts) {
  for (const auto& [name, member] : facts) {
    const std::string &truth = gold.*member, &guess = predicted.*member;
    // A span of gold without a value asks for none; but a mod too many is wrong.
    const bool is_judged = !truth.empty() || (member == &ScoredSpan::mod && !guess.empty());
    if (!is_judged) continue;
    counts[std::string("judged ") + name] += 1;
    counts[std::string("right ") + name] += truth == guess;
  }
}

}  // namespace

double count_of(const Counts& counts, const std::string& name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

void add(Counts& to, const Counts& counts, double times) {
  for (const auto& [name, number] : counts) to[name] += times * number;
}

Counts count_spans(const std::vector<ScoredSpan>& gold, const std::vector<ScoredSpan>& predicted) {
  Counts counts;
  counts["gold"] = double(gold.size());
  counts["predicted"] = double(predicted.size());
  for (const ScoredSpan& span : gold) {
    for (const auto& [name, member] : facts)
      if (!(span.*member).empty()) counts[std::string("gold with ") + name] += 1;
    if (!span.type.empty()) counts["type gold " + span.type] += 1;
  }
  for (const ScoredSpan& span : predicted)
    if (!span.type.empty()) counts["type predicted " + span.type] += 1;
  for (const auto& [i, j] : match_spans(extents_of(gold), extents_of(predicted))) {
    const ScoredSpan &truth = gold[i], &guess = predicted[j];
    const bool is_strict = truth.span == guess.span;
    counts["relaxed"] += 1;
    counts["strict"] += is_strict;
    counts["strict_value"] += is_strict && (truth.value.empty() || truth.value == guess.value);
    count_facts(truth, guess, counts);
    if (truth.type.empty() || truth.type != guess.type) continue;
    counts["type relaxed " + truth.type] += 1;
    counts["type strict " + truth.type] += is_strict;
  }
  return counts;
}

}  // namespace glossator::compare
