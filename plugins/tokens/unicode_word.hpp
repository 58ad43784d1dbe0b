#pragma once
/// Cuts a run of word bytes with characters beyond ASCII, by code point. Never cuts characters with
/// their marks, flags or joined emoji.
#include "joined_word.hpp"

namespace gloss::tokens {

/// Puts the tokens of [begin, end), a raw token of the first pass; may extend the token before, or
/// include one more byte. Returns where it stopped.
std::uint32_t put_unicode_run(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end,
                              TokenSink& sink);

}  // namespace gloss::tokens
