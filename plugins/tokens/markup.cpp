#include "markup.hpp"

#include <algorithm>

#include "byte_classes.hpp"

namespace gloss::tokens {
namespace {

constexpr std::size_t longest_tag = 500;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> known) {
  return std::find(known.begin(), known.end(), name) != known.end();
}

bool is_block(std::string_view name) {
  return is_one_of(
      name, {"p",    "br",   "div",  "h1",    "h2",      "h3",      "h4",    "h5", "h6",
             "li",   "ul",   "ol",   "tr",    "td",      "th",      "table", "hr", "blockquote",
             "html", "body", "head", "title", "section", "article", "figure"});
}

bool is_inline(std::string_view name) {
  return is_one_of(name, {"a", "b", "i", "u", "em", "strong", "span", "img", "font", "small", "sub",
                          "sup", "cite", "code", "q", "abbr"});
}

}  // namespace

MarkupTag markup_tag_at(std::string_view text, std::uint32_t at) {
  std::size_t name_begin = at + 1;
  if (name_begin < text.size() && text[name_begin] == '/') ++name_begin;
  std::size_t name_end = name_begin;
  while (name_end < text.size() && name_end - name_begin < 12 &&
         (is_byte(text[name_end], byte_digit) || (text[name_end] >= 'a' && text[name_end] <= 'z')))
    ++name_end;
  const std::string_view name = text.substr(name_begin, name_end - name_begin);
  const bool block = is_block(name);
  if (!block && !is_inline(name)) return {};
  const std::size_t limit = std::min(text.size(), at + longest_tag);
  for (std::size_t i = name_end; i < limit; ++i) {
    const bool ends_name = i > name_end || is_byte(text[i], byte_gap) || text[i] == '/';
    if (text[i] == '>') return {static_cast<std::uint32_t>(i + 1), block};
    if (text[i] == '<' || !ends_name) return {};
  }
  return {};
}

}  // namespace gloss::tokens
