#pragma once
/// score_words() in vectors of 16 lanes; see lanes.hpp.
#include "names/lanes.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {
namespace {

inline void score_words_lanes(const Model& model, const SentenceView& sentence, std::uint32_t first,
                              std::span<Scores> out) {
  const auto words = sentence.words;
  const ContextTables& tables = model.tables();
  const auto row_at = [&](std::int64_t i) {
    if (i < 0) return &model.begin_row();
    return i < words.size() ? &words[static_cast<std::uint32_t>(i)] : &model.end_row();
  };
  const std::int64_t at = first;
  std::array<const Row*, offsets> rows = {nullptr, row_at(at - 2), row_at(at - 1), row_at(at),
                                          row_at(at + 1)};
  std::uint8_t phrase_left = first > 0 ? sentence.phrases[first - 1] : std::uint8_t{0};
  for (std::uint32_t k = 0; k < out.size(); ++k) {
    const std::uint32_t i = first + k;
    rows = {rows[1], rows[2], rows[3], rows[4], row_at(std::int64_t{i} + 2)};
    Lanes sum = load(rows[0]->scores[0]);
    for (std::size_t slot = 1; slot < offsets; ++slot) sum += load(rows[slot]->scores[slot]);
    const Row& left = *rows[1];
    const Row& here = *rows[2];
    const Row& right = *rows[3];
    sum += load(tables.spellings[spelling_triple(left.spelling, here.spelling, right.spelling)]);
    const std::uint32_t place = place_code(sentence.mode, here.spelling, is_first(sentence, i));
    sum += load(tables.situations[situation(place, here.smallness, here.kind)]);
    sum += load(tables.left_clusters[cluster_pair(left.cluster, here.cluster)]);
    sum += load(tables.right_clusters[cluster_pair(here.cluster, right.cluster)]);
    sum += load(tables.kinds[kind_triple(left.kind, here.kind, right.kind,
                                         here.spelling == Spelling::capital)]);
    const std::uint8_t phrase = sentence.phrases[i];
    const std::uint8_t phrase_right =
        i + 1 < words.size() ? sentence.phrases[i + 1] : std::uint8_t{0};
    if (phrase | phrase_right) sum += load(tables.phrase_after[phrase_pair(phrase, phrase_right)]);
    if (phrase_left) sum += load(tables.phrase_before[phrase_pair(phrase_left, phrase)]);
    if (phrase) sum += load(tables.phrases[phrase_spelling(phrase, here.spelling)]);
    phrase_left = phrase;
    std::memcpy(out[k].of.data(), &sum, sizeof sum);
  }
}

}  // namespace
}  // namespace names
}  // namespace gloss
