#include "text/readable_text.hpp"

#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

constexpr std::string_view replacement = "\uFFFD";

// The first `most` bytes at most, whole characters only. REQUIRES: `text` is valid UTF-8.
std::size_t whole_characters(std::string_view text, std::size_t most) {
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

// REQUIRES: `value` is below 0x10000, as all are that do harm.
std::string escaped(char32_t value) {
  constexpr char digits[] = "0123456789abcdef";
  return {'\\',
          'u',
          digits[value >> 12],
          digits[value >> 8 & 15],
          digits[value >> 4 & 15],
          digits[value & 15]};
}

}  // namespace

std::string repaired_text(std::string_view text, std::size_t most) {
  constexpr std::string_view dots = "...";
  std::string repaired;
  // The loop stops behind `most` bytes: the rest is cut off.
  for (std::size_t at = 0; at < text.size() && repaired.size() <= most;) {
    const std::size_t size = utf8_sequence_size(text.substr(at));
    if (size == 0 || text[at] == '\0')
      repaired += replacement;
    else
      repaired.append(text, at, size);
    at += size == 0 ? 1 : size;
  }
  if (repaired.size() <= most) return repaired;
  repaired.resize(whole_characters(repaired, most - dots.size()));
  return repaired.append(dots);
}

std::string terminal_text(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = utf8_sequence_size(text.substr(at));
    const char32_t value = size == 0 ? 0 : gloss::code_point_at(text, at).value;
    if (is_harmless(value) || value == '\n' || value == '\t')
      shown.append(text, at, size);
    else
      shown += replacement;
    at += size == 0 ? 1 : size;
  }
  return shown;
}

std::string shown_id(std::string_view id) {
  std::string shown;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t size = utf8_sequence_size(id.substr(at));
    const char32_t value = size == 0 ? 0 : gloss::code_point_at(id, at).value;
    constexpr char32_t line_separator = 0x2028, paragraph_separator = 0x2029;
    if (size == 0)
      shown += replacement;
    else if (is_harmless(value) && value != line_separator && value != paragraph_separator)
      shown.append(id, at, size);
    else
      shown += value == '\n'   ? "\\n"
               : value == '\r' ? "\\r"
               : value == '\t' ? "\\t"
                               : escaped(value);
    at += size == 0 ? 1 : size;
  }
  return shown;
}

}  // namespace glossator
