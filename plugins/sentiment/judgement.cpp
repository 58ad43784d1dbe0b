#include "sentiment/judgement.hpp"

#include <algorithm>
#include <cmath>

namespace gloss::sentiment {

Judgement judge(Sum sum, double value, float sharpness, double neutral_band) {
  const float positive = sharpness * (sum.strength + sum.tone);
  const float negative = sharpness * (sum.strength - sum.tone);
  const float greatest = std::max({positive, negative, 0.0f});
  const bool is_neutral = value == 0 || std::abs(value) < neutral_band || greatest == 0.0f;
  // The greatest of the three is 1 and needs no exp().
  const auto relative = [&](float part) {
    return part == greatest ? 1 : std::exp(part - greatest);
  };
  const float neutral = relative(0);
  const float all = relative(positive) + relative(negative) + neutral;
  const auto type = is_neutral  ? Judgement::Class::neutral
                    : value > 0 ? Judgement::Class::positive
                                : Judgement::Class::negative;
  // Four decimals, so that the last bits of exp() do not show.
  return {type, std::nearbyint(1e4f * (is_neutral ? neutral : 1) / all) / 1e4f};
}

}  // namespace gloss::sentiment
