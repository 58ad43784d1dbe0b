#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace glossator {

/// The most bytes of a message that a plugin gives; 64 KiB hold any list of problems.
inline constexpr std::size_t longest_message = 64u << 10;

/// `text` as valid UTF-8 without NUL: each other byte becomes U+FFFD. What is longer than `most`
/// bytes is cut between characters and ends with "...".
std::string repaired_text(std::string_view text, std::size_t most = longest_message);

/// `text` for a terminal: each character that could control it, and each byte that is no UTF-8,
/// becomes U+FFFD; line feeds and tabs stay.
std::string terminal_text(std::string_view text);

/// The id of a document, which may be any text, as part of a line: each character that ends a line
/// or could control a terminal is written as JSON escapes it, and each byte that is no UTF-8
/// becomes U+FFFD.
std::string shown_id(std::string_view id);

/// Whether a code point neither moves nor colours anything on a terminal, nor turns the direction
/// of writing.
constexpr bool is_harmless(char32_t value) {
  return value >= 0x20 && value != 0x7F && !(value >= 0x80 && value < 0xA0) &&
         !(value >= 0x202A && value <= 0x202E) && !(value >= 0x2066 && value <= 0x2069);
}

}  // namespace glossator
