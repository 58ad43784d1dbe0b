#include "sentiment/judgement.hpp"

#include <algorithm>
#include <cmath>
#include <gloss/decimals.hpp>

namespace gloss::sentiment {

Judgement judge(double tone, float strength, Support support, const Thresholds& thresholds) {
  using Class = Judgement::Class;
  Judgement judgement;
  judgement.strength = four_decimals(static_cast<double>(strength));
  const double good = judgement.strength + tone, bad = judgement.strength - tone;
  const double greatest = std::max({good, bad, 0.0});
  // The greatest of the three is 1 and needs no exp().
  const auto relative = [&](double part) {
    return part == greatest ? 1 : std::exp(part - greatest);
  };
  const double positive = relative(good), negative = relative(bad), neutral = relative(0);
  const double all = positive + negative + neutral;
  // Four decimals, so that the last bits of exp() do not show.
  judgement.value = four_decimals((positive - negative) / all);
  const auto is_label = [&](double part, bool is_supported) {
    return is_supported && part == 1 && neutral < 1 && judgement.value != 0 &&
           std::abs(judgement.value) >= thresholds.neutral_band &&
           part / all >= thresholds.min_score;
  };
  judgement.type = is_label(positive, support.good)  ? Class::positive
                   : is_label(negative, support.bad) ? Class::negative
                                                     : Class::neutral;
  const double part = judgement.type == Class::positive   ? positive
                      : judgement.type == Class::negative ? negative
                                                          : neutral;
  judgement.score = static_cast<float>(four_decimals(part / all));
  return judgement;
}

}  // namespace gloss::sentiment
