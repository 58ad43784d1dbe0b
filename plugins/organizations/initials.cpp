#include "organizations/initials.hpp"

#include <algorithm>

namespace gloss::organizations {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

Initials::Initials(const DocumentView& document, std::uint32_t first, std::uint32_t last) {
  Letters capitals, all, parts, tail_capitals, tail_all;
  for (std::uint32_t i = first; i <= last; ++i) {
    const std::string_view word = document.covered(i);
    const char letter = capital_of(word[0]);
    if (!is_upper(letter)) continue;
    const bool has_capital = is_upper(word[0]);
    all.add(letter);
    if (has_capital) capitals.add(letter);
    if (i > first) tail_all.add(letter);
    if (i > first && has_capital) tail_capitals.add(letter);
    if (!has_capital) continue;
    parts.add(letter);
    if (!document.row(i).has_hyphen) continue;
    for (std::size_t at = 1; at < word.size(); ++at)
      if (word[at - 1] == '-' && is_upper(word[at])) parts.add(word[at]);
  }
  add(capitals, 2);
  add(all, 2);
  add(parts, 2);
  // "Committee of the National Congress": the rest is a body of its own.
  if (first + 2 <= last && document.row(first + 1).is(of_word) &&
      document.row(first + 2).is(article))
    return;
  add(tail_capitals, 2);
  add(tail_all, 3);
}

void Initials::add(const Letters& letters, unsigned least) {
  if (letters.count < least || letters.count > 8) return;
  if (std::find(begin(), end(), letters.key) == end()) keys_[count_++] = letters.key;
}

bool may_abbreviate(const DocumentView& document, std::uint64_t letters, std::uint32_t first,
                    std::uint32_t last) {
  if (letters == 0) return false;
  const std::string_view name = gloss::covered(document.text(), document.cover(first, last));
  int shift = 56;
  while ((letters >> shift & 0xFF) == 0) shift -= 8;
  if (capital_of(name[0]) != static_cast<char>(letters >> shift & 0xFF)) return false;
  std::size_t at = 0;
  for (; shift >= 0; shift -= 8, ++at) {
    while (at < name.size() && capital_of(name[at]) != static_cast<char>(letters >> shift & 0xFF))
      ++at;
    if (at == name.size()) return false;
  }
  return true;
}

}  // namespace gloss::organizations
