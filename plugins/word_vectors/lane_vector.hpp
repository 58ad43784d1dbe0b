#pragma once
/// The arithmetic of vectors, in the lanes of one instruction set. For the .cpp files of this
/// folder.
#include <array>
#include <cmath>

#include "vectors.hpp"

namespace gloss::word_vectors {

constexpr std::size_t width = 16;
using Lanes = float __attribute__((vector_size(4 * width)));

/// A Vector while it is computed with.
struct LaneVector {
  static constexpr std::size_t parts = 5;
  std::array<Lanes, parts> part = {};

  float dot(const LaneVector& other) const {
    Lanes sum = {};
    for (std::size_t i = 0; i < parts; ++i) sum += part[i] * other.part[i];
    float all = 0;
    for (std::size_t i = 0; i < width; ++i) all += sum[i];
    return all;
  }
  void add(const LaneVector& other, float times) {
    for (std::size_t i = 0; i < parts; ++i) part[i] += times * other.part[i];
  }
  void normalise() {
    const float size = 1 / std::sqrt(dot(*this) + 1e-9f);
    for (Lanes& lanes : part) lanes *= size;
  }
};

inline Vector plain(const LaneVector& lanes) {
  Vector out;
  for (std::size_t i = 0; i < vector_size; ++i) out[i] = lanes.part[i / width][i % width];
  return out;
}

inline LaneVector in_lanes(const Vector& vector) {
  LaneVector out;
  for (std::size_t i = 0; i < vector_size; ++i) out.part[i / width][i % width] = vector[i];
  return out;
}

}  // namespace gloss::word_vectors
