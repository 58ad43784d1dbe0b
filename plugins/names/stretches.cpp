#include "names/stretches.hpp"

#include <algorithm>

namespace gloss::names {
namespace {

/// So many words without capitals can lie inside a name: "Bank for the Needs of Asia".
constexpr std::uint32_t most_between = 3;

/// A word without capitals in front of a name can be its first one: "the" and "van", "30 Seconds".
bool can_lead(Spelling spelling) {
  constexpr std::uint32_t never = bit(Spelling::lower) | bit(Spelling::of) | bit(Spelling::comma) |
                                  bit(Spelling::conjunction) | bit(Spelling::stop) |
                                  bit(Spelling::opening_bracket) | bit(Spelling::colon);
  return (never & bit(spelling)) == 0;
}

/// The first word from `first` on that does not begin before `end`.
std::uint32_t end_of_words(const LayerView& tokens, std::uint32_t first, std::uint32_t end) {
  const std::uint32_t count = tokens.size();
  constexpr std::uint32_t step = 8;
  std::uint32_t word = first;
  while (count - word >= step && tokens[word + step - 1].begin < end) word += step;
  while (word < count && tokens[word].begin < end) ++word;
  return word;
}

}  // namespace

SentenceScan scan_sentence(const DocumentView& document, std::uint32_t first, std::uint32_t end,
                           const Row** rows, std::uint32_t* noted) {
  const std::uint32_t count = end_of_words(document.tokens, first, end) - first;
  const Rows from = document.rows;
  const auto ids = from.ids().subspan(first, count);
  ModeCounts counts;
  std::uint32_t* next = noted;
  for (std::size_t word = 0; word < count;) {
    const std::size_t block_end = std::min<std::size_t>(count, word + packed_counts::most_words);
    std::uint32_t sum = 0;
    for (; word < block_end; ++word) {
      next[packed_counts::noted(sum)] = static_cast<std::uint32_t>(word);
      const Row& row = from.of(ids[word]);
      sum += row.counts;
      rows[word] = &row;
    }
    next += packed_counts::noted(sum);
    packed_counts::add(sum, counts);
  }
  return {count, counts.mode(), {noted, next}};
}

void find_stretches(const SentenceView& sentence, std::uint32_t number,
                    std::span<const std::uint32_t> noted, DocumentEvidence& evidence,
                    FoundEnds& found) {
  const Row* const* const words = sentence.words;
  const bool is_normal = sentence.mode == Mode::normal;
  const std::uint32_t first = sentence.first;
  FoundEnds next = found;
  const auto add = [&](std::uint32_t begin, std::uint32_t count) {
    next.stretches->sentence = number;
    next.stretches->first = first + begin;
    next.stretches->words.count = count;
    ++next.stretches;
  };
  if (!is_normal) add(0, sentence.count);
  const auto joins = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin + most_between < end) return false;
    while (begin < end && (words[begin]->marks & word_mark::divides) == 0) ++begin;
    return begin >= end;
  };
  std::uint32_t end = 0;  // of the last stretch; 0: there is none
  for (const std::uint32_t i : noted) {
    const Row& row = *words[i];
    const auto is_likely = [&] { return (row.marks & word_mark::likely) != 0; };
    if (row.marks & word_mark::rare_small) {
      evidence.add_small(row.lower_hash);
      if (!is_likely()) continue;
    } else if (const bool is_ordinary = (row.marks & word_mark::ordinary) != 0;
               word_mark::has_evidence(row.marks, is_ordinary && is_first(sentence, i))) {
      evidence.announce(row.lower_hash);
      *next.uses++ = {first + i, row.lower_hash};
      if (row.spelling == Spelling::all_capitals) *next.capitals++ = first + i;
    } else if (!is_likely()) {
      continue;
    }
    if (!is_normal) continue;
    const std::uint32_t begin = i > 0 && can_lead(words[i - 1]->spelling) ? i - 1 : i;
    // Behind the last word is one that is no number.
    const std::uint32_t last = words[i + 1]->spelling == Spelling::digits ? i + 2 : i + 1;
    if (end > 0 && joins(end, begin))
      next.stretches[-1].words.count = first + last - next.stretches[-1].first;
    else
      add(begin, last - begin);
    end = last;
  }
  found = next;
}

void find_phrases(const WordTable& table, const SentenceView& sentence,
                  std::span<const Stretch> stretches, std::uint8_t* codes) {
  const Row* const* const words = sentence.words;
  const auto hash_at = [&](std::uint32_t i) { return words[i]->lower_hash; };
  const std::uint8_t begin =
      sentence.mode == Mode::normal ? phrase_begin::as_written : phrase_begin::in_any_case;
  std::uint32_t next = 0;  // behind the last phrase
  for (const Stretch& stretch : stretches) {
    const std::uint32_t first = stretch.first - sentence.first;
    const std::uint32_t last = first + stretch.words.count;
    for (std::uint32_t i = std::max(next, first); i < last; ++i) {
      if ((words[i]->begins_phrase & begin) == 0) continue;
      if (i + 1 == sentence.count || !table.begins_phrase(hash_at(i), hash_at(i + 1))) continue;
      const auto [size, kind] = longest_phrase(table, sentence.count - i,
                                               [&](std::uint32_t k) { return hash_at(i + k); });
      for (std::uint32_t k = 0; k < size; ++k) codes[i + k] = phrase_code(kind, k > 0);
      if (size > 0) i = (next = i + size) - 1;
    }
  }
}

}  // namespace gloss::names
