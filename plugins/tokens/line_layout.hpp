#pragma once
/// Decides which line breaks end a sentence: all of them in text with one paragraph a line, few of
/// them in wrapped text.
#include <vector>

#include "lexicon.hpp"
#include "token_text.hpp"

namespace gloss::tokens {

/// Turns each Mark::newline that ends a sentence by its layout into a Mark::paragraph: before a
/// blank line, an indented line or a list item, and after a line that was ended early on purpose.
void find_paragraphs(const TokenText& tokens, const Lexicon& lexicon, std::vector<Mark>& marks);

/// Whether the line break before token i is a blank line. REQUIRES: there is one, and i < size.
bool has_blank_line_before(const TokenText& tokens, std::uint32_t i);

}  // namespace gloss::tokens
