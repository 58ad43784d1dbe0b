#include "interchange/spacy_tokens.hpp"

#include <gloss/text.hpp>

namespace glossator::interchange {
namespace {

// As str.isspace() of Python, which spaCy asks.
bool is_blank(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_word(char32_t c) {
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::vector<TextSpan> spacy_tokens(std::string_view text, const std::set<std::uint32_t>& cuts) {
  std::vector<TextSpan> tokens;
  const auto size = static_cast<std::uint32_t>(text.size());
  bool was_blank = true, was_word = false;
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at < size;) {
    const auto [c, length] = gloss::code_point_at(text, at);
    const bool blank = is_blank(c), word = is_word(c);
    const bool ends =
        at > begin && (blank != was_blank || (!blank && (word != was_word || cuts.contains(at))));
    if (ends) {
      tokens.push_back({begin, at});
      begin = at;
    }
    // The space behind a word belongs to it.
    const bool is_space_behind = blank && c == ' ' && at == begin && !tokens.empty() && !was_blank;
    if (is_space_behind) begin = at + 1;
    was_blank = blank;
    was_word = word;
    at += length;
  }
  if (begin < size) tokens.push_back({begin, size});
  return tokens;
}

}  // namespace glossator::interchange
