#pragma once
/// Vectors of the scores of a word. The files that include it are compiled for other instructions
/// each, so that all of it is in an unnamed namespace.
#include <cstring>
#if defined(__AVX2__)
#include <immintrin.h>
#endif

#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {
namespace {

using Lanes = std::int16_t __attribute__((vector_size(2 * lanes)));

inline Lanes load(const std::int16_t* from) {
  Lanes to;
  std::memcpy(&to, from, sizeof to);
  return to;
}

inline Lanes load(const std::int8_t* from) {
#if defined(__AVX2__)  // one instruction, of which the compiler makes five
  return Lanes(_mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))));
#else
  using Bytes = std::int8_t __attribute__((vector_size(lanes)));
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return __builtin_convertvector(bytes, Lanes);
#endif
}

inline Lanes load(const ScoreRow& row) { return load(row.data()); }

inline Lanes all(std::int16_t value) { return Lanes{} + value; }

}  // namespace
}  // namespace names
}  // namespace gloss
