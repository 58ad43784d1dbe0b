#pragma once
/// Finds the terms of a list in the tokens of a document.
#include <vector>

#include "proper_names.hpp"

namespace gloss::sectors {

inline constexpr std::uint32_t no_sentence = GLOSS_NONE;
inline constexpr std::uint32_t no_cue = GLOSS_NONE;

/// A term in the text.
struct Hit {
  std::uint32_t term;
  std::uint32_t token;  ///< its first
  std::uint32_t token_end;
  std::uint32_t sentence;  ///< the record that holds it, or no_sentence
  Span span;
  std::uint32_t words_before;  ///< how many WordHits of the document are before it
  bool counts;                 ///< unambiguous and in no name of a law, or supported by another hit
  /// The token that calls its enumeration one of sectors ("sectors such as"), or no_cue.
  std::uint32_t cue = no_cue;
};

/// A word outside of terms that the model has weights for in sentences.
struct WordHit {
  std::uint32_t row;  ///< of the model
  std::uint32_t token;
};

/// The terms and words of a document, in the order of the text.
struct Hits {
  std::vector<Hit> terms;
  std::span<const WordHit> words;  ///< of word_places
  // Kept for their memory.
  std::vector<WordHit> word_places;
  std::vector<std::uint32_t> law_ends;  ///< tokens that the name of a law or committee may end with
  std::vector<ProperName> names;

  /// The words of the sentence over `span` that `term` is in. Takes time by their number.
  std::span<const WordHit> words_around(const Hit& term, Span span, const LayerView& tokens) const;
};

/// Replaces `hits` by the terms in the text: the longest at each place, from left to right, none
/// across the end of a sentence; and by the words with weights outside of them. A shipped term
/// inside the name of a person is none, nor is one in small letters in the text's capitals ("APP").
/// `people` may be empty.
/// REQUIRES: `words` describes the records of `tokens`.
void find_terms(const TermList& terms, const Words& words, const LayerView& tokens,
                const LayerView& sentences, const LayerView& people, Hits& hits);

/// Decides which ambiguous hits count: those with a clear term of the same code (or of its bare
/// section) anywhere in the document, and those that stand in an enumeration of two or more
/// sections with a clear term among them ("trade, energy and defense"). Finds the cues of
/// enumerations.
void support_hits(const TermList& terms, const Words& words, const LayerView& tokens,
                  const LayerView& sentences, std::vector<Hit>& hits);

}  // namespace gloss::sectors
