#pragma once
/// Fits what the text around adds to the sums toward mentions and entities.
#include <vector>

#include "examples.hpp"
#include "model_writer.hpp"

namespace gloss::sentiment::train {

/// A mention or entity with its sums.
struct ContextRow {
  Sum own;
  Surroundings around;
  Class label;
};
ContextRow row_of(const ContextExample& example, const Examples& examples, const Learner& learner,
                  const Calibration& calibration);

/// The weights with which the labels are the likeliest. Multinomial
/// logistic regression of eighteen numbers, by AdaGrad over all rows at once; deterministic.
ContextWeights fit_context(const std::vector<ContextRow>& rows);

}  // namespace gloss::sentiment::train
