#pragma once
/// Pairs of quotation marks inside a paragraph.
#include <span>

#include "token_text.hpp"

namespace gloss::tokens {

/// Whether the quote at token i opens a quotation: white space or an opening bracket before it, and
/// a word right after it; curly quotes show it themselves.
bool opens_quotation(const TokenText& tokens, std::uint32_t i);

/// The token of the mark that closes the quotation opened by marks[mark]; 0 if it is not closed
/// within the paragraph and `longest` bytes. REQUIRES: opens_quotation().
std::uint32_t quotation_end(const TokenText& tokens, std::span<const Mark> marks, std::size_t mark,
                            std::uint32_t longest);

}  // namespace gloss::tokens
