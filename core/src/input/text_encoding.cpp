#include "input/text_encoding.hpp"

#include <algorithm>
#include <cstdio>

#include "text/utf8.hpp"

namespace glossator {

std::string utf8_problem(std::string_view text) {
  const auto at = find_invalid_utf8(text);
  if (!at) return {};
  const std::string_view before = text.substr(0, *at);
  const std::size_t line = before.rfind('\n') + 1;  // 0 if there is none before
  char byte[8];
  std::snprintf(byte, sizeof byte, "0x%02X", static_cast<unsigned>(text[*at] & 0xFF));
  return "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n')) +
         ", column " + std::to_string(*at - line + 1) + ": byte " + byte +
         " is not valid UTF-8; set input.encoding to that of the text, for example windows-1252";
}

}  // namespace glossator
