#pragma once
/// Splits a run of letters, digits and joiners: clitics, dotted abbreviations, numbers, addresses.
#include "lexicon.hpp"
#include "token_sink.hpp"

namespace gloss::tokens {

struct JoinedWordRules {
  const Lexicon& lexicon;
  bool split_hyphens;
};

/// Puts the tokens of [begin, end). REQUIRES: the range begins and ends with a word byte, and each
/// joiner in it (ASCII, or U+2019) stands between two word characters.
void put_joined_word(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end,
                     TokenSink& sink);

/// The length of a clitic ("'s", "'re", "'ll", "'ve", "'d", "'m", with ' or U+2019) that begins at
/// `at` and ends before the next word byte, or 0.
std::uint32_t clitic_length(std::string_view text, std::uint32_t at);

}  // namespace gloss::tokens
