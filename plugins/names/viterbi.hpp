#pragma once
/// The best sequence of tags for given scores: Viterbi's algorithm (IEEE Transactions on
/// Information Theory 13, 1967), exact, in 16-bit integers.
#include <array>
#include <cstdint>
#include <span>

#include "names/model.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Scores of the tags of one word; lanes beyond tag_count are ignored.
struct alignas(32) Scores {
  std::array<std::int16_t, lanes> of = {};
};
/// For each tag of a word, the tag of the word before on the best path.
using Origins = std::array<std::int16_t, lanes>;

/// The words around a stretch.
struct Surroundings {
  bool begins_sentence = true;  ///< else the word before is outside of names
  bool ends_sentence = true;    ///< else the word after is
};

/// Finds the best path of `scores`, one entry per word, into `tags` of the same size. `origins` is
/// memory for as many words. Of equal paths, that of the lower tags wins.
using BestPath = void (*)(const Model& model, std::span<const Scores> scores,
                          Surroundings surroundings, std::span<Origins> origins,
                          std::span<Tag> tags);

/// One lane at a time: the reference for the others.
void best_path_scalar(const Model&, std::span<const Scores>, Surroundings, std::span<Origins>,
                      std::span<Tag>);
void best_path_sse(const Model&, std::span<const Scores>, Surroundings, std::span<Origins>,
                   std::span<Tag>);
/// REQUIRES: has_avx2().
void best_path_avx2(const Model&, std::span<const Scores>, Surroundings, std::span<Origins>,
                    std::span<Tag>);
bool has_avx2();

}  // namespace names
}  // namespace gloss
