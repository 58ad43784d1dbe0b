#pragma once
/// Sums as they are added up, shared by the files that do so.
#include "sentiment/tone.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// A sum in units of 1 / (whole * weight_unit): exact, so the order of words does not matter.
struct Total {
  static constexpr float unit = 1.0f / (whole * weight_unit);
  std::int64_t tone = 0, strength = 0;
  void add(Weight weight) {
    tone += whole * weight.tone;
    strength += whole * weight.strength;
  }
  /// A word of this multiplier, toward a target. Returns its tone. A thing that ends says nothing
  /// strong.
  int add(Weight weight, int multiplier) {
    const int all = multiplier * weight.tone;
    tone += all;
    if (multiplier > 0) strength += whole * weight.strength;
    return all;
  }
  /// A word of this multiplier, of a sentence. There a thing that ends is half as strong.
  void add_of_sentence(Weight weight, int multiplier) {
    add(weight, multiplier);
    if (multiplier < 0) strength += -multiplier / 2 * weight.strength;
  }
  Sum sum() const { return {static_cast<float>(tone) * unit, static_cast<float>(strength) * unit}; }
};

/// A word's part, by itself `own` and with what changes it `all`, in units of Total.
inline Contribution contribution_of(const Sentence& sentence, const Reading& reading,
                                    std::uint32_t word, std::uint32_t first_token, int own,
                                    int all) {
  const bool is_caused = reading.cause != no_token;
  return {word + first_token,
          is_caused ? reading.cause + first_token : no_token,
          reading.row->entry,
          is_caused ? sentence.row(reading.cause).entry : 0,
          reading.row->hash,
          static_cast<float>(is_caused ? own : all) * Total::unit,
          is_caused ? static_cast<float>(all - own) * Total::unit : 0.0f};
}

}  // namespace sentiment
}  // namespace gloss
