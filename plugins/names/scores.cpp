#include "names/scores.hpp"

#include <cmath>

namespace gloss::names {

ScoreTable::ScoreTable(const Model& model) {
  for (std::size_t type = 0; type < type_count; ++type) {
    const Calibration& calibration = model.calibration(static_cast<Type>(type));
    for (std::int32_t margin = 0; margin <= most; ++margin) {
      const float share =
          1 /
          (1 + std::exp(-(calibration.at_zero + calibration.slope * static_cast<float>(margin))));
      scores_[type][static_cast<std::size_t>(margin)] =
          std::round(share * 1000) / 1000;  // more digits say nothing
    }
  }
}

}  // namespace gloss::names
