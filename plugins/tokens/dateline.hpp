#pragma once
/// The place and date at the start of a news story: "LONDON, March 3 (Reuters) -".
#include "token_text.hpp"

namespace gloss::tokens {

/// The token after the dateline that begins at token `first`, or `first` if there is none.
std::uint32_t dateline_end(const TokenText& tokens, std::uint32_t first);

}  // namespace gloss::tokens
