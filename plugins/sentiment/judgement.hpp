#pragma once
/// The class of a sum, its value, and how sure it is.
#include "sentiment/tone.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

struct Judgement {
  enum class Class : std::uint8_t { positive, neutral, negative };
  Class type = Class::neutral;
  float score = 0;      ///< the probability of the class
  double value = 0;     ///< the probability of positive less that of negative
  double strength = 0;  ///< that both follow from; four decimals
};

/// Options of the plugin.
struct Thresholds {
  double neutral_band = 0;  ///< a value nearer to 0 is neutral
  double min_score = 0;     ///< a positive or negative class with a lower score becomes neutral
};

/// Which labels something that a reader can see speaks for: a piece of evidence, or the text
/// around.
struct Support {
  bool good = false, bad = false;

  void add(double weight) { (weight > 0 ? good : bad) = true; }
  /// A context of less says too little.
  void add_context(double context) {
    constexpr double least = 0.25;
    if (context >= least || context <= -least) add(context);
  }
};

/// The likeliest of positive, neutral and negative, whose probabilities are as exp(strength +
/// tone), 1 and exp(strength - tone). A class without support is neutral, and so is a tone of 0.
Judgement judge(double tone, float strength, Support support, const Thresholds& thresholds);

}  // namespace sentiment
}  // namespace gloss
