#pragma once
/// Learns what terms and words count in a sentence.
#include <span>
#include <vector>

#include "sectors/term_list.hpp"
#include "settings.hpp"
#include "units.hpp"

namespace gloss::sectors::train {

/// The label of a code weighs the sum over its terms and over all words: W. Its probability is
/// W^3 / (1 + W^3).
class SentenceModel {
 public:
  SentenceModel(const TermList& terms, std::size_t word_count)
      : words(word_count), supported(terms.size()), unsupported(terms.size()), terms_(&terms) {}

  /// Weights by code. A term of a division counts half for its section.
  Lanes sums(const Unit& sentence) const;

  std::vector<Lanes> words;
  std::vector<float> supported;    ///< by term, to be added to the weight of the list
  std::vector<float> unsupported;  ///< by term, if it is ambiguous and has no support

 private:
  const TermList* terms_;
};

/// Learns from the sentences that are not in the fold `held`. Deterministic.
SentenceModel learn_sentences(std::span<const Unit> sentences, const TermList& terms,
                              std::size_t word_count, const Settings& settings, unsigned held);

}  // namespace gloss::sectors::train
