#pragma once
/// From contributions to the value of a text, with its evidence. README.md gives the formula.
#include <span>
#include <vector>

#include "tone_reader.hpp"

namespace gloss::sentiment {

/// What one entry of the lexicon adds to a text: all its places together, at the first.
struct Evidence {
  std::uint32_t entry;
  Span span;
  double weight;
};

/// Sums contributions up. Scratch space that is reused; one thread at a time.
class Summary {
 public:
  explicit Summary(std::uint32_t lexicon_size) : place_(lexicon_size, unseen) {}

  /// Starts anew.
  void clear();
  void add(std::span<const Contribution> contributions);
  /// Ends the summary of a text of `token_count` tokens: evidence() and value() are valid then.
  void finish(std::uint32_t token_count);

  /// In the order of the text, without what cancels itself out.
  std::span<const Evidence> evidence() const { return evidence_; }
  /// From -1 to 1: s / (1 + a), where s is the sum of the evidence's weights and a that of their
  /// absolute values; with four decimals, as the weights.
  double value() const { return value_; }

 private:
  static constexpr std::uint32_t unseen = 0xFFFFFFFF;

  std::vector<std::uint32_t> place_;  // in evidence_, by entry
  std::vector<Evidence> evidence_;
  double value_ = 0;
};

}  // namespace gloss::sentiment
