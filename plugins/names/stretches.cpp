#include "names/stretches.hpp"

#include <algorithm>

namespace gloss::names {
namespace {

/// So many words without capitals can lie inside a name: "Bank for the Needs of Asia".
constexpr std::uint32_t most_between = 3;

constexpr std::uint32_t bit(Spelling spelling) { return 1u << static_cast<unsigned>(spelling); }

/// A word without capitals in front of a name can be its first one: "the" and "van", "30 Seconds".
bool can_lead(Spelling spelling) {
  constexpr std::uint32_t never = bit(Spelling::lower) | bit(Spelling::of) | bit(Spelling::comma) |
                                  bit(Spelling::conjunction) | bit(Spelling::stop) |
                                  bit(Spelling::opening_bracket) | bit(Spelling::colon);
  return (never & bit(spelling)) == 0;
}

}  // namespace

SentenceScan scan_sentence(const DocumentView& document, std::uint32_t first, std::uint32_t end,
                           std::uint32_t* noted) {
  constexpr std::uint32_t block = 255;  // the most that a byte of Row::mode_counts can count
  const LayerView& tokens = document.tokens;
  const std::uint32_t count = tokens.size();
  const auto is_inside = [&](std::uint32_t word) { return tokens[word].begin < end; };
  std::uint32_t word = first;
  std::size_t found = 0;
  ModeCounts counts;
  while (word < count && is_inside(word)) {
    const std::uint32_t block_end = word + std::min(count - word, block);
    std::uint32_t sums = 0;
    for (; word < block_end && is_inside(word); ++word) {
      const Row& row = document.rows[word];
      sums += row.mode_counts;
      noted[found] = word;
      found += row.marks & word_mark::noted;
    }
    counts.small += sums & 0xFF;
    counts.long_small += sums >> 8 & 0xFF;
    counts.capital += sums >> 16 & 0xFF;
    counts.all_capitals += sums >> 24;
  }
  return {word - first, counts.mode(), {noted, found}};
}

void find_stretches(const SentenceView& sentence, const SentenceScan& scan, std::uint32_t first,
                    std::vector<Stretch>& out) {
  const std::uint32_t count = sentence.words.size();
  if (sentence.mode != Mode::normal) {
    out.push_back({0, count});
    return;
  }
  const std::size_t before = out.size();
  const auto row = [&](std::uint32_t i) -> const Row& { return sentence.words[i]; };
  const auto joins = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin + most_between < end) return false;
    while (begin < end && (row(begin).marks & word_mark::divides) == 0) ++begin;
    return begin >= end;
  };
  for (const std::uint32_t word : scan.noted) {
    const std::uint32_t i = word - first;
    if (!has_evidence(sentence, i)) continue;
    const std::uint32_t begin = i > 0 && can_lead(row(i - 1).spelling) ? i - 1 : i;
    const bool has_number = i + 1 < count && row(i + 1).spelling == Spelling::digits;
    const std::uint32_t last = has_number ? i + 2 : i + 1;
    if (out.size() > before && joins(out.back().last, begin))
      out.back().last = last;
    else
      out.push_back({begin, last});
  }
}

void find_phrases(const WordTable& table, const SentenceView& sentence,
                  std::span<const Stretch> stretches, std::vector<std::uint8_t>& codes) {
  codes.assign(sentence.words.size(), 0);
  const Rows& words = sentence.words;
  std::uint32_t next = 0;  // behind the last phrase
  for (const Stretch stretch : stretches)
    for (std::uint32_t i = std::max(next, stretch.first); i < stretch.last; ++i) {
      const Row& row = words[i];
      if (!row.begins_phrase || (sentence.mode == Mode::normal && is_small(row.spelling))) continue;
      const auto [size, kind] = longest_phrase(
          table, words.size() - i, [&](std::uint32_t k) { return words[i + k].lower_hash; });
      for (std::uint32_t k = 0; k < size; ++k) codes[i + k] = phrase_code(kind, k > 0);
      if (size > 0) i = (next = i + size) - 1;
    }
}

}  // namespace gloss::names
