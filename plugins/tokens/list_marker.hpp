#pragma once
/// The number or letter that begins a list item: "1.", "2)", "3.)", "(a)", "b.", "iv)".
#include "token_text.hpp"

namespace gloss::tokens {

struct ListMarker {
  enum Form : std::uint8_t { none, stop, bracket, stop_bracket, brackets };
  Form form = none;
  std::uint16_t number = 0;  ///< its value; of a letter, its place in the alphabet
  std::uint16_t roman = 0;   ///< its value as a Roman number, or 0
  bool is_letter = false;
  std::uint32_t end = 0;  ///< the token after it

  /// Whether this is the item after `previous`.
  bool follows(const ListMarker& previous) const {
    if (form != previous.form || is_letter != previous.is_letter) return false;
    return number == previous.number + 1 || (roman != 0 && roman == previous.roman + 1);
  }
};

/// list_marker_at() after its cheap test.
ListMarker read_list_marker(const TokenText& tokens, std::uint32_t i);

/// The marker at token i, if the text of an item follows.
inline ListMarker list_marker_at(const TokenText& tokens, std::uint32_t i) {
  // Cheap, because most tokens have no stop or bracket right after them.
  const bool may_be = tokens.is(i, '(') ||
                      (tokens.touches_next(i) && (tokens.is(i + 1, '.') || tokens.is(i + 1, ')')));
  return may_be ? read_list_marker(tokens, i) : ListMarker{};
}

}  // namespace gloss::tokens
