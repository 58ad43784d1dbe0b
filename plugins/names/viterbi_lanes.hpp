#pragma once
/// Viterbi's algorithm in vectors of 16 lanes; see lanes.hpp.
#include "names/lanes.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {
namespace {

/// Scores below this one are as good as lost; it keeps sums within 16 bits.
constexpr std::int16_t lost = -16000;

/// The scores of the best paths to the next word, without its own, from those to a word, of which
/// that of `outside` is 0.
template <std::size_t... before>
Lanes next_paths(Lanes best, const std::array<std::int16_t, lanes>* transitions,
                 std::index_sequence<before...>) {
  Lanes next = load(transitions[outside].data());
  ((next = most(next, all_of<before + 1>(best) + load(transitions[before + 1].data()))), ...);
  return next;
}

inline void best_path_lanes(const Model& model, const TaggedWords& words, Trail* trails) {
  const std::array<std::int16_t, lanes>* const transitions = model.transitions().data();
  Lanes best =
      load(words.around.begins_sentence ? model.first_tags().data() : transitions[outside].data());
  const std::size_t last = words.count - 1;
  const Scores* const scores = words.scores;
  Tag* const tags = words.tags;
  for (std::size_t i = 0;; ++i) {
    best += load(scores[i].of.data());
    // The score of `outside` becomes 0: only differences count.
    best = most(best - all_of<outside>(best), all(lost));
    if (i == last) break;
    std::memcpy(trails[i].data(), &best, sizeof best);
    best = next_paths(best, transitions, std::make_index_sequence<tag_count - 1>());
  }
  if (!words.around.ends_sentence) best += load(model.transitions_to(outside).data());
  Tag tag = best_of(best).tag;
  for (std::size_t i = last; i > 0; --i) {
    tags[i] = tag;
    tag = best_of(load(trails[i - 1].data()) + load(model.transitions_to(tag).data())).tag;
  }
  tags[0] = tag;
}

/// Lanes of -1 for the tags that cannot come before a tag, 0 for the others.
constexpr auto forbidden_before = [] {
  std::array<std::array<std::int16_t, lanes>, tag_count> all = {};
  for (Tag tag = 0; tag < tag_count; ++tag)
    for (Tag before = 0; before < tag_count; ++before)
      all[tag][before] = can_follow(before, tag) ? 0 : -1;
  return all;
}();
/// Lanes of -1 for one tag.
constexpr auto only = [] {
  std::array<std::array<std::int16_t, lanes>, tag_count> all = {};
  for (Tag tag = 0; tag < tag_count; ++tag) all[tag][tag] = -1;
  return all;
}();

inline std::int32_t margin_lanes(const Model& model, const TaggedWords& words, std::size_t first,
                                 std::size_t last) {
  const auto* const transitions = model.transitions().data();
  const Tag* tag = words.tags + first;
  const Tag* const end_of_name = words.tags + last;
  const Tag* const end = words.tags + words.count;
  const Scores* scores = words.scores + first;
  Lanes before = load(first > 0                      ? transitions[tag[-1]].data()
                      : words.around.begins_sentence ? model.first_tags().data()
                                                     : transitions[outside].data());
  const Lanes lowest = all(INT16_MIN);
  std::int32_t least_of_words = INT16_MAX;
  for (; tag != end_of_name; ++tag, ++scores) {
    Lanes paths = load(scores->of.data()) + before;
    before = load(transitions[*tag].data());
    if (tag + 1 != end)
      paths += load(model.arrivals(tag[1]).data());
    else if (!words.around.ends_sentence)
      paths += load(model.arrivals(outside).data());
    if (tag + 1 != end_of_name) {
      const Tag next = tag[1];
      const auto& of_next = scores[1].of;
      const int change = of_next[next - 1u] - of_next[next];  // B- in place of I-
      paths += all(static_cast<std::int16_t>(change)) & load(forbidden_before[next].data());
    }
    const Lanes others = load(only[*tag].data()) ? lowest : paths;
    std::array<std::int16_t, lanes> own;
    std::memcpy(own.data(), &paths, sizeof own);
    least_of_words = std::min(least_of_words, own[*tag] - best_of(others).score);
  }
  return least_of_words;
}

}  // namespace
}  // namespace names
}  // namespace gloss
