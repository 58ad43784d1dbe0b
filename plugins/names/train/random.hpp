#pragma once
#include "word_vectors/random.hpp"

namespace gloss::names::train {

using word_vectors::Random;

}  // namespace gloss::names::train
