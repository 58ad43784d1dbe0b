#include "model_writer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <gloss/model_file_writer.hpp>
#include <map>

namespace gloss::sentiment::train {
namespace {

std::int16_t rounded(float value) {
  const float most = 32767.0f;
  return static_cast<std::int16_t>(std::lround(std::clamp(value * weight_unit, -most, most)));
}
Weight weight_of(Sum sum) { return {rounded(sum.tone), rounded(sum.strength)}; }

Weights row_of(const Learner& learner, std::uint32_t key) {
  Weights row;
  const Sum plain =
      learner.weight(feature_id(Kind::word, static_cast<std::uint32_t>(Place::plain), key));
  const Sum around = learner.weight(feature_id(Kind::around, 0, key));
  for (std::uint32_t i = 0; i < place_count; ++i) {
    const auto place = static_cast<Place>(i);
    Sum sum = learner.weight(feature_id(Kind::word, i, key));
    if (place == Place::negated) {
      sum.tone += negated_share * plain.tone;
    } else if (place == Place::target_negated) {
      sum.tone += negated_share * around.tone;
    } else if (place >= Place::before_1 && place <= Place::after_far) {
      sum.tone += around.tone;
      sum.strength += around.strength;
    }
    row[i] = weight_of(sum);
  }
  return row;
}

std::vector<PairSlot> pair_table(const Learner& learner, const std::vector<Pair>& pairs) {
  std::vector<PairSlot> table(std::bit_ceil(2 * pairs.size() + 2));
  for (const Pair& pair : pairs) {
    const std::uint32_t key = pair.key();
    std::size_t at = key >> 1;
    while (table[at & (table.size() - 1)].key != 0) ++at;
    table[at & (table.size() - 1)] = {key,
                                      weight_of(learner.weight(feature_id(Kind::pair, 0, key)))};
  }
  return table;
}

PairFilter filter_of(const std::vector<Pair>& pairs) {
  PairFilter filter;
  for (const Pair& pair : pairs)
    if (pair.use == PairUse::sentence) filter.add(pair.left, pair.right);
  return filter;
}

}  // namespace

std::vector<Pair> pairs_that_matter(const Learner& learner, const std::vector<Pair>& pairs,
                                    float least) {
  std::map<std::uint32_t, Pair> kept;
  for (const Pair& pair : pairs) {
    const Sum sum = learner.weight(feature_id(Kind::pair, 0, pair.key()));
    if (std::abs(sum.tone) + std::abs(sum.strength) >= least) kept.emplace(pair.key(), pair);
  }
  std::vector<Pair> out;
  for (const auto& [key, pair] : kept) out.push_back(pair);
  return out;
}

void write_model(const std::string& path, const Learner& learner,
                 const std::vector<std::uint32_t>& keys, const std::vector<Pair>& pairs,
                 const Sharpness& sharpness) {
  ModelHeader header;
  const auto fill = [&](auto& weights, Kind kind) {
    for (std::uint32_t i = 0; i < weights.size(); ++i)
      weights[i] = weight_of(learner.weight(feature_id(kind, 0, i)));
  };
  fill(header.lengths, Kind::length);
  fill(header.target_lengths, Kind::target_length);
  fill(header.situations, Kind::situation);
  for (std::uint32_t sign = 0; sign < 2; ++sign)
    for (std::uint32_t place = 0; place < place_count; ++place)
      header.valences[sign][place] =
          weight_of(learner.weight(feature_id(Kind::valence, place, sign == 0)));
  header.of_document = weight_of(learner.weight(feature_id(Kind::of_document, 0, 0)));
  header.sentence_sharpness = sharpness.sentence;
  header.target_sharpness = sharpness.target;
  ModelFileWriter<ModelHeader, Section> image(header);
  std::vector<Weights> rows;
  for (const std::uint32_t key : keys) rows.push_back(row_of(learner, key));
  image.add(Section::keys, keys);
  image.add(Section::rows, rows);
  image.add(Section::pairs, pair_table(learner, pairs));
  image.add(Section::filter, std::vector{filter_of(pairs)});
  image.write(path);
}

}  // namespace gloss::sentiment::train
