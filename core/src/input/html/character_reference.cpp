#include "input/html/character_reference.hpp"

#include <algorithm>
#include <iterator>

#include "input/html/windows_1252.hpp"
#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

struct NamedReference {
  std::string_view name, text;
  bool may_end_bare;
};

constexpr NamedReference named_references[] = {
#include "character_references.inc"
};
constexpr std::size_t longest_name = 31;      // CounterClockwiseContourIntegral
constexpr std::size_t longest_bare_name = 6;  // Aacute
constexpr char32_t replacement_character = 0xFFFD;

const NamedReference* find_named(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(named_references), std::end(named_references), name,
                       [](const NamedReference& reference, std::string_view wanted) {
                         return reference.name < wanted;
                       });
  return found != std::end(named_references) && found->name == name ? found : nullptr;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The value of the digit `c` in `base`, 10 or 16; -1 if it is not a digit.
int digit_value(char c, int base) {
  if (is_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

char32_t mended(char32_t number) {
  if (number >= 0x80 && number <= 0x9F)
    return from_windows_1252(static_cast<unsigned char>(number));
  const bool is_surrogate = number >= 0xD800 && number <= 0xDFFF;
  return number == 0 || number > 0x10FFFF || is_surrogate ? replacement_character : number;
}

std::size_t decode_number(std::string_view text, std::string& out) {
  const int base = text.size() > 2 && (text[2] | 0x20) == 'x' ? 16 : 10;
  std::size_t at = base == 16 ? 3 : 2;
  const std::size_t digits_begin = at;
  char32_t number = 0;
  for (; at < text.size(); ++at) {
    const int digit = digit_value(text[at], base);
    if (digit < 0) break;
    if (number <= 0x10FFFF)
      number = number * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
  }
  if (at == digits_begin) return 0;
  append_utf8(out, mended(number));
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

std::size_t decode_name(std::string_view text, bool in_attribute, std::string& out) {
  std::string_view name = text.substr(1, longest_name);
  name = name.substr(
      0, static_cast<std::size_t>(std::find_if_not(name.begin(), name.end(), is_alphanumeric) -
                                  name.begin()));
  const auto behind = [&](std::size_t size) {
    return text.size() > size + 1 ? text[size + 1] : '\0';
  };
  if (behind(name.size()) == ';') {
    if (const auto* reference = find_named(name)) {
      out += reference->text;
      return name.size() + 2;
    }
  }
  for (std::size_t size = std::min(name.size(), longest_bare_name); size >= 2; --size) {
    const auto* reference = find_named(name.substr(0, size));
    if (!reference || !reference->may_end_bare) continue;
    if (in_attribute && (behind(size) == '=' || is_alphanumeric(behind(size)))) return 0;
    out += reference->text;
    return size + 1;
  }
  return 0;
}

}  // namespace

std::size_t decode_character_reference(std::string_view text, bool in_attribute, std::string& out) {
  if (text.size() < 3) return 0;
  return text[1] == '#' ? decode_number(text, out) : decode_name(text, in_attribute, out);
}

std::string decode_attribute(std::string_view value) {
  std::string out;
  while (true) {
    const std::size_t ampersand = value.find('&');
    out += value.substr(0, ampersand);
    if (ampersand == value.npos) return out;
    value.remove_prefix(ampersand);
    const std::size_t size = decode_character_reference(value, true, out);
    if (size == 0) out += '&';
    value.remove_prefix(std::max<std::size_t>(size, 1));
  }
}

}  // namespace glossator
