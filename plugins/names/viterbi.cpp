#include "names/viterbi.hpp"

#include <algorithm>

namespace gloss::names {

void best_path_scalar(const Model& model, const TaggedWords& words, Trail* trails) {
  constexpr int lost = -16000;
  const auto transitions = model.transitions();
  std::array<int, tag_count> best;
  for (std::size_t tag = 0; tag < tag_count; ++tag)
    best[tag] = words.around.begins_sentence ? model.first_tags()[tag] : transitions[outside][tag];
  for (std::size_t i = 0;; ++i) {
    for (std::size_t tag = 0; tag < tag_count; ++tag) best[tag] += words.scores[i].of[tag];
    const int base = best[outside];
    for (int& score : best) score = std::max(score - base, lost);
    if (i + 1 == words.count) break;
    std::array<int, tag_count> next;
    for (std::size_t tag = 0; tag < tag_count; ++tag) {
      std::size_t origin = 0;
      next[tag] = best[0] + transitions[0][tag];
      for (std::size_t before = 1; before < tag_count; ++before) {
        const int path = best[before] + transitions[before][tag];
        if (path <= next[tag]) continue;
        next[tag] = path;
        origin = before;
      }
      trails[i + 1][tag] = static_cast<std::int16_t>(origin);
    }
    best = next;
  }
  std::size_t tag = outside;
  const auto whole = [&](std::size_t last) {
    return best[last] + (words.around.ends_sentence ? 0 : transitions[last][outside]);
  };
  for (std::size_t last = 1; last < tag_count; ++last)
    if (whole(last) > whole(tag)) tag = last;
  for (std::size_t i = words.count; i-- > 0;) {
    words.tags[i] = static_cast<Tag>(tag);
    if (i > 0) tag = static_cast<std::size_t>(trails[i][tag]);
  }
}

std::int32_t margin_scalar(const Model& model, const TaggedWords& words, std::size_t first,
                           std::size_t last) {
  const Tag* const tags = words.tags;
  const auto path = [&](std::size_t i, Tag tag) {
    int score = words.scores[i].of[tag];
    if (i > 0)
      score += model.transitions()[tags[i - 1]][tag];
    else
      score += words.around.begins_sentence ? model.first_tags()[tag]
                                            : model.transitions()[outside][tag];
    if (i + 1 < words.count)
      score += model.arrivals(tags[i + 1])[tag];
    else if (!words.around.ends_sentence)
      score += model.arrivals(outside)[tag];
    if (i + 1 < last && !can_follow(tag, tags[i + 1]))
      score += words.scores[i + 1].of[tags[i + 1] - 1] - words.scores[i + 1].of[tags[i + 1]];
    return score;
  };
  std::int32_t least = INT16_MAX;
  for (std::size_t i = first; i < last; ++i)
    for (Tag tag = 0; tag < tag_count; ++tag)
      if (tag != tags[i]) least = std::min(least, path(i, tags[i]) - path(i, tag));
  return least;
}

}  // namespace gloss::names
