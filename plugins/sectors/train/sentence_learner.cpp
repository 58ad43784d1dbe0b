#include "sentence_learner.hpp"

#include <algorithm>
#include <cmath>

namespace gloss::sectors::train {
namespace {

float probability(float weight) {
  if (weight <= 0) return 0;
  const float cube = weight * weight * weight;
  return cube / (1 + cube);
}

class Learner {
 public:
  Learner(SentenceModel& model, const TermList& terms, const std::vector<int>& counts,
          const Settings& settings)
      : model_(model),
        terms_(terms),
        words_(model.words.size()),
        supported_(terms.size(), settings("term_caution", 2)),
        unsupported_(terms.size(), settings("term_caution", 2)),
        rate_(settings("rate", 0.05)),
        threshold_(settings("drop", 0.05)) {
    for (Lanes& row : words_) row.fill(settings("caution", 8));
    const float pull = settings("pull", 3);
    for (const int count : counts) pulls_.push_back(pull / static_cast<float>(std::max(count, 1)));
    term_pull_ = settings("term_pull", 0.3);
    outside_ = settings("outside", 0.3);
    source_weight_ = {
        settings("news", 0.3),   settings("sentences", 1), 0, settings("definitions", 0.2), 0,
        settings("readings", 1), settings("own_lines", .3)};
  }

  void update(const Unit& sentence) {
    const Lanes sums = model_.sums(sentence);
    const float weight = source_weight_[static_cast<std::size_t>(sentence.source)];
    Lanes slope{};
    bool is_flat = true;
    for (unsigned code = 0; code < code_count; ++code) {
      if (sentence.targets[code] == Target::unknown) continue;
      const float y = sentence.targets[code] == Target::yes ? 1.0f : 0.0f;
      // Below this weight the slope of the logarithm has no sense.
      constexpr float least = 0.6f;
      if (y == 0 && sums[code] <= 0.05f) continue;
      slope[code] = weight * 3 * (probability(sums[code]) - y) / std::max(sums[code], least);
      is_flat = false;
    }
    if (is_flat) return;
    for (const Value& word : sentence.words) {
      if (sentence.shown.empty()) {
        step_word(slope, word);
        continue;
      }
      // A word outside of the reader's phrases is hardly a reason for their codes.
      Lanes own = slope;
      for (unsigned code = 0; code < code_count; ++code)
        if (slope[code] < 0) own[code] *= outside_;
      for (const Shown& item : sentence.shown)
        if (item.feature == word.feature) {
          own[item.code] = slope[item.code];
          own[section_of(item.code)] = slope[section_of(item.code)];
        }
      step_word(own, word);
    }
    for (const TermValue& term : sentence.terms) step_term(slope, term);
  }

  void prune() {
    for (Lanes& row : model_.words)
      for (float& weight : row)
        if (std::fabs(weight) < threshold_) weight = 0;
    is_pruned_ = true;
  }

 private:
  void step_word(const Lanes& slope, const Value& word) {
    Lanes& row = model_.words[word.feature];
    Lanes& squares = words_[word.feature];
    const float pull = pulls_[word.feature];
    for (std::size_t i = 0; i < lanes; ++i) {
      const float gradient = slope[i] * word.value;
      squares[i] += gradient * gradient;
      const float change = rate_ * gradient / std::sqrt(squares[i]);
      const float left = (row[i] - change) * (1 - rate_ * std::min(pull, 1.0f));
      row[i] = is_pruned_ && row[i] == 0 ? 0 : left;
    }
  }
  void step_term(const Lanes& slope, const TermValue& term) {
    float& square = (term.counts ? supported_ : unsupported_)[term.term];
    float& weight = (term.counts ? model_.supported : model_.unsupported)[term.term];
    const float gradient = slope[terms_[term.term].code] * term.value + term_pull_ * weight * 0.1f;
    square += gradient * gradient;
    weight -= rate_ * gradient / std::sqrt(square);
  }

  SentenceModel& model_;
  const TermList& terms_;
  std::vector<Lanes> words_;  // sums of squared slopes
  std::vector<float> supported_, unsupported_;
  std::vector<float> pulls_;
  std::array<float, source_count> source_weight_{};
  float rate_, threshold_, term_pull_, outside_;
  bool is_pruned_ = false;
};

}  // namespace

Lanes SentenceModel::sums(const Unit& sentence) const {
  Lanes out{};
  for (const Value& word : sentence.words) {
    const Lanes& row = words[word.feature];
    for (std::size_t i = 0; i < lanes; ++i) out[i] += word.value * row[i];
  }
  for (const TermValue& term : sentence.terms) {
    const Term& listed = (*terms_)[term.term];
    out[listed.code] +=
        term.value * (term.counts ? static_cast<float>(listed.weight) + supported[term.term]
                                  : unsupported[term.term]);
  }
  return out;
}

SentenceModel learn_sentences(std::span<const Unit> sentences, const TermList& terms,
                              std::size_t word_count, const Settings& settings, unsigned held) {
  SentenceModel model(terms, word_count);
  std::vector<const Unit*> order;
  std::vector<int> counts(word_count);
  for (const Unit& sentence : sentences) {
    if (sentence.fold == held) continue;
    order.push_back(&sentence);
    for (const Value& word : sentence.words) ++counts[word.feature];
  }
  Learner learner(model, terms, counts, settings);
  Shuffler shuffler;
  const auto run = [&](int epochs) {
    for (int epoch = 0; epoch < epochs; ++epoch) {
      shuffler.shuffle(order);
      for (const Unit* sentence : order) learner.update(*sentence);
    }
  };
  run(static_cast<int>(settings("epochs", 8)));
  learner.prune();
  run(static_cast<int>(settings("last_epochs", 2)));
  return model;
}

}  // namespace gloss::sectors::train
