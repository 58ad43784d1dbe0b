#pragma once
/// How chains are trained: in epochs, from several orders of the sentences, with the evidence of
/// documents.
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "chain.hpp"
#include "random.hpp"
#include "sentences.hpp"

namespace gloss::names::train {

struct LearningSettings {
  float dropout = .1f;           ///< share of rows that are left out
  float first_name_dropout = 1;  ///< share of words without their `named` rows in the first epoch
  float name_dropout = .1f;      ///< the same in later ones
  float without_evidence = .2f;  ///< share of documents whose evidence is kept back
  std::size_t chains = 12;       ///< the mean of so many is taken
};

/// Learns in threads that have random numbers of their own, so that the result is the same on every
/// machine.
class Learning {
 public:
  /// `report` gets the mean loss of a sentence after each epoch, from any thread.
  Learning(const LearningSettings& settings, std::function<void(double)> report)
      : settings_(settings), report_(std::move(report)) {}

  /// Gives documents the evidence of tags that come from a chain which has not seen them.
  void set_evidence(const WordRows& rows, std::vector<Sentence>& sentences, Random& random) const;
  /// The mean of chains that met the sentences in different orders: less depends on chance.
  Chain mean_chain(const WordRows& rows, const std::vector<Sentence>& sentences,
                   Random& random) const;

 private:
  using Tags = std::vector<Tag>;
  void learn(Chain& chain, const WordRows& rows, const std::vector<Sentence>& sentences,
             std::vector<std::uint32_t> order, std::span<const float> rates, Random& random) const;
  /// The tags of all sentences, each from a chain that learned from the other half of the
  /// documents.
  std::vector<Tags> tag_unseen(const WordRows& rows, const std::vector<Sentence>& sentences,
                               Random& random) const;

  LearningSettings settings_;
  std::function<void(double)> report_;
};

}  // namespace gloss::names::train
