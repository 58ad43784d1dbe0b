#pragma once
/// Whether a sentence ends after a full stop, a question mark, an abbreviation ...
#include "lexicon.hpp"
#include "token_text.hpp"

namespace gloss::tokens {

/// What the decision depends on besides the tokens.
struct BoundaryContext {
  std::uint32_t sentence_begin;  ///< first token of the sentence
  std::uint32_t quotation_end;   ///< closing mark of the quotation that is open, or was last
};

/// The token that begins the next sentence, or 0 if the sentence goes on after `mark`, a mark of an
/// end (Mark::stop to Mark::initial).
std::uint32_t sentence_after(const TokenText& tokens, const Lexicon& lexicon, const Mark& mark,
                             const BoundaryContext& context);

}  // namespace gloss::tokens
