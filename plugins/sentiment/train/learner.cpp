#include "learner.hpp"

#include <algorithm>
#include <cmath>

#include "word_vectors/random.hpp"

namespace gloss::sentiment::train {
std::array<float, 3> probabilities(Sum sum, float sharpness) {
  const float tone = sum.tone * sharpness, strength = sum.strength * sharpness;
  const float greatest = std::max(0.0f, strength + std::abs(tone));
  std::array<float, 3> out = {std::exp(strength - tone - greatest), std::exp(-greatest),
                              std::exp(strength + tone - greatest)};
  const float all = out[0] + out[1] + out[2];
  for (float& each : out) each /= all;
  return out;
}

Sum Learner::sum(const Example& example) const {
  Sum sum;
  for (const Feature& feature : example.features) {
    sum.tone += feature.tone * weights_[feature.id].value[0];
    sum.strength += feature.strength * weights_[feature.id].value[1];
  }
  return sum;
}

void Learner::step(const Example& example, const LearningSettings& settings) {
  const auto p = probabilities(sum(example), 1);
  const float negative = p[0] - example.chances[0], positive = p[2] - example.chances[2];
  const std::array<float, 2> slopes = {(positive - negative) * example.weight,
                                       (positive + negative) * example.weight};
  for (const Feature& feature : example.features) {
    Slot& slot = weights_[feature.id];
    const std::array<float, 2> amounts = {feature.tone, feature.strength};
    for (std::size_t k = 0; k < 2; ++k) {
      if (amounts[k] == 0) continue;
      const float slope = slopes[k] * amounts[k] + settings.decay * example.weight * slot.value[k];
      slot.squares[k] += slope * slope;
      slot.value[k] -= settings.rate * slope / (std::sqrt(slot.squares[k]) + 0.5f);
    }
  }
}

void Learner::learn(std::vector<const Example*> examples, const LearningSettings& settings) {
  word_vectors::Random random(1);
  // The mean of the weights after each epoch but the first ones is steadier than the last weights.
  const int first_meant = settings.epochs / 3;
  std::vector<std::array<float, 2>> sums(weights_.size());
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    for (std::size_t i = examples.size(); i > 1; --i)
      std::swap(examples[i - 1], examples[random.below(i)]);
    for (const Example* example : examples) step(*example, settings);
    if (epoch < first_meant) continue;
    for (std::size_t i = 0; i < sums.size(); ++i)
      for (std::size_t k = 0; k < 2; ++k) sums[i][k] += weights_[i].value[k];
  }
  for (std::size_t i = 0; i < sums.size(); ++i)
    for (std::size_t k = 0; k < 2; ++k)
      weights_[i].value[k] = sums[i][k] / static_cast<float>(settings.epochs - first_meant);
}

}  // namespace gloss::sentiment::train
