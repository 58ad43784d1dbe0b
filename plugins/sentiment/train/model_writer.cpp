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
Weight weight_of(Sum sum, float sharpness) {
  return {rounded(sharpness * sum.tone), rounded(sharpness * sum.strength)};
}

bool is_of_sentence(Place place) { return place == Place::plain || place == Place::negated; }

float sharpness_at(Place place, const Calibration& calibration) {
  return is_of_sentence(place) ? calibration.sentence_sharpness : calibration.target_sharpness;
}

/// What the vector of a word, if it has one, adds at a place.
Sum of_vector(const Learner& learner, const WordVector* vector, std::uint32_t place) {
  Sum sum;
  for (std::uint32_t d = 0; vector && d < vector_size; ++d) {
    const Sum weight = learner.weight(feature_id(Kind::vector, place, d));
    sum.tone += weight.tone * (*vector)[d];
    sum.strength += weight.strength * (*vector)[d];
  }
  return sum;
}

Weights row_of(const Learner& learner, std::uint32_t key, const WordVector* vector,
               const Calibration& calibration) {
  Weights row;
  const auto weight_at = [&](Kind kind, std::uint32_t place, std::uint32_t vector_place) {
    const Sum own = learner.weight(feature_id(kind, place, key));
    const Sum more = of_vector(learner, vector, vector_place);
    return Sum{own.tone + more.tone, own.strength + more.strength};
  };
  constexpr auto at_plain = static_cast<std::uint32_t>(Place::plain);
  const Sum plain = weight_at(Kind::word, at_plain, at_plain);
  const Sum around = weight_at(Kind::around, 0, vector_around);
  for (std::uint32_t i = 0; i < place_count; ++i) {
    const auto place = static_cast<Place>(i);
    Sum sum = weight_at(Kind::word, i, i);
    if (place == Place::negated) {
      sum.tone += negated_share * plain.tone;
    } else if (place == Place::target_negated) {
      sum.tone += negated_share * around.tone;
    } else if (place >= Place::before_1 && place <= Place::after_far) {
      sum.tone += around.tone;
      sum.strength += around.strength;
    }
    row[i] = weight_of(sum, sharpness_at(place, calibration));
  }
  return row;
}

std::vector<PairSlot> pair_table(const Learner& learner, const std::vector<Pair>& pairs,
                                 const Calibration& calibration) {
  std::vector<PairSlot> table(std::bit_ceil(2 * pairs.size() + 2));
  for (const Pair& pair : pairs) {
    const std::uint32_t key = pair.key();
    std::size_t at = key >> 1;
    while (table[at & (table.size() - 1)].key != 0) ++at;
    table[at & (table.size() - 1)] = {
        key, weight_of(learner.weight(feature_id(Kind::pair, 0, key)),
                       pair.use == PairUse::sentence ? calibration.sentence_sharpness
                                                     : calibration.target_sharpness)};
  }
  return table;
}

NeighbourFilter neighbours_of(const std::vector<Pair>& pairs) {
  NeighbourFilter filter;
  for (const Pair& pair : pairs)
    if (pair.use == PairUse::sentence) filter.add(pair_hash(pair.left, pair.right));
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
                 const std::vector<std::uint32_t>& keys, const WordVectors& vectors,
                 const std::vector<Pair>& pairs, const Calibration& calibration) {
  ModelHeader header;
  const auto fill = [&](auto& weights, Kind kind, float sharpness) {
    for (std::uint32_t i = 0; i < weights.size(); ++i)
      weights[i] = weight_of(learner.weight(feature_id(kind, 0, i)), sharpness);
  };
  fill(header.lengths, Kind::length, calibration.sentence_sharpness);
  fill(header.target_lengths, Kind::target_length, calibration.target_sharpness);
  fill(header.situations, Kind::situation, calibration.target_sharpness);
  for (std::uint32_t sign = 0; sign < 2; ++sign)
    for (std::uint32_t place = 0; place < place_count; ++place)
      header.valences[sign][place] =
          weight_of(learner.weight(feature_id(Kind::valence, place, sign == 0)),
                    sharpness_at(static_cast<Place>(place), calibration));
  header.of_document = weight_of(learner.weight(feature_id(Kind::of_document, 0, 0)),
                                 calibration.sentence_sharpness);
  header.mention_context = calibration.mention_context;
  header.entity_context = calibration.entity_context;
  ModelFileWriter<ModelHeader, Section> image(header);
  std::vector<Weights> rows;
  for (const std::uint32_t key : keys)
    rows.push_back(row_of(learner, key, vectors.find(key), calibration));
  image.add(Section::keys, keys);
  image.add(Section::rows, rows);
  image.add(Section::pairs, pair_table(learner, pairs, calibration));
  image.add(Section::neighbours, std::vector{neighbours_of(pairs)});
  image.write(path);
}

}  // namespace gloss::sentiment::train
