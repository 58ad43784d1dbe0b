#pragma once
/// Learns what tells the profile of a company, and its division.
#include <span>
#include <vector>

#include "sectors/term_list.hpp"
#include "settings.hpp"
#include "units.hpp"

namespace gloss::sectors::train {

/// Weights of words; positive ones tell a profile.
std::vector<float> learn_gate(std::span<const Unit> texts, std::size_t word_count,
                              const Settings& settings, unsigned held);

/// The sum of the weights of a text's first words.
float gate_sum(std::span<const float> gate, const Unit& text);

/// The factor of the weights of the list's terms in a profile.
inline constexpr float profile_term = 4;

/// The weights of words for codes.
class ProfileModel {
 public:
  ProfileModel(const TermList& terms, std::size_t word_count, float term_weight)
      : weights(word_count), is_used(word_count, true), terms_(&terms), term_weight_(term_weight) {}

  /// Scores by code; those of sections are 0.
  Lanes scores(const Unit& text) const;
  /// The factor of the values of words in a text: the more words, the less.
  float scale(const Unit& text) const;

  std::vector<Lanes> weights;
  std::vector<bool> is_used;  ///< by word: others have no weights

 private:
  const TermList* terms_;
  float term_weight_;
};

/// The strongest division.
unsigned best_division(const Lanes& scores);

/// Learns from the profiles and definitions that are not in the fold `held`. Deterministic.
ProfileModel learn_profiles(std::span<const Unit> texts, const TermList& terms,
                            std::size_t word_count, const Settings& settings, unsigned held);

}  // namespace gloss::sectors::train
