#pragma once
/// The frequent words of free texts, in clusters of words that stand in like places.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "annotated_sets.hpp"

namespace gloss::names::train {

/// A spelling, with digits as 0, that is frequent enough to be known.
struct KnownWord {
  std::string form;
  std::uint64_t count = 0;
  std::vector<std::uint16_t> clusters;  ///< one of each size
};

struct VectorOptions {
  std::uint64_t least_count = 5;
  int window = 3;
  int epochs = 3;
  std::vector<std::uint32_t> cluster_sizes = {64, 256, 1024, 3000};
};

/// The known words of a stream of words (SetReader::read_words), the most frequent first, by the
/// clusters of their skip-gram vectors.
std::vector<KnownWord> cluster_words(const Spellings& spellings,
                                     std::span<const std::uint32_t> words,
                                     const VectorOptions& options = {});

/// Writes words to a file, for the next run of an experiment; a line each: form, count, clusters.
void save_words(const std::string& path, const std::vector<KnownWord>& words);
/// The words of such a file; none if there is no such file. Throws std::runtime_error for another
/// line.
std::vector<KnownWord> load_words(const std::string& path);

}  // namespace gloss::names::train
