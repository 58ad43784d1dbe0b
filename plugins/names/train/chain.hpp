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

/// The rows of the hashed features, and then those of the tables of context.hpp.
struct RowNumbers {
  static constexpr std::uint32_t hashed = 1u << 18;
  static constexpr std::uint32_t spellings = hashed;
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
  static constexpr std::uint32_t count = evidence_places + evidence_codes;
};

/// The rows that one word of a sentence uses, and its tag. The first `named` rows name words, and
/// are left out now and then, so that the model learns of words that it does not know.
struct Position {
  std::vector<std::uint32_t> named, rows;
  Tag tag = outside;
};

struct LearningRate {
  float rate = 0.1f;
  float dropout = 0.1f;       ///< share of rows that are left out
  float name_dropout = 0.1f;  ///< share of words without their `named` rows
};

class Chain {
 public:
  Chain();

  /// Takes a step towards the tags of `sentence`; returns its loss.
  double learn(std::span<const Position> sentence, float weight, const LearningRate& how,
               Random& random);
  /// The best tags.
  void decode(std::span<const Position> sentence, std::vector<Tag>& tags);

  const std::vector<Weights>& rows() const { return rows_; }
  /// [before][tag]
  using Transitions = std::array<std::array<float, tag_count>, tag_count>;
  const Transitions& transitions() const { return transitions_; }
  const std::array<float, tag_count>& first_tags() const { return first_; }

 private:
  void score(std::span<const Position> sentence, const LearningRate* how, Random* random);
  void find_marginals(std::size_t count);
  void update_transitions(std::span<const Position> sentence, float weight, float rate);

  std::vector<Weights> rows_, squares_;
  Transitions transitions_ = {}, transition_squares_ = {};
  std::array<float, tag_count> first_ = {}, first_squares_ = {};
  // Of the sentence at hand.
  std::vector<Weights> scores_, exponents_, forward_, backward_;
  std::vector<float> scales_;
  std::vector<std::vector<std::uint32_t>> used_;
  Transitions factors_ = {};
};

}  // namespace gloss::names::train
