#pragma once
/// Finds the terms of a list in the tokens of a document.
#include <vector>

#include "term_list.hpp"

namespace gloss::sectors {

inline constexpr std::uint32_t no_sentence = GLOSS_NONE;

/// A term in the text.
struct Hit {
  std::uint32_t term;
  std::uint32_t token;  ///< its first
  std::uint32_t token_end;
  std::uint32_t sentence;  ///< the record that holds it, or no_sentence
  Span span;
  bool counts;  ///< unambiguous, or supported by another hit
};

using Words = TypeColumn<WordRow>::View;

/// Replaces `hits` by the terms in the text: the longest at each place, from left to right, none
/// across the end of a sentence. REQUIRES: `words` describes the records of `tokens`.
void find_terms(const TermList& terms, const Words& words, const LayerView& tokens,
                const LayerView& sentences, std::vector<Hit>& hits);

/// Decides which ambiguous hits count: those with a clear term of the same code (or of its bare
/// section) anywhere in the document, and those that stand in an enumeration of two or more
/// sections with a clear term among them ("trade, energy and defense").
void support_hits(const TermList& terms, const Words& words, std::vector<Hit>& hits);

}  // namespace gloss::sectors
