#pragma once
/// Viterbi's algorithm in vectors of 16 lanes; see lanes.hpp.
#include "names/lanes.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {
namespace {

/// Scores below this one are as good as lost; it keeps sums within 16 bits.
constexpr std::int16_t lost = -16000;

inline void best_path_lanes(const Model& model, std::span<const Scores> scores,
                            Surroundings surroundings, std::span<Origins> origins,
                            std::span<Tag> tags) {
  const auto transitions = model.transitions();
  Lanes best =
      load(surroundings.begins_sentence ? model.first_tags().data() : transitions[outside].data());
  for (std::size_t i = 0;; ++i) {
    best += load(scores[i].of.data());
    // The score of `outside` becomes 0: only differences count.
    best -= all(best[outside]);
    best = best < all(lost) ? all(lost) : best;
    if (i + 1 == scores.size()) break;
    Lanes next = all(best[0]) + load(transitions[0].data());
    Lanes origin = all(0);
    for (std::size_t before = 1; before < tag_count; ++before) {
      const Lanes path = all(best[before]) + load(transitions[before].data());
      const Lanes is_better = path > next;
      next = is_better ? path : next;
      origin = is_better ? all(static_cast<std::int16_t>(before)) : origin;
    }
    std::memcpy(origins[i + 1].data(), &origin, sizeof origin);
    best = next;
  }
  Tag tag = outside;
  std::int16_t most = INT16_MIN;
  for (std::size_t last = 0; last < tag_count; ++last) {
    const auto score = static_cast<std::int16_t>(
        best[last] + (surroundings.ends_sentence ? 0 : transitions[last][outside]));
    if (score <= most) continue;
    most = score;
    tag = static_cast<Tag>(last);
  }
  for (std::size_t i = scores.size(); i-- > 0;) {
    tags[i] = tag;
    if (i > 0) tag = static_cast<Tag>(origins[i][tag]);
  }
}

}  // namespace
}  // namespace names
}  // namespace gloss
