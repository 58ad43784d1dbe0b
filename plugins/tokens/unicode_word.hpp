#pragma once
/// Cuts a run of word bytes that holds characters beyond ASCII, by code point. Characters and the
/// marks on them, flags and joined emoji are never cut.
#include "joined_word.hpp"

namespace gloss::tokens {

/// Puts the tokens of [begin, end), a raw token of the first pass; may extend the token before, or
/// take one byte more. Returns where it stopped.
std::uint32_t put_unicode_run(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end,
                              TokenSink& sink);

}  // namespace gloss::tokens
