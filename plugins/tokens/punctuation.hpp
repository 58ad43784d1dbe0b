#pragma once
/// Marks that need a look at their surroundings: full stops, quotes, handles, addresses.
#include "joined_word.hpp"

namespace gloss::tokens {

/// Puts the raw token [begin, end) of punctuation, joined with the text before and after it where
/// they belong together ("Mr" + ".", "." + "50", "'" + "s", "@" + "name"). Returns where it
/// stopped, >= end.
std::uint32_t put_punctuation(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end,
                              TokenSink& sink);

}  // namespace gloss::tokens
