#pragma once
/// The marks that need a look around: full stops, quotes, handles, addresses.
#include "joined_word.hpp"

namespace gloss::tokens {

/// Puts the raw token [begin, end) of punctuation, together with what belongs to it before and
/// after ("Mr" + ".", "." + "50", "'" + "s", "@" + "name"). Returns where it stopped, >= end.
std::uint32_t put_punctuation(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end,
                              TokenSink& sink);

}  // namespace gloss::tokens
