#pragma once
/// Vectors of words from the words around them, and clusters of such vectors. The same bytes on
/// every machine. For programs that train models.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gloss::word_vectors {

inline constexpr std::size_t vector_size = 80;
using Vector = std::array<float, vector_size>;

/// In a stream of words: a word without a vector, and the end of a sentence.
inline constexpr std::int32_t rare = -1, sentence_end = -2;

struct SkipGramOptions {
  int window = 3;  ///< words on each side, at most
  int epochs = 3;
  std::uint64_t seed = 1;  ///< of the random numbers: another one gives other vectors, as good
};

/// A vector of length 1 for each word: skip-gram with five negative samples (Mikolov and others,
/// Distributed Representations of Words and Phrases and their Compositionality, NIPS 2013). A word
/// is a place in `counts`, its times in `stream`; the most frequent come first. Takes minutes.
std::vector<Vector> skip_gram(std::span<const std::uint64_t> counts,
                              std::span<const std::int32_t> stream, const SkipGramOptions& options);

/// The cluster, from 0 to `size` - 1, of each vector of length 1: k-means on the sphere, in which a
/// word weighs log(1 + its count). REQUIRES: 1 <= size <= 65,536.
std::vector<std::uint16_t> cluster(std::span<const Vector> vectors,
                                   std::span<const std::uint64_t> counts, std::uint32_t size);

}  // namespace gloss::word_vectors
