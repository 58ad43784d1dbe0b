#pragma once
/// The best sequence of tags for given scores, and how sure it is: Viterbi's algorithm (IEEE
/// Transactions on Information Theory 13, 1967), exact, in 16-bit integers.
#include <array>
#include <cstdint>
#include <span>

#include "names/model.hpp"
#include "names/processor.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Scores of the tags of one word; lanes beyond tag_count are ignored.
struct alignas(32) Scores {
  std::array<std::int16_t, lanes> of = {};
};
/// A word's memory for best_path: by tag, the score of the best path to it, or the tag before on
/// that path.
using Trail = std::array<std::int16_t, lanes>;

/// The words around a stretch.
struct Surroundings {
  bool begins_sentence = true;  ///< else the word before is outside of names
  bool ends_sentence = true;    ///< else the word after is
};

/// The words of a stretch. Borrowed.
struct TaggedWords {
  Scores* scores = nullptr;
  Tag* tags = nullptr;
  std::uint32_t count = 0;  ///< words, at least one
  Surroundings around;
};

/// Sets the tags of `words` to the best path of their scores. `trails` is memory for as many words.
/// If paths are equal, the one with the lower tags wins.
using BestPath = void (*)(const Model& model, const TaggedWords& words, Trail* trails);
/// One lane at a time: the reference for the others.
void best_path_scalar(const Model&, const TaggedWords&, Trail*);
void best_path_sse(const Model&, const TaggedWords&, Trail*);
/// REQUIRES: has_avx2().
void best_path_avx2(const Model&, const TaggedWords&, Trail*);

/// How much worse the path gets if one word of [first, last) has another tag and all other words
/// keep theirs: the least of it. A later word that cannot follow that tag begins a name of its own.
/// REQUIRES: those words are a name.
using Margin = std::int32_t (*)(const Model& model, const TaggedWords& words, std::size_t first,
                                std::size_t last);
/// One lane at a time: the reference for the others.
std::int32_t margin_scalar(const Model&, const TaggedWords&, std::size_t, std::size_t);
std::int32_t margin_sse(const Model&, const TaggedWords&, std::size_t, std::size_t);
/// REQUIRES: has_avx2().
std::int32_t margin_avx2(const Model&, const TaggedWords&, std::size_t, std::size_t);

}  // namespace names
}  // namespace gloss
