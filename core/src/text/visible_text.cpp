#include "text/visible_text.hpp"

#include <cstdio>

namespace glossator {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// A control character, of one byte to three.
struct Control {
  unsigned value = 0;
  std::size_t size = 0;  ///< 0: there is none
};

Control control_at(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at), second = byte_at(text, at + 1);
  if ((first < 0x20 && first != '\n' && first != '\t') || first == 0x7F) return {first, 1};
  if (first == 0xC2 && second >= 0x80 && second < 0xA0) return {second, 2};
  if (first != 0xE2 || (second != 0x80 && second != 0x81)) return {};
  const unsigned value = 0x2000 + ((second & 0x3F) << 6) + (byte_at(text, at + 2) & 0x3F);
  const bool turns = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
  return turns ? Control{value, 3} : Control{};
}

}  // namespace

std::string visible_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Control control = control_at(text, i);
    if (control.size == 0) {
      out += text[i++];
      continue;
    }
    char escape[8];
    std::snprintf(escape, sizeof escape, control.size == 1 ? "\\x%02X" : "\\u%04X", control.value);
    out += escape;
    i += control.size;
  }
  return out;
}

}  // namespace glossator
