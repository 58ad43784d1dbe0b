#pragma once
/// Writes a model as the plugin maps it.
#include <string>
#include <vector>

#include "profile_learner.hpp"
#include "sectors/model_format.hpp"
#include "sentence_learner.hpp"

namespace gloss::sectors::train {

struct Models {
  std::vector<float> gate;  ///< by word
  ProfileModel profiles;
  SentenceModel sentences;
};

/// How many units of ModelHeader::least_gate a weight of 1 has.
inline constexpr float gate_unit = 16;

/// Rounds the weights to whole numbers and writes them to `path`; `header` has all but them.
/// Throws std::runtime_error if that fails.
void write_model(const Models& models, const Vocabulary& vocabulary, const TermList& terms,
                 ModelHeader header, const std::string& path);

}  // namespace gloss::sectors::train
