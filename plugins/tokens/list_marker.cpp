#include "list_marker.hpp"

namespace gloss::tokens {
namespace {

// The value of a Roman number up to 39, the usual range of lists; 0 for anything else.
std::uint16_t roman_value(std::string_view word) {
  int value = 0, before = 0;
  if (word.size() > 6) return 0;
  for (std::size_t i = word.size(); i-- > 0;) {
    const char c = static_cast<char>(word[i] | 0x20);
    const int digit = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
    if (digit == 0) return 0;
    value += digit < before ? -digit : digit;
    before = digit;
  }
  return static_cast<std::uint16_t>(value);
}

bool read_value(const TokenText& tokens, std::uint32_t i, ListMarker& out) {
  const std::string_view word = tokens.word(i);
  if (tokens.type(i) == Type::number && word.size() <= 3) {
    for (const char c : word) {
      if (!is_byte(c, byte_digit)) return false;
      out.number = static_cast<std::uint16_t>(out.number * 10 + (c - '0'));
    }
    return true;
  }
  if (tokens.type(i) != Type::word) return false;
  out.is_letter = true;
  out.roman = roman_value(word);
  if (word.size() == 1 && is_byte(word[0], byte_letter))
    out.number = static_cast<std::uint16_t>((word[0] | 0x20) - 'a' + 1);
  return out.number != 0 || out.roman != 0;
}

}  // namespace

ListMarker read_list_marker(const TokenText& tokens, std::uint32_t i) {
  ListMarker out;
  const bool opens = tokens.is(i, '(');
  const std::uint32_t value = i + (opens ? 1 : 0);
  if (value >= tokens.size() || (opens && !tokens.touches_previous(value))) return {};
  if (!read_value(tokens, value, out)) return {};
  std::uint32_t next = value + 1;
  const auto takes = [&](char c) {
    if (next >= tokens.size() || !tokens.is(next, c) || !tokens.touches_previous(next))
      return false;
    ++next;
    return true;
  };
  const bool has_stop = !opens && takes('.');
  const bool has_bracket = takes(')');
  if (next >= tokens.size() || tokens.touches_previous(next)) return {};
  // "A. Smith" is an initial, "a. the first" a list item.
  const bool is_initial = out.is_letter && has_stop && !has_bracket && tokens.begins_upper(value);
  if (is_initial || (!has_stop && !has_bracket) || (opens && !has_bracket)) return {};
  out.form = opens      ? ListMarker::brackets
             : has_stop ? (has_bracket ? ListMarker::stop_bracket : ListMarker::stop)
                        : ListMarker::bracket;
  out.end = next;
  return out;
}

}  // namespace gloss::tokens
