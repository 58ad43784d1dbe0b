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

/// `keys`: RowTable::keys(). `examples`: those learned from, whose pairs are kept if they matter.
/// Throws std::runtime_error if `path` cannot be written.
void write_model(const std::string& path, const Learner& learner,
                 const std::vector<std::uint32_t>& keys, const std::vector<std::uint32_t>& pairs,
                 const Sharpness& sharpness);

/// The pairs whose weights are at least `least`.
std::vector<std::uint32_t> pairs_that_matter(const Learner& learner,
                                             const std::vector<std::uint32_t>& pairs, float least);

}  // namespace gloss::sentiment::train
