#pragma once
/// The trained scores of features, and the sums of them that are a word's rows.
#include <array>
#include <cstdint>
#include <span>

#include "names/tags.hpp"
#include "names/word_features.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Scores of the tags of one word, in a unit that the trainer chooses.
using ScoreRow = std::array<std::int8_t, lanes>;

/// A word says something of words up to so far away.
constexpr int reach = 2;
constexpr std::size_t offsets = 2 * reach + 1;

/// [reach + o]: the scores of the word from which this one is o words to the right.
using RowScores = std::array<ScoreRow, offsets>;

/// The scores of some features, those whose hashes end alike: one line of memory, so that a look-up
/// reads no other. A feature that matters less than five others of its bucket has no scores.
struct alignas(64) FeatureBucket {
  static constexpr std::size_t most = 5;
  std::array<std::array<std::int8_t, tag_count>, most> scores = {};
  std::array<std::uint8_t, 3> padding = {};
  std::array<std::uint16_t, 8> keys = {};  ///< the first bits of the hashes; 0: none
};
static_assert(sizeof(FeatureBucket) == 64);

/// By offset + reach. Features are well mixed, so that one number for each is enough to scatter
/// them anew.
constexpr std::array<std::uint64_t, offsets> offset_marks = {0x1D9A3, 0x2B56C, 0x00000, 0x3C6A9,
                                                             0x16D35};
/// The feature_key() is that of the feature itself.
static_assert((offset_marks[0] | offset_marks[1] | offset_marks[3] | offset_marks[4]) >> 48 == 0);
/// The hash under which a feature has its scores for the word `offset` words to the left of it.
constexpr std::uint64_t at_offset(std::uint64_t feature, int offset) {
  return feature ^ offset_marks[static_cast<std::size_t>(offset + reach)];
}
constexpr std::uint16_t feature_key(std::uint64_t hash) {
  return static_cast<std::uint16_t>(hash >> 48 | 1u);
}

/// As RowScores, before they are scaled.
struct alignas(32) RowSums {
  std::array<std::array<std::int16_t, lanes>, offsets> of = {};
};

/// Borrows the buckets, 2^n, and the groups.
struct FeatureTable {
  std::span<const FeatureBucket> buckets;
  std::span<const RowSums> groups;  ///< by number of feature_group
  /// A feature's score times this is a score of a row, in units of 2^-16.
  std::uint16_t to_row = 0;
};

/// The sums of the scores of `features`, without groups.
RowSums sum_of(const FeatureTable& table, const WordFeatures& features);

/// Sets `out` to the sums of the scores of `features`, none larger than 127.
using SumFeatures = void (*)(const FeatureTable& table, const WordFeatures& features,
                             RowScores& out);
/// One lane at a time: the reference for the others.
void sum_features_scalar(const FeatureTable&, const WordFeatures&, RowScores&);
void sum_features_sse(const FeatureTable&, const WordFeatures&, RowScores&);
/// REQUIRES: has_avx2().
void sum_features_avx2(const FeatureTable&, const WordFeatures&, RowScores&);

}  // namespace names
}  // namespace gloss
