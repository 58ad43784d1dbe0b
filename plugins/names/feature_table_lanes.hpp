#pragma once
/// sum_features() in vectors of 16 lanes; see lanes.hpp.
#include <bit>

#include "names/feature_table.hpp"
#include "names/lanes.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {
namespace {

/// Eight keys, of which the first FeatureBucket::most count.
using Keys = std::uint16_t __attribute__((vector_size(16)));

/// Two bits per key of `bucket` that is equal to that of `keys`, from the lowest.
inline std::uint32_t equal_keys(const FeatureBucket& bucket, Keys keys) {
  constexpr std::uint32_t those_that_count = (1u << 2 * FeatureBucket::most) - 1;
  Keys own;
  std::memcpy(&own, bucket.keys.data(), sizeof own);
  const auto equal = own == keys;
#if defined(__SSE2__)
  return static_cast<std::uint32_t>(_mm_movemask_epi8(__m128i(equal))) & those_that_count;
#else
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < FeatureBucket::most; ++i) bits |= (equal[i] ? 3u : 0u) << 2 * i;
  return bits & those_that_count;
#endif
}

/// The feature_key() of a hash, eight times.
inline Keys keys_of(const std::uint64_t& hash) {
#if defined(__AVX2__)  // one instruction, of which the compiler makes three
  const auto* last = reinterpret_cast<const char*>(&hash) + 6;
  return Keys(_mm_broadcastw_epi16(_mm_loadu_si16(last))) | 1;
#else
  return Keys{} + feature_key(hash);
#endif
}

/// The scores of a feature in the first lanes, with other numbers behind them; 0 if its bucket has
/// none.
inline Lanes with_feature(Lanes sum, const FeatureTable& table, std::uint64_t hash, Keys keys) {
  const FeatureBucket& bucket = table.buckets[hash & (table.buckets.size() - 1)];
  const std::uint64_t equal = equal_keys(bucket, keys);
  if (equal == 0) return sum;
  // A vector takes the bytes behind the scores along, in lanes that nobody reads.
  const auto slot_twice = static_cast<std::uint32_t>(std::countr_zero(equal));
  return sum + load(&bucket.scores[0][0] + slot_twice * tag_count / 2);
}

struct Pair {
  Lanes left = {}, right = {};
};

/// The sums of `hashes` for words that are `distance` to the left and to the right, added to
/// `sums`.
template <std::size_t distance>
Pair sum_pair(const FeatureTable& table, const Hashes& hashes, Pair sums) {
  Lanes left = sums.left, right = sums.right;
  for (const std::uint64_t& hash : hashes.all()) {
    const Keys keys = keys_of(hash);
    left = with_feature(left, table, hash ^ offset_marks[reach - distance], keys);
    right = with_feature(right, table, hash ^ offset_marks[reach + distance], keys);
  }
  return {left, right};
}

inline Lanes sum_own(const FeatureTable& table, const Hashes& hashes, Lanes sum) {
  for (const std::uint64_t& hash : hashes.all())
    sum = with_feature(sum, table, hash, keys_of(hash));
  return sum;
}

/// Lanes of -1 for the tags, 0 behind them.
constexpr auto all_tags = [] {
  std::array<std::int16_t, lanes> all = {};
  for (std::size_t tag = 0; tag < tag_count; ++tag) all[tag] = -1;
  return all;
}();

/// As in_row() of feature_table.cpp.
inline void write_row(Lanes sum, std::uint16_t to_row, ScoreRow& out) {
  // Products of 16 signed and 16 other bits, halves apart: that bit is taken for a sign here.
  const Lanes factor = all(static_cast<std::int16_t>(to_row));
  const Lanes high = high_product(sum, factor) + (to_row >> 15 ? sum : Lanes{});
  using Unsigned = std::uint16_t __attribute__((vector_size(2 * lanes)));
  const Unsigned low = Unsigned(sum) * Unsigned(factor);
  const Lanes rounded = high + Lanes(low >> 15);
  store(most(least(rounded, all(127)), all(-127)) & load(all_tags.data()), out);
}

inline void sum_features_lanes(const FeatureTable& table, const WordFeatures& features,
                               RowScores& out) {
  static_assert(reach == 2);
  Lanes own = {};
  Pair near, far;
  for (const std::uint16_t group : features.groups.all()) {
    const RowSums& sums = table.groups[group];
    far.left += load(sums.of[0].data());
    near.left += load(sums.of[1].data());
    own += load(sums.of[2].data());
    near.right += load(sums.of[3].data());
    far.right += load(sums.of[4].data());
  }
  near = sum_pair<1>(table, features.near, near);
  far = sum_pair<2>(table, features.far, far);
  write_row(far.left, table.to_row, out[0]);
  write_row(near.left, table.to_row, out[1]);
  write_row(sum_own(table, features.own, own), table.to_row, out[2]);
  write_row(near.right, table.to_row, out[3]);
  write_row(far.right, table.to_row, out[4]);
}

}  // namespace
}  // namespace names
}  // namespace gloss
