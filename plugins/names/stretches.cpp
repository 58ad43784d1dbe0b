#include "names/stretches.hpp"

#include <algorithm>

namespace gloss::names {
namespace {

/// So many words without capitals can lie inside a name: "Bank for the Development of Asia".
constexpr std::uint32_t most_between = 3;

/// "The" and "In" at the begin of a sentence need a neighbour to be part of a name.
bool is_ordinary_begin(const SentenceView& sentence, std::uint32_t i) {
  constexpr std::uint8_t mostly_small = 6;
  const Row& row = *sentence.words[i].row;
  return row.spelling == Spelling::capital && row.smallness >= mostly_small &&
         row.smallness != smallness_unknown && is_first(sentence, i);
}

bool can_be_name(const SentenceView& sentence, std::uint32_t i) {
  const Spelling spelling = sentence.words[i].row->spelling;
  if (spelling == Spelling::letters_digits) return true;
  return is_capitalised(spelling) && !is_ordinary_begin(sentence, i);
}

}  // namespace

void find_stretches(const SentenceView& sentence, std::vector<Stretch>& out) {
  const auto count = static_cast<std::uint32_t>(sentence.words.size());
  if (sentence.mode != Mode::normal) {
    out.push_back({0, count});
    return;
  }
  const std::size_t before = out.size();
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!can_be_name(sentence, i)) continue;
    const std::uint32_t first = i > 0 ? i - 1 : 0;
    const std::uint32_t last = i + 2 < count ? i + 2 : count;
    if (out.size() > before && first <= out.back().last + most_between - 2)
      out.back().last = last;
    else
      out.push_back({first, last});
  }
}

void find_phrases(const WordTable& table, const SentenceView& sentence,
                  std::span<const Stretch> stretches, std::vector<std::uint8_t>& codes) {
  codes.assign(sentence.words.size(), 0);
  std::size_t next = 0;  // behind the last phrase
  for (const Stretch stretch : stretches)
    for (std::size_t i = std::max<std::size_t>(next, stretch.first); i < stretch.last; ++i) {
      const Row& row = *sentence.words[i].row;
      if (!row.begins_phrase || (sentence.mode == Mode::normal && is_small(row.spelling))) continue;
      const auto words = sentence.words.subspan(i);
      const auto [size, kind] = longest_phrase(
          table, words.size(), [&](std::size_t k) { return words[k].row->lower_hash; });
      for (std::size_t k = 0; k < size; ++k) codes[i + k] = phrase_code(kind, k > 0);
      if (size > 0) i = (next = i + size) - 1;
    }
}

}  // namespace gloss::names
