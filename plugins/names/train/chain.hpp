#pragma once
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001), trained by
/// AdaGrad (Duchi, Hazan and Singer, JMLR 12, 2011).
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "names/context.hpp"
#include "names/tags.hpp"
#include "random.hpp"

namespace gloss::names::train {

using Weights = float __attribute__((vector_size(4 * lanes)));

/// The rows of the tables of context.hpp; those of features of words follow.
struct RowNumbers {
  static constexpr std::uint32_t spellings = 0;
  static constexpr std::uint32_t places = spellings + spelling_triples;
  static constexpr std::uint32_t place_smallness = places + place_codes;
  static constexpr std::uint32_t mode_kinds = place_smallness + place_codes * smallness_count;
  static constexpr std::uint32_t left_clusters =
      mode_kinds + mode_count * name_kind::count * smallness_count;
  static constexpr std::uint32_t right_clusters = left_clusters + cluster_pairs;
  static constexpr std::uint32_t kinds = right_clusters + cluster_pairs;
  static constexpr std::uint32_t phrase_after = kinds + kind_triples;
  static constexpr std::uint32_t phrase_before = phrase_after + phrase_pairs;
  static constexpr std::uint32_t phrases = phrase_before + phrase_pairs;
  static constexpr std::uint32_t evidence = phrases + phrase_spellings;
  static constexpr std::uint32_t evidence_places = evidence + evidence::count;
  static constexpr std::uint32_t features = evidence_places + evidence_codes;
};

/// The rows that one word of a sentence uses, and its tag. The first `named` rows name words, and
/// are left out now and then, so that the model learns of words that it does not know.
struct Position {
  std::vector<std::uint32_t> named, rows;
  Tag tag = outside;
  std::uint16_t open = 0;  ///< as of TaggedWord
};

struct LearningRate {
  float rate = 0.1f;
  float dropout = 0.1f;       ///< share of rows that are left out
  float name_dropout = 0.1f;  ///< share of words without their `named` rows
};

class Chain {
 public:
  /// A chain of zeros. REQUIRES: rows > RowNumbers::features.
  explicit Chain(std::size_t rows);

  /// Takes a step towards the tags of `sentence`; returns its loss.
  double learn(std::span<const Position> sentence, float weight, const LearningRate& how,
               Random& random);
  /// Sets all weights to the means of those of `chains`. REQUIRES: not empty.
  void set_mean(std::span<const Chain> chains);
  /// The best tags.
  void decode(std::span<const Position> sentence, std::vector<Tag>& tags);

  const std::vector<Weights>& rows() const { return rows_; }
  /// [before][tag]
  using Transitions = std::array<std::array<float, tag_count>, tag_count>;
  const Transitions& transitions() const { return transitions_; }
  const std::array<float, tag_count>& first_tags() const { return first_; }

 private:
  void score(std::span<const Position> sentence, const LearningRate* how, Random* random);
  /// Forward and backward sums, scaled so that those of each word add up to 1.
  struct Marginals {
    std::vector<Weights> exponents, forward, backward;
    std::vector<float> scales;
  };
  /// Over all paths, or over those that agree with the sentence's tags.
  void find_marginals(std::span<const Position> sentence, bool agreeing, Marginals& out) const;
  static Weights probabilities(const Marginals& paths, std::size_t i);
  /// The probabilities of the tags of word `i` as the set has them.
  Weights wanted_at(std::span<const Position> sentence, bool is_open, std::size_t i) const;
  void update_transitions(std::span<const Position> sentence, bool is_open, float weight,
                          float rate);

  std::vector<Weights> rows_, squares_;
  Transitions transitions_ = {}, transition_squares_ = {};
  std::array<float, tag_count> first_ = {}, first_squares_ = {};
  // Of the sentence at hand.
  std::vector<Weights> scores_;
  Marginals all_, agreeing_;
  std::vector<std::vector<std::uint32_t>> used_;
  Transitions factors_ = {};
};

}  // namespace gloss::names::train
