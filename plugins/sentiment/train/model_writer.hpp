#pragma once
/// Folds learned weights into the rows and tables of the model file, and writes it.
#include <string>
#include <vector>

#include "learner.hpp"
#include "sentiment/model_format.hpp"

namespace gloss::sentiment::train {

struct Sharpness {
  float sentence = 1, target = 1;
};

/// `keys`: RowTable::keys(). `pairs`: those that are kept.
/// Throws std::runtime_error if `path` cannot be written.
void write_model(const std::string& path, const Learner& learner,
                 const std::vector<std::uint32_t>& keys, const WordVectors& vectors,
                 const std::vector<Pair>& pairs, const Sharpness& sharpness);

/// The pairs whose weights are at least `least`, each once.
std::vector<Pair> pairs_that_matter(const Learner& learner, const std::vector<Pair>& pairs,
                                    float least);

}  // namespace gloss::sentiment::train
