#include <algorithm>
#include <cmath>

#include "lane_vector.hpp"
#include "vectors.hpp"

namespace gloss::word_vectors {

std::vector<std::uint16_t> cluster(std::span<const Vector> plain_vectors,
                                   std::span<const std::uint64_t> counts, std::uint32_t size) {
  constexpr int rounds = 8;
  constexpr std::size_t frequent = 20000;
  std::vector<LaneVector> vectors;
  for (const Vector& vector : plain_vectors) vectors.push_back(in_lanes(vector));
  std::vector<LaneVector> centres(size);
  for (std::size_t k = 0; k < size; ++k)
    centres[k] = vectors[k * std::min(vectors.size(), frequent) / size];
  std::vector<std::uint16_t> nearest(vectors.size());
  for (int round = 0; round < rounds; ++round) {
    std::vector<LaneVector> sums(size);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      float most = -2;
      for (std::size_t k = 0; k < size; ++k)
        if (const float dot = vectors[i].dot(centres[k]); dot > most) {
          most = dot;
          nearest[i] = static_cast<std::uint16_t>(k);
        }
      sums[nearest[i]].add(vectors[i], std::log(1 + static_cast<float>(counts[i])));
    }
    for (std::size_t k = 0; k < size; ++k) {
      if (sums[k].dot(sums[k]) < 1e-6f) continue;
      centres[k] = sums[k];
      centres[k].normalise();
    }
  }
  return nearest;
}

}  // namespace gloss::word_vectors
