#include "names/enclosure.hpp"

#include <algorithm>

namespace gloss::names {
namespace {

struct Pair {
  std::string_view open, close;
};
constexpr Pair pairs[] = {{"(", ")"}, {"[", "]"}, {"\"", "\""}, {"'", "'"},
                          {"“", "”"}, {"‘", "’"}, {"«", "»"},   {"„", "“"}};

}  // namespace

bool opens(const DocumentView& document, std::uint32_t word) {
  const std::uint32_t count = document.tokens.size();
  if (word + 1 >= count || document.tokens[word].end != document.tokens[word + 1].begin)
    return false;
  const std::string_view mark = document.covered(word);
  if (std::ranges::find(pairs, mark, &Pair::open) == std::end(pairs)) return false;
  return word == 0 || document.tokens[word - 1].end < document.tokens[word].begin ||
         opens(document, word - 1);
}

bool closes(const DocumentView& document, std::uint32_t word) {
  if (word == 0 || document.tokens[word - 1].end != document.tokens[word].begin) return false;
  const std::string_view mark = document.covered(word);
  return std::ranges::find(pairs, mark, &Pair::close) != std::end(pairs) && !opens(document, word);
}

bool is_pair(const DocumentView& document, std::uint32_t open, std::uint32_t close) {
  const auto* const pair = std::ranges::find(pairs, document.covered(open), &Pair::open);
  return pair != std::end(pairs) && document.covered(close) == pair->close &&
         closes(document, close);
}

Enclosure enclosure_at(const DocumentView& document, std::uint32_t word) {
  constexpr std::uint32_t most_words = 5;
  const std::uint32_t count = document.tokens.size();
  if (word >= count || !opens(document, word)) return {};
  Enclosure marks;
  marks.open = word;
  marks.is_double = opens(document, word + 1);
  marks.first = word + 1 + marks.is_double;
  marks.is_bracket = document.covered(word) == "(" || document.covered(word) == "[";
  const std::uint32_t inner = marks.first - 1;
  std::uint32_t close = marks.first + 1;
  while (close < count && close <= marks.first + most_words && !is_pair(document, inner, close))
    ++close;
  if (close >= count || !is_pair(document, inner, close)) return {};
  marks.close = close;
  marks.end = close + 1;
  if (!marks.is_double) return marks;
  if (marks.end >= count || !is_pair(document, word, marks.end)) return {};
  ++marks.end;
  return marks;
}

bool is_near(const DocumentView& document, std::uint32_t word) {
  if (word + 1 >= document.tokens.size()) return false;
  const std::uint32_t begin = document.tokens[word].end, end = document.tokens[word + 1].begin;
  const std::string_view gap = gloss::covered(document.text, {begin, end});
  return gap == " " || gap == "\n" || gap == "\r\n";
}

}  // namespace gloss::names
