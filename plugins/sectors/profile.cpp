/// Labels of profiles of companies.
#include <algorithm>
#include <array>
#include <cmath>
#include <gloss/decimals.hpp>
#include <utility>

#include "labels.hpp"

namespace gloss::sectors {

/// Sums up the gates of the distinct words among the first ones: one word again and again is no
/// profile. Begins with the most that they may be, and ends as soon as that is too little.
bool Labeller::is_profile(const Words& words) {
  const Words first = words.part(0, std::min(words.size(), gate_tokens));
  const std::int32_t least = model_->header().least_gate;
  std::int32_t sum = 0;
  for (std::uint32_t i = 0; i < first.size(); ++i) sum += first[i].gain;
  begin_unit();
  for (std::uint32_t i = 0; i < first.size() && sum >= least; ++i) {
    const WordRow& word = first[i];
    if (word.row == 0) continue;
    sum -= word.gain;
    if (std::exchange(seen_[word.row - 1].unit, unit_) != unit_) sum += model_->gate(word.row - 1);
  }
  return sum >= least;
}

const std::vector<Label>& Labeller::weigh_profile(std::span<const Hit> terms, const Words& words,
                                                  const LayerView& tokens) {
  count_profile(terms, words);
  gather_profile(all_codes, tokens);
  return labels_;
}

const std::vector<Label>& Labeller::label_profile(std::span<const Hit> terms, const Words& words,
                                                  const LayerView& tokens, double min_score) {
  count_profile(terms, words);
  labels_.clear();
  const CodeSet best = strongest_in_profile();
  if (best.none()) return labels_;
  gather_profile(best, tokens);
  if (labels_.front().score < min_score) labels_.clear();
  return labels_;
}

/// Counts all words that have weights in profiles, and gathers the terms of divisions.
void Labeller::count_profile(std::span<const Hit> terms, const Words& words) {
  profile_words_.clear();
  for (std::uint32_t i = 0; i < words.size(); ++i)
    if (words[i].row != 0 && !model_->in_profile(words[i].row - 1).empty())
      profile_words_.push_back({words[i].row - 1, i});
  count_words(profile_words_, 0);
  gather(terms, 0, profile_scale() * model_->header().profile_term);
  std::erase_if(terms_found_, [](const Evidence& item) { return is_section(item.code); });
}

/// The code with the greatest weight, of those with evidence; none if there is no evidence.
CodeSet Labeller::strongest_in_profile() const {
  std::array<double, code_count> weights{};
  CodeSet found;
  const auto add = [&](unsigned code, double weight) {
    found.set(code);
    weights[code] += weight;
  };
  for (const Evidence& item : terms_found_) add(item.code, item.weight);
  for_each_profile_word([&](const CountedWord&, unsigned code, double weight) {
    if (const double rounded = four_decimals(weight); rounded != 0) add(code, rounded);
  });
  CodeSet best;
  double greatest = -INFINITY;
  found.for_each([&](unsigned code) {
    if (weights[code] <= greatest) return;
    greatest = weights[code];
    best = CodeSet();
    best.set(code);
  });
  return best;
}

/// Makes the labels of the codes `wanted` that have evidence.
void Labeller::gather_profile(const CodeSet& wanted, const LayerView& tokens) {
  evidence_.clear();
  for (const Evidence& item : terms_found_)
    if (wanted[item.code]) evidence_.push_back(item);
  for_each_profile_word([&](const CountedWord& word, unsigned code, double weight) {
    if (wanted[code]) add_word(tokens.span(word.token), code, weight);
  });
  sort_evidence();
  sum_evidence();
}

/// Calls use(word, code, weight) for each weight of the counted words.
template <class Use>
void Labeller::for_each_profile_word(Use use) const {
  const double scale = profile_scale() * weight_unit;
  for (const CountedWord& word : words_) {
    const double value = repeated(word.times) * scale;
    for (const CodeWeight& item : model_->in_profile(word.row))
      use(word, item.code, value * item.weight);
  }
}

double Labeller::profile_scale() const {
  double squares = 1;
  for (const CountedWord& word : words_) {
    const double value = repeated(word.times);
    squares += value * value;
  }
  return model_->header().profile_scale / std::sqrt(squares);
}

}  // namespace gloss::sectors
