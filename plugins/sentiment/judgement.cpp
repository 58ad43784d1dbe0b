#include "sentiment/judgement.hpp"

#include <algorithm>
#include <cmath>

namespace gloss::sentiment {

Judgement judge(Sum sum, double value, float sharpness, double neutral_band) {
  const float positive = sharpness * (sum.strength + sum.tone);
  const float negative = sharpness * (sum.strength - sum.tone);
  const float greatest = std::max({positive, negative, 0.0f});
  const bool is_neutral = value == 0 || std::abs(value) < neutral_band || greatest == 0.0f;
  const float chosen = is_neutral ? 0.0f : greatest;
  const float all =
      std::exp(positive - greatest) + std::exp(negative - greatest) + std::exp(-greatest);
  const auto type = is_neutral  ? Judgement::Class::neutral
                    : value > 0 ? Judgement::Class::positive
                                : Judgement::Class::negative;
  // Four decimals, so that the last bits of exp() do not show.
  return {type, std::nearbyint(1e4f * std::exp(chosen - greatest) / all) / 1e4f};
}

}  // namespace gloss::sentiment
