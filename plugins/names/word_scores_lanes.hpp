#pragma once
/// The scores of words in vectors of 16 lanes; see lanes.hpp.
#include "names/viterbi_lanes.hpp"

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

/// Sets the scores of the words of a sentence from number `first` on.
inline void score_words_lanes(const Model& model, const SentenceView& sentence, std::size_t first,
                              std::span<Scores> scores) {
  const ContextTables& tables = model.tables();
  const ScoreRow* const situations =
      &tables.situations[situation(place_code(sentence.mode, Spelling{}, false), 0, 0)];
  constexpr std::uint32_t when_first = situation(place_code(Mode{}, Spelling{}, true), 0, 0);
  const Row* const* const behind_first =
      sentence.words + (sentence.words[0]->spelling == Spelling::quote ? 2 : 1);
  const Row* const* word = sentence.words + first;
  const std::uint8_t* phrases = sentence.phrases + first;
  // Codes of the words at hand, that on the left first.
  const Row *left = word[-1], *here = word[0];
  std::uint32_t clusters = cluster_pair(left->cluster, here->cluster);
  std::uint32_t kinds = left->kind * name_kind::count + here->kind;
  for (Scores& out : scores) {
    const Row* const right = word[1];
    Lanes sum = load(word[-2]->scores[0]);
    sum += load(left->scores[1]);
    sum += load(here->scores[2]);
    sum += load(right->scores[3]);
    sum += load(word[2]->scores[4]);
    sum += load(tables.spellings[spelling_triple(left->spelling, here->spelling, right->spelling)]);
    sum += load(situations[here->situation + (word < behind_first ? when_first : 0)]);
    sum += load(tables.left_clusters[clusters]);
    clusters = cluster_pair(here->cluster, right->cluster);
    sum += load(tables.right_clusters[clusters]);
    constexpr std::uint32_t of_three = name_kind::count * name_kind::count * name_kind::count;
    kinds = (kinds * name_kind::count + right->kind) % of_three;
    sum += load(tables.kinds[2 * kinds + (here->spelling == Spelling::capital)]);
    std::uint32_t codes;
    std::memcpy(&codes, phrases - 1, sizeof codes);
    if (codes != 0)
      sum += phrase_scores(tables, phrases[-1], phrases[0], phrases[1], here->spelling);
    std::memcpy(out.of.data(), &sum, sizeof sum);
    left = here;
    here = right;
    ++word;
    ++phrases;
  }
}

inline void tag_words_lanes(const Model& model, std::span<const SentenceView> sentences,
                            std::span<const Stretch> stretches, Trail* trails) {
  for (const Stretch& stretch : stretches) {
    const SentenceView& sentence = sentences[stretch.sentence];
    const TaggedWords& words = stretch.words;
    score_words_lanes(model, sentence, stretch.first - sentence.first, {words.scores, words.count});
    best_path_lanes(model, words, trails);
  }
}

}  // namespace
}  // namespace names
}  // namespace gloss
