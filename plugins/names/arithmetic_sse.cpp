#include "names/viterbi_lanes.hpp"
#include "names/word_scores_lanes.hpp"

namespace gloss::names {

void best_path_sse(const Model& model, std::span<const Scores> scores, Surroundings surroundings,
                   std::span<Origins> origins, std::span<Tag> tags) {
  best_path_lanes(model, scores, surroundings, origins, tags);
}

void score_words_sse(const Model& model, const SentenceView& sentence, std::uint32_t first,
                     std::span<Scores> out) {
  score_words_lanes(model, sentence, first, out);
}

}  // namespace gloss::names
