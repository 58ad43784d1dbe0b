#pragma once
/// The classes of single bytes. Bytes of 0x80 and above count as word bytes here; their code point
/// decides later.
#include <cstdint>
#include <initializer_list>

namespace gloss::tokens {

enum ByteClass : std::uint8_t {
  byte_letter = 1,
  byte_digit = 2,
  byte_high = 4,
  byte_gap = 8,      ///< white space and control characters: between tokens
  byte_joiner = 16,  ///< stays inside a word that continues on both sides
  byte_event = 32,   ///< punctuation for the second pass
  byte_run = 64,     ///< forms one token if repeated
  byte_newline = 128,
  byte_word = byte_letter | byte_digit | byte_high,
};

struct ByteTable {
  std::uint8_t classes[256];
};
constexpr ByteTable make_byte_table() {
  ByteTable table{};
  auto& classes = table.classes;
  for (unsigned c = 0; c < 256; ++c) {
    const unsigned folded = c | 0x20;
    if (c >= 0x80) classes[c] = byte_high;
    if (c < 0x80 && folded >= 'a' && folded <= 'z') classes[c] = byte_letter;
    if (c >= '0' && c <= '9') classes[c] = byte_digit;
    if (c <= ' ' || c == 0x7F) classes[c] = byte_gap;
    if (c >= '\n' && c <= '\r') classes[c] |= byte_newline;
  }
  for (const char c : {'\'', '-', '.', ',', '&', '/', ':', '@', '_'})
    classes[static_cast<unsigned char>(c)] |= byte_joiner;
  for (const char c : {'.', '!', '?', '\'', '"', ':', '@', '#', ')', '<'})
    classes[static_cast<unsigned char>(c)] |= byte_event;
  for (const char c : {'.', '!', '?', '*', '-', '/', '=', '_', '~', '^'})
    classes[static_cast<unsigned char>(c)] |= byte_run;
  return table;
}
inline constexpr ByteTable byte_table_storage = make_byte_table();
inline constexpr const std::uint8_t (&byte_table)[256] = byte_table_storage.classes;

/// Whether `c` is of any of `classes`, a set of ByteClass.
constexpr bool is_byte(char c, unsigned classes) {
  return (byte_table[static_cast<unsigned char>(c)] & classes) != 0;
}

}  // namespace gloss::tokens
