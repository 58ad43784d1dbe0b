#pragma once
/// Finds the terms of a list in the tokens of a document.
#include <vector>

#include "proper_names.hpp"

namespace gloss::sectors {

inline constexpr std::uint32_t no_sentence = GLOSS_NONE;

/// A term in the text.
struct Hit {
  std::uint32_t term;
  std::uint32_t token;  ///< its first
  std::uint32_t token_end;
  std::uint32_t sentence;  ///< the record that holds it, or no_sentence
  Span span;
  bool counts;  ///< unambiguous and in no name of a law, or supported by another hit
};

/// A word outside of terms that the model has weights for in sentences.
struct WordHit {
  std::uint32_t row;  ///< of the model
  std::uint32_t token;
};

/// In the order of the text.
struct Hits {
  struct Taken {
    std::uint32_t begin, end;  ///< tokens
  };
  std::vector<Hit> terms;
  /// The tokens of terms, also of those that say nothing and those inside persons.
  std::vector<Taken> taken;
  std::vector<ProperName> names;
};

/// Replaces `hits` by the terms in the text: the longest at each place, from left to right, none
/// across the end of a sentence. A shipped term inside the name of a person is none, nor is one in
/// small letters in the text's capitals ("APP"). `people` may be empty.
/// REQUIRES: `words` describes the records of `tokens`.
void find_terms(const TermList& terms, const Words& words, const LayerView& tokens,
                const LayerView& sentences, const LayerView& people, Hits& hits);

/// Replaces `out` by the words with weights of the tokens [begin, end) that no term takes.
/// Takes time by their number and the logarithm of that of all terms.
void find_words(const Words& words, std::span<const Hits::Taken> taken, std::uint32_t begin,
                std::uint32_t end, std::vector<WordHit>& out);

/// Decides which ambiguous hits count: those with a clear term of the same code (or of its bare
/// section) anywhere in the document, and those that stand in an enumeration of two or more
/// sections with a clear term among them ("trade, energy and defense").
void support_hits(const TermList& terms, const Words& words, std::vector<Hit>& hits);

}  // namespace gloss::sectors
