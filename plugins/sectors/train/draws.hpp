#pragma once
/// Learns what words say in sentences several times, each time with other clusters, and takes the
/// mean: which words fall into one cluster is chance that moves figures by points.
#include <array>
#include <utility>
#include <vector>

#include "corpus.hpp"
#include "evaluation.hpp"
#include "sentence_learner.hpp"
#include "settings.hpp"

namespace gloss::sectors::train {

/// The sentences of these folds are judged, each fold by a model that has not seen it.
inline constexpr unsigned judged_folds = 5;
/// The sentences of this fold are never learned from.
inline constexpr unsigned held_out = 0;

struct LearnedSentences {
  explicit LearnedSentences(SentenceModel learned) : model(std::move(learned)) {}

  /// Of all sentences but those of the fold `held_out`; its words are those of the vocabulary, each
  /// with what its clusters have learned.
  SentenceModel model;
  /// The read sentences of the folds, one fold behind the other.
  std::vector<Judged> judged;
  std::array<std::size_t, judged_folds + 1> ends{};  ///< of the folds in `judged`
};

/// Learns from the sentences of `corpus`; `frequent` are words that no sentence has as features.
/// Two draws run at once; the result does not depend on it. Takes minutes for each.
LearnedSentences learn_draws(const Corpus& corpus, const TermList& terms, std::uint32_t word_count,
                             const std::vector<std::uint32_t>& frequent, const Settings& settings);

}  // namespace gloss::sectors::train
