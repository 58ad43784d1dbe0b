#include "compare/context.hpp"

#include <algorithm>

namespace glossator::compare {
namespace {

constexpr std::size_t shown = 60;  // characters

bool is_inside(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t back(const std::string& text, std::size_t at) {
  for (std::size_t count = 0; at > 0 && count < shown; ++count)
    while (--at > 0 && is_inside(text[at])) {
    }
  return at;
}

std::size_t ahead(const std::string& text, std::size_t at, std::size_t most) {
  for (std::size_t count = 0; at < text.size() && count < most; ++count)
    while (++at < text.size() && is_inside(text[at])) {
    }
  return at;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_blank = static_cast<unsigned char>(c) <= ' ';
    if (is_blank && !line.empty() && line.back() == ' ') continue;
    line += is_blank ? ' ' : c;
  }
  return line;
}

}  // namespace

Context context_of(const std::optional<std::string>& text,
                   const std::optional<interchange::TextSpan>& span) {
  if (!text) return {};
  if (!span) return {"", "", on_one_line(text->substr(0, ahead(*text, 0, 2 * shown)))};
  const std::size_t begin = std::min<std::size_t>(span->begin, text->size());
  const std::size_t end = std::clamp<std::size_t>(span->end, begin, text->size());
  const std::size_t from = back(*text, begin), to = ahead(*text, end, shown);
  return {on_one_line(text->substr(from, begin - from)),
          on_one_line(text->substr(begin, end - begin)), on_one_line(text->substr(end, to - end))};
}

}  // namespace glossator::compare
