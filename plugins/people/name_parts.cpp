#include "people/name_parts.hpp"

namespace gloss::people {
namespace {

/// "Xi Jinping", "Moon Jae-in", "Nguyen Van Thieu"; not "Kim Campbell".
bool puts_family_first(const DocumentView& document, std::uint32_t first, std::uint32_t last) {
  if (!document.words[first].row->is(family_first) || last - first > 2) return false;
  for (std::uint32_t i = first + 1; i <= last; ++i)
    if (!document.words[i].row->is(syllables)) return false;
  return true;
}

}  // namespace

NameParts parts_of(const DocumentView& document, std::uint32_t first, std::uint32_t last) {
  NameParts parts;
  const auto row = [&](std::uint32_t i) -> const Row& { return *document.words[i].row; };
  const auto is_word = [&](std::uint32_t i) {
    return document.words[i].type == layers::token::word;
  };
  while (last > first && (row(last).is(suffix) || !is_word(last))) --last;
  parts.first = first, parts.last = last;
  if (first == last) return parts;
  if (puts_family_first(document, first, last)) {
    parts.is_family_first = true;
    parts.family_first = parts.family_last = first;
    parts.given_first = first + 1, parts.given_last = last;
    return parts;
  }
  std::uint32_t family = last;
  for (std::uint32_t i = first; i < last; ++i)
    if (row(i).is(particle) && !row(i).is(initial)) {
      family = i;
      break;
    }
  parts.family_first = family, parts.family_last = last;
  if (family > first) parts.given_first = first, parts.given_last = family - 1;
  return parts;
}

}  // namespace gloss::people
