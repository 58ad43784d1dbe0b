#pragma once
/// How right a model's names are on a set: strict F1, and margins for the calibration.
#include <array>
#include <string>
#include <vector>

#include "annotated_sets.hpp"
#include "names/tagger.hpp"
#include "sentences.hpp"

namespace gloss::names::train {

struct Count {
  std::size_t gold = 0, found = 0, right = 0;
  double f1() const {
    return gold + found > 0 ? 200.0 * static_cast<double>(right) / static_cast<double>(gold + found)
                            : 0;
  }
};

/// A name that was found, whether it is one of gold.
struct Judged {
  Type type;
  std::int32_t margin;
  bool is_right;
};

struct Evaluation {
  std::array<Count, type_count> types;
  std::vector<Judged> judged;
  /// Persons and organizations together.
  Count pooled() const;
};

/// Tags `texts` with the plugin's own tagger, with capitals as asked.
Evaluation evaluate(const Model& model, const std::vector<TaggedText>& texts, Capitals capitals);

/// Fits the share of right names by margin (logistic regression), a type at a time.
std::array<Calibration, type_count> calibrate(const std::vector<Judged>& judged);

}  // namespace gloss::names::train
