#include "names/feature_table_lanes.hpp"
#include "names/viterbi_lanes.hpp"
#include "names/word_scores_lanes.hpp"

namespace gloss::names {

void best_path_avx2(const Model& model, std::span<const Scores> scores, Surroundings surroundings,
                    std::span<Trail> trails, std::span<Tag> tags) {
  best_path_lanes(model, scores, surroundings, trails, tags);
}

std::int32_t margin_avx2(const Model& model, std::span<const Scores> scores,
                         Surroundings surroundings, std::span<const Tag> tags, std::size_t first,
                         std::size_t last) {
  return margin_lanes(model, scores, surroundings, tags, first, last);
}

void score_words_avx2(const Model& model, const SentenceView& sentence, std::uint32_t first,
                      std::span<Scores> out) {
  score_words_lanes(model, sentence, first, out);
}

void sum_features_avx2(const FeatureTable& table, const WordFeatures& features, RowScores& out) {
  sum_features_lanes(table, features, out);
}

}  // namespace gloss::names
