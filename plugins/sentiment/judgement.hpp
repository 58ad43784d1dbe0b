#pragma once
/// The class of a sum, and how sure it is.
#include "sentiment/tone.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

struct Judgement {
  enum class Class : std::uint8_t { positive, neutral, negative };
  Class type = Class::neutral;
  float score = 0;  ///< the probability of the class
};

/// The likeliest of positive, neutral and negative, whose probabilities are as exp(strength +
/// tone), 1 and exp(strength - tone), after both are multiplied by `sharpness`. A value nearer to 0
/// than `neutral_band` is neutral.
Judgement judge(Sum sum, double value, float sharpness, double neutral_band);

}  // namespace sentiment
}  // namespace gloss
