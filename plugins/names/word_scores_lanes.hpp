#pragma once
/// The scores of words in vectors of 16 lanes; see lanes.hpp.
#include "names/lanes.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {
namespace {

/// The sum of the scores that depend on phrases; `left`, `here`, `right`: phrase codes.
inline Lanes phrase_scores(const ContextTables& tables, std::uint8_t left, std::uint8_t here,
                           std::uint8_t right, Spelling spelling) {
  Lanes sum = {};
  if (here | right) sum += load(tables.phrase_after[phrase_pair(here, right)]);
  if (left) sum += load(tables.phrase_before[phrase_pair(left, here)]);
  if (here) sum += load(tables.phrases[phrase_spelling(here, spelling)]);
  return sum;
}

inline void score_words_lanes(const Model& model, const SentenceView& sentence, std::uint32_t first,
                              std::span<Scores> out) {
  const ContextTables& tables = model.tables();
  const ScoreRow* const situations =
      &tables.situations[situation(place_code(sentence.mode, Spelling{}, false), 0, 0)];
  constexpr std::uint32_t when_first = situation(place_code(Mode{}, Spelling{}, true), 0, 0);
  const std::uint32_t end_of_first = sentence.words[0]->spelling == Spelling::quote ? 2 : 1;
  const std::uint8_t* const phrases = sentence.phrases.data();
  // Codes of the words at hand, that on the left first.
  std::uint32_t phrase_codes = (first > 0 ? phrases[first - 1] : 0u) << 8 | phrases[first];
  const Row *left = sentence.words[std::ptrdiff_t{first} - 1], *here = sentence.words[first];
  std::uint32_t clusters = cluster_pair(left->cluster, here->cluster);
  std::uint32_t kinds = left->kind * name_kind::count + here->kind;
  const Row* const* word = sentence.words + first;
  std::uint32_t i = first;
  for (Scores& scores : out) {
    const Row* const right = word[1];
    Lanes sum = load(word[-2]->scores[0]);
    sum += load(left->scores[1]);
    sum += load(here->scores[2]);
    sum += load(right->scores[3]);
    sum += load(word[2]->scores[4]);
    sum += load(tables.spellings[spelling_triple(left->spelling, here->spelling, right->spelling)]);
    sum += load(situations[here->situation + (i < end_of_first ? when_first : 0)]);
    sum += load(tables.left_clusters[clusters]);
    clusters = cluster_pair(here->cluster, right->cluster);
    sum += load(tables.right_clusters[clusters]);
    constexpr std::uint32_t of_three = name_kind::count * name_kind::count * name_kind::count;
    kinds = (kinds * name_kind::count + right->kind) % of_three;
    sum += load(tables.kinds[2 * kinds + (here->spelling == Spelling::capital)]);
    phrase_codes = (phrase_codes << 8 | phrases[i + 1]) & 0xFFFFFF;
    if (phrase_codes != 0)
      sum += phrase_scores(tables, static_cast<std::uint8_t>(phrase_codes >> 16),
                           static_cast<std::uint8_t>(phrase_codes >> 8 & 0xFF),
                           static_cast<std::uint8_t>(phrase_codes & 0xFF), here->spelling);
    std::memcpy(scores.of.data(), &sum, sizeof sum);
    left = here;
    here = right;
    ++word;
    ++i;
  }
}

}  // namespace
}  // namespace names
}  // namespace gloss
