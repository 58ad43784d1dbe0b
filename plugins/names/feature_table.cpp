#include "names/feature_table.hpp"

#include <algorithm>

namespace gloss::names {
namespace {

void add_feature(const FeatureTable& table, std::uint64_t hash,
                 std::array<std::int16_t, lanes>& sum) {
  const FeatureBucket& bucket = table.buckets[hash & (table.buckets.size() - 1)];
  const auto end = bucket.keys.begin() + FeatureBucket::most;
  const auto slot = std::find(bucket.keys.begin(), end, feature_key(hash));
  if (slot == end) return;
  const auto& scores = bucket.scores[static_cast<std::size_t>(slot - bucket.keys.begin())];
  for (std::size_t tag = 0; tag < tag_count; ++tag)
    sum[tag] = static_cast<std::int16_t>(sum[tag] + scores[tag]);
}

std::int8_t in_row(std::int32_t score, std::int32_t to_row) {
  constexpr std::int32_t half = 1 << 15;
  return static_cast<std::int8_t>(std::clamp((score * to_row + half) >> 16, -127, 127));
}

}  // namespace

RowSums sum_of(const FeatureTable& table, const WordFeatures& features) {
  RowSums sums;
  for (int offset = -reach; offset <= reach; ++offset)
    for (const std::uint64_t hash : features.at(offset).all())
      add_feature(table, at_offset(hash, offset),
                  sums.of[static_cast<std::size_t>(offset + reach)]);
  return sums;
}

void sum_features_scalar(const FeatureTable& table, const WordFeatures& features, RowScores& out) {
  RowSums sums = sum_of(table, features);
  for (std::size_t i = 0; i < offsets; ++i) {
    out[i] = {};
    for (std::size_t tag = 0; tag < tag_count; ++tag) {
      std::int16_t& sum = sums.of[i][tag];
      for (const std::uint16_t group : features.groups.all())
        sum = static_cast<std::int16_t>(sum + table.groups[group].of[i][tag]);
      out[i][tag] = in_row(sum, table.to_row);
    }
  }
}

}  // namespace gloss::names
