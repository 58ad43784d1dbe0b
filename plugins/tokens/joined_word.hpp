#pragma once
/// Splits a run of letters, digits and joiners: clitics, dotted abbreviations, numbers, addresses.
#include "lexicon.hpp"
#include "token_sink.hpp"

namespace gloss::tokens {

struct JoinedWordRules {
  const Lexicon& lexicon;
  bool split_hyphens;
};

/// The content of a run besides ASCII letters and digits, & and _.
enum JoinerSet : unsigned {
  joiner_hyphen = 1,
  joiner_apostrophe = 2,
  joiner_dot = 4,
  joiner_colon = 8,
  joiner_at = 16,
  joiner_other = 32,
  joiner_high = 64,  ///< a byte of 0x80 or above
  joiner_any = 127,
};
JoinerSet joiners_of(std::string_view run);

/// Puts the tokens of [begin, end), whose joiners are `joiners`. REQUIRES: the range begins and
/// ends with a word byte, and each joiner in it (ASCII, or U+2019) has a word character on both
/// sides.
void put_joined_word(const JoinedWordRules& rules, std::uint32_t begin, std::uint32_t end,
                     JoinerSet joiners, TokenSink& sink);

/// The length of a clitic ("'s", "'re", "'ll", "'ve", "'d", "'m", with ' or U+2019) that begins at
/// `at` and ends before the next word byte, or 0.
std::uint32_t clitic_length(std::string_view text, std::uint32_t at);

}  // namespace gloss::tokens
