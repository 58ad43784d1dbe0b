#include "names/scores.hpp"

#include <algorithm>
#include <cmath>

namespace gloss::names {

ScoreTable::ScoreTable(const Model& model) {
  for (std::size_t type = 0; type < type_count; ++type) {
    const Calibration& calibration = model.calibration(static_cast<Type>(type));
    for (std::int32_t margin = 0; margin <= most; ++margin) {
      const float share =
          1 /
          (1 + std::exp(-(calibration.at_zero + calibration.slope * static_cast<float>(margin))));
      scores_[type].push_back(std::round(share * 1000) / 1000);  // more digits say nothing
    }
  }
}

float ScoreTable::of(Type type, std::int32_t margin) const {
  return scores_[static_cast<std::size_t>(type)]
                [static_cast<std::size_t>(std::clamp(margin, 0, most))];
}

}  // namespace gloss::names
