#pragma once
/// Clusters of words that stand in like texts: what a sentence's words teach, they teach their
/// neighbours too.
#include <array>
#include <vector>

#include "sentence_learner.hpp"
#include "settings.hpp"
#include "units.hpp"

namespace gloss::sectors::train {

class WordClusters {
 public:
  /// `stream` has the words of free texts as numbers of the vocabulary, which has `word_count`
  /// words; word_vectors::sentence_end ends a sentence. Takes minutes.
  /// Of the same `seed` come the same clusters.
  WordClusters(const std::vector<std::int32_t>& stream, std::uint32_t word_count,
               const Settings& settings, std::uint64_t seed);

  /// Takes words out of their clusters, which no sentence has as features.
  void leave_out(const std::vector<std::uint32_t>& words);
  /// Features behind the words.
  std::uint32_t feature_count() const { return first_[sizes] - first_[0]; }
  /// Adds the clusters of the words of sentences as features, with the sum of their values.
  void add_to(std::vector<Unit>& sentences) const;
  /// Adds the weights of its clusters to each word, which then has all that the model knows of it,
  /// and drops the clusters from the model.
  void fold(SentenceModel& model) const;

 private:
  static constexpr std::size_t sizes = 2;

  bool has_clusters(std::uint32_t word) const { return of_[word][0] != no_cluster; }

  static constexpr std::uint32_t no_cluster = 0xFFFFFFFFu;
  std::vector<std::array<std::uint32_t, sizes>> of_;  // features, by word
  std::array<std::uint32_t, sizes + 1> first_{};      // feature of each size
};

}  // namespace gloss::sectors::train
