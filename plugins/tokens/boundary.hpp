#pragma once
/// Decides whether a sentence ends after a full stop, a question mark, an abbreviation ...
#include "lexicon.hpp"
#include "token_text.hpp"

namespace gloss::tokens {

/// The basis of the decision, apart from the tokens.
struct BoundaryContext {
  std::uint32_t sentence_begin;  ///< first token of the sentence
  std::uint32_t quotation_end;   ///< closing mark of the open or last quotation
};

/// The token that begins the next sentence, or 0 if the sentence continues after `mark`, an end
/// mark (Mark::stop to Mark::initial).
std::uint32_t sentence_after(const TokenText& tokens, const Lexicon& lexicon, const Mark& mark,
                             const BoundaryContext& context);

}  // namespace gloss::tokens
