#pragma once
/// Lines apart from the running text.
#include "token_text.hpp"

namespace gloss::tokens {

enum class LinePlace {
  first,         ///< the first line of the document, with more after it
  before_blank,  ///< a blank line follows
  other,
};

/// Whether the tokens [first, last), a whole line, are a headline: no end mark, not too long, and
/// either the first line or one in title case or capitals before a blank line.
bool is_headline(const TokenText& tokens, std::uint32_t first, std::uint32_t last, LinePlace place);

}  // namespace gloss::tokens
