#include "names/feature_table_lanes.hpp"
#include "names/viterbi_lanes.hpp"
#include "names/word_scores_lanes.hpp"

namespace gloss::names {

void sum_features_sse(const FeatureTable& table, const WordFeatures& features, RowScores& out) {
  sum_features_lanes(table, features, out);
}

void tag_words_sse(const Model& model, std::span<const SentenceView> sentences,
                   std::span<const Stretch> stretches, Trail* trails) {
  tag_words_lanes(model, sentences, stretches, trails);
}

void best_path_sse(const Model& model, const TaggedWords& words, Trail* trails) {
  best_path_lanes(model, words, trails);
}

std::int32_t margin_sse(const Model& model, const TaggedWords& words, std::size_t first,
                        std::size_t last) {
  return margin_lanes(model, words, first, last);
}

}  // namespace gloss::names
