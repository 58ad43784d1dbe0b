#pragma once
/// Folds learned weights into the rows and tables of the model file, and writes it.
#include <string>
#include <vector>

#include "learner.hpp"
#include "sentiment/model_format.hpp"

namespace gloss::sentiment::train {

/// Numbers that the trainer fits to the sums of learned weights.
struct Calibration {
  /// All weights of texts, and of targets, are multiplied by it.
  float sentence_sharpness = 1, target_sharpness = 1;
  ContextWeights mention_context, entity_context;  ///< of the sums of such weights
};

/// `keys`: RowTable::keys(). `pairs`: those that are kept.
/// Throws std::runtime_error if `path` cannot be written.
void write_model(const std::string& path, const Learner& learner,
                 const std::vector<std::uint32_t>& keys, const WordVectors& vectors,
                 const std::vector<Pair>& pairs, const Calibration& calibration);

/// The pairs whose weights are at least `least`, each once.
std::vector<Pair> pairs_that_matter(const Learner& learner, const std::vector<Pair>& pairs,
                                    float least);

}  // namespace gloss::sentiment::train
