#pragma once
/// Vectors of the scores of a word. The files that include it are compiled for other instructions
/// each, so that all of it is in an unnamed namespace.
#include <algorithm>
#include <cstring>
#if defined(__SSE2__)
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

/// One lane in all of them.
template <std::size_t lane>
Lanes all_of(Lanes from) {
#if defined(__AVX2__)  // fewer instructions than the compiler makes
  if constexpr (lane == 0)
    return Lanes(_mm256_broadcastw_epi16(_mm256_castsi256_si128(__m256i(from))));
  constexpr int halves = lane < 8 ? 0b01000100 : 0b11101110;
  constexpr auto pair_of_bytes = static_cast<short>(lane % 8 * 0x0202 + 0x0100);
  return Lanes(_mm256_shuffle_epi8(_mm256_permute4x64_epi64(__m256i(from), halves),
                                   _mm256_set1_epi16(pair_of_bytes)));
#else
  return Lanes{} + from[lane];
#endif
}

inline Lanes least(Lanes a, Lanes b) { return a < b ? a : b; }
inline Lanes most(Lanes a, Lanes b) { return a > b ? a : b; }

/// The upper 16 bits of each product, rounded down.
inline Lanes high_product(Lanes a, Lanes b) {
#if defined(__AVX2__)
  return Lanes(_mm256_mulhi_epi16(__m256i(a), __m256i(b)));
#else
  using Wide = std::int32_t __attribute__((vector_size(4 * lanes)));
  const Wide product = __builtin_convertvector(a, Wide) * __builtin_convertvector(b, Wide);
  return __builtin_convertvector(product >> 16, Lanes);
#endif
}

struct Best {
  Tag tag;
  std::int32_t score;
};
/// The first of the tags with the largest score.
inline Best best_of(Lanes scores) {
#if defined(__SSE4_1__)
  static_assert(tag_count == 9);
  __m128i first, others;
  std::memcpy(&first, &scores, sizeof first);
  std::memcpy(&others, reinterpret_cast<const char*>(&scores) + sizeof first, sizeof others);
  // The instruction finds the first least number without sign, so the order is turned round.
  const __m128i least = _mm_minpos_epu16(_mm_sub_epi16(_mm_set1_epi16(INT16_MAX), first));
  const int score = INT16_MAX - _mm_extract_epi16(least, 0);
  const auto score_of_last = static_cast<std::int16_t>(_mm_cvtsi128_si32(others));
  return {static_cast<Tag>(score_of_last > score ? 8 : _mm_extract_epi16(least, 1)),
          std::max<int>(score_of_last, score)};
#else
  Tag best = 0;
  for (Tag tag = 1; tag < tag_count; ++tag)
    if (scores[tag] > scores[best]) best = tag;
  return {best, scores[best]};
#endif
}

/// Writes lanes of -128 to 127.
inline void store(Lanes from, ScoreRow& to) {
#if defined(__AVX2__)
  const __m256i bytes = _mm256_packs_epi16(__m256i(from), __m256i(from));
  const __m256i in_order = _mm256_permute4x64_epi64(bytes, 0b1000);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to.data()), _mm256_castsi256_si128(in_order));
#else
  using Bytes = std::int8_t __attribute__((vector_size(lanes)));
  const Bytes bytes = __builtin_convertvector(from, Bytes);
  std::memcpy(to.data(), &bytes, sizeof bytes);
#endif
}

}  // namespace
}  // namespace names
}  // namespace gloss
