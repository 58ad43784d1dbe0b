#pragma once
/// The classes of code points for the tokenizer, from Unicode 15 (General_Category, Word_Break,
/// Grapheme_Cluster_Break and Extended_Pictographic; see train/unicode_classes.py).
#include <cstdint>
#include <string_view>

#include "gloss/text.hpp"

namespace gloss::tokens {

enum class CharClass : std::uint8_t {
  symbol,
  letter,  ///< a letter without upper case, or in lower case
  upper,   ///< upper and title case
  digit,   ///< also superscripts, fractions and other numerals
  mark,    ///< combining: belongs to the character before it
  zwj,     ///< U+200D
  format,  ///< invisible: soft hyphen, direction marks, byte-order mark
  space,
  punctuation,
  ideograph,  ///< Han and Hiragana: a token by itself
  katakana,
  flag,  ///< regional indicator: two make a flag
  pictograph,
  prepend,  ///< belongs to the character after it
  control,
};

/// The class of any code point up to U+10FFFF.
CharClass char_class(char32_t point);

/// Whether a character of the class can be part of a word.
constexpr bool is_word_class(CharClass c) {
  return c == CharClass::letter || c == CharClass::upper || c == CharClass::digit ||
         c == CharClass::katakana || c == CharClass::ideograph;
}

/// Whether the character that begins at `offset` is an upper-case letter.
/// REQUIRES: as code_point_at().
inline bool is_upper_at(std::string_view text, std::size_t offset) {
  const char c = text[offset];
  if (static_cast<unsigned char>(c) < 0x80) return c >= 'A' && c <= 'Z';
  return char_class(code_point_at(text, offset).value) == CharClass::upper;
}

}  // namespace gloss::tokens
