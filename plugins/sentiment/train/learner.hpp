#pragma once
/// A multinomial logistic model of three classes over two numbers, tone and strength.
#include <array>
#include <cstdint>
#include <vector>

#include "features.hpp"

namespace gloss::sentiment::train {

struct Example {
  std::vector<Feature> features;
  std::array<float, 3> chances = {};  ///< of the classes
  Class label = Class::neutral;
  float weight = 1;
  std::uint16_t set = 0;
  unsigned fold = 0;
};

struct LearningSettings {
  int epochs = 12;
  float rate = 0.05f;
  float decay = 1e-4f;
};

/// The probabilities of negative, neutral, positive: those of exp(strength - tone), 1 and
/// exp(strength + tone), after both are multiplied by `sharpness`.
std::array<float, 3> probabilities(Sum sum, float sharpness);

/// AdaGrad. Deterministic.
class Learner {
 public:
  Learner() : weights_(std::size_t{1} << feature_bits) {}
  void learn(std::vector<const Example*> examples, const LearningSettings& settings);
  Sum sum(const Example& example) const;
  Sum weight(std::uint32_t id) const { return {weights_[id].value[0], weights_[id].value[1]}; }

 private:
  struct Slot {
    std::array<float, 2> value = {}, squares = {};
  };
  void step(const Example& example, const LearningSettings& settings);
  std::vector<Slot> weights_;
};

}  // namespace gloss::sentiment::train
