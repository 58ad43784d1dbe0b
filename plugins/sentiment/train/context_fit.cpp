#include "context_fit.hpp"

#include <bit>
#include <cmath>

namespace gloss::sentiment::train {

ContextRow row_of(const ContextExample& example, const Examples& examples, const Learner& learner,
                  const Calibration& calibration) {
  const auto sum_of = [&](const Example& each, float sharpness) {
    const Sum sum = learner.sum(each);
    return Sum{sharpness * sum.tone, sharpness * sum.strength};
  };
  const Example& entity = examples.entities[example.entity];
  ContextRow row;
  row.around.text = sum_of(examples.texts[example.text], calibration.sentence_sharpness);
  row.around.mentions = example.mentions;
  row.around.sentences = example.sentences;
  row.around.is_organization = example.is_organization;
  const Sum mean = sum_of(entity, calibration.target_sharpness);
  if (example.target == no_example) {
    row.own = mean;
    row.label = entity.label;
  } else {
    const Example& target = examples.targets[example.target];
    row.own = sum_of(target, calibration.target_sharpness);
    row.around.entity = mean;
    row.label = target.label;
  }
  return row;
}

ContextWeights fit_context(const std::vector<ContextRow>& rows) {
  constexpr int steps = 1500;
  constexpr float rate = 0.05f, decay = 1e-3f;
  using Numbers = std::array<float, sizeof(ContextWeights) / sizeof(float)>;
  Numbers values = {}, squares = {};
  for (int step = 0; step < steps; ++step) {
    const auto weights = std::bit_cast<ContextWeights>(values);
    ContextWeights slopes;
    for (const ContextRow& row : rows) {
      const auto p = probabilities(in_context(weights, row.own, row.around), 1);
      const float negative = p[0] - (row.label == Class::negative ? 1 : 0);
      const float positive = p[2] - (row.label == Class::positive ? 1 : 0);
      const float scale = document_extent(row.around.sentences) / float(rows.size());
      const float tone = scale * (positive - negative), strength = scale * (positive + negative);
      slopes.own_tone += tone * row.own.tone;
      slopes.own_strength += strength * row.own.strength;
      slopes.entity_tone += tone * row.around.entity.tone;
      slopes.entity_strength += strength * row.around.entity.strength;
      slopes.text_tone += tone * row.around.text.tone;
      slopes.text_size += strength * std::abs(row.around.text.tone);
      auto& base = slopes.bases[base_of(row.around)];
      base.tone += tone;
      base.strength += strength;
    }
    const auto slope = std::bit_cast<Numbers>(slopes);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const float all = slope[i] + decay * values[i];
      squares[i] += all * all;
      values[i] -= rate * all / (std::sqrt(squares[i]) + 1e-8f);
    }
  }
  return std::bit_cast<ContextWeights>(values);
}

}  // namespace gloss::sentiment::train
