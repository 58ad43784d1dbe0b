#include "profile_learner.hpp"

#include <algorithm>
#include <cmath>

namespace gloss::sectors::train {
namespace {

bool is_profile(const Unit& text) {
  return text.source == Source::companies || text.source == Source::definitions;
}

/// The probabilities of the divisions.
Lanes softmax(const Lanes& scores) {
  Lanes out{};
  const float most = *std::max_element(scores.begin() + section_count, scores.begin() + code_count);
  float sum = 0;
  for (unsigned code = section_count; code < code_count; ++code)
    sum += out[code] = std::exp(scores[code] - most);
  for (float& value : out) value /= sum;
  return out;
}

class Learner {
 public:
  Learner(ProfileModel& model, const std::vector<int>& counts, const Settings& settings)
      : model_(model), squares_(model.weights.size()), rate_(settings("profile_rate", 0.2)) {
    const float pull = settings("profile_pull", 0.3);
    for (Lanes& row : squares_) row.fill(settings("profile_caution", 0.02));
    for (const int count : counts)
      pulls_.push_back(pull / static_cast<float>(std::max(count, 1)) / 100);
  }

  void update(const Unit& text) {
    const Lanes p = softmax(model_.scores(text));
    float of_choice = 1e-9f;
    for (const std::uint8_t code : text.choice) of_choice += p[code];
    Lanes slope = p;
    for (const std::uint8_t code : text.choice) slope[code] -= p[code] / of_choice;
    const float scale = model_.scale(text);
    for (const Value& word : text.words)
      if (model_.is_used[word.feature])
        step(slope, word.value * scale, pulls_[word.feature], model_.weights[word.feature],
             squares_[word.feature]);
  }

  /// Drops small weights: they stay 0 in all later updates.
  void prune(float least) {
    for (std::size_t word = 0; word < model_.weights.size(); ++word) {
      bool is_used = false;
      for (unsigned code = 0; code < lanes; ++code) {
        float& weight = model_.weights[word][code];
        if (std::fabs(weight) < least || code < section_count || code >= code_count) weight = 0;
        is_used |= weight != 0;
      }
      model_.is_used[word] = is_used;
    }
    is_pruned_ = true;
  }

 private:
  void step(const Lanes& slope, float value, float pull, Lanes& row, Lanes& squares) const {
    for (std::size_t i = 0; i < lanes; ++i) {
      const float gradient = slope[i] * value + pull * row[i];
      squares[i] += gradient * gradient;
      row[i] -= is_pruned_ && row[i] == 0 ? 0 : rate_ * gradient / std::sqrt(squares[i]);
    }
  }

  ProfileModel& model_;
  std::vector<Lanes> squares_;
  std::vector<float> pulls_;
  float rate_;
  bool is_pruned_ = false;
};

}  // namespace

float ProfileModel::scale(const Unit& text) const {
  float sum = 1;
  for (const Value& word : text.words)
    if (is_used[word.feature]) sum += word.value * word.value;
  return 1 / std::sqrt(sum);
}

unsigned best_division(const Lanes& scores) {
  return static_cast<unsigned>(
      std::max_element(scores.begin() + section_count, scores.begin() + code_count) -
      scores.begin());
}

std::vector<float> learn_gate(std::span<const Unit> texts, std::size_t word_count,
                              const Settings& settings, unsigned held) {
  std::vector<float> weights(word_count), squares(word_count, 1);
  std::vector<const Unit*> order;
  for (const Unit& text : texts)
    if (text.source != Source::definitions && text.fold != held) order.push_back(&text);
  const float rate = settings("gate_rate", 0.1);
  float base = -3;
  Shuffler shuffler;
  for (int epoch = 0; epoch < static_cast<int>(settings("gate_epochs", 3)); ++epoch) {
    shuffler.shuffle(order);
    for (const Unit* text : order) {
      const float p = 1 / (1 + std::exp(-(base + gate_sum(weights, *text))));
      const float slope = p - (is_profile(*text) ? 1 : 0);
      base -= 0.001f * slope;
      for (const std::uint32_t word : text->first_words) {
        squares[word] += slope * slope;
        weights[word] -= rate * slope / std::sqrt(squares[word]);
      }
    }
  }
  return weights;
}

float gate_sum(std::span<const float> gate, const Unit& text) {
  float sum = 0;
  for (const std::uint32_t word : text.first_words) sum += gate[word];
  return sum;
}

Lanes ProfileModel::scores(const Unit& text) const {
  Lanes out{};
  const float of_word = scale(text);
  for (const Value& word : text.words) {
    const Lanes& row = weights[word.feature];
    const float value = word.value * of_word;
    for (std::size_t i = 0; i < lanes; ++i) out[i] += value * row[i];
  }
  for (const TermValue& term : text.terms) {
    const Term& listed = (*terms_)[term.term];
    if (term.counts && !is_section(listed.code))
      out[listed.code] += term_weight_ * static_cast<float>(listed.weight) * term.value * of_word;
  }
  return out;
}

ProfileModel learn_profiles(std::span<const Unit> texts, const TermList& terms,
                            std::size_t word_count, const Settings& settings, unsigned held) {
  ProfileModel model(terms, word_count, settings("profile_term", profile_term));
  std::vector<const Unit*> order;
  std::vector<int> counts(word_count);
  for (const Unit& text : texts) {
    if (!is_profile(text) || text.fold == held) continue;
    order.push_back(&text);
    for (const Value& word : text.words) ++counts[word.feature];
  }
  Learner learner(model, counts, settings);
  Shuffler shuffler;
  const auto run = [&](int epochs) {
    for (int epoch = 0; epoch < epochs; ++epoch) {
      shuffler.shuffle(order);
      for (const Unit* text : order) learner.update(*text);
    }
  };
  run(static_cast<int>(settings("profile_epochs", 8)));
  learner.prune(settings("profile_drop", 0.6));
  run(static_cast<int>(settings("profile_last_epochs", 3)));
  return model;
}

}  // namespace gloss::sectors::train
