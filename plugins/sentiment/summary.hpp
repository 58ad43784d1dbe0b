#pragma once
/// Computes the value of a text, with its evidence, from contributions. README.md has the formula.
#include <span>
#include <vector>

#include "tone_reader.hpp"

namespace gloss::sentiment {

/// The contribution of one entry of the lexicon: all its places together, at the first.
struct Evidence {
  std::uint32_t entry;
  Span span;
  double weight;
};

/// Sums contributions. Reuses its memory; one thread at a time.
class Summary {
 public:
  explicit Summary(std::uint32_t lexicon_size) : place_(lexicon_size, unseen) {}

  /// Clears the sums.
  void clear();
  void add(std::span<const Contribution> contributions);
  /// Ends the summary of a text of `token_count` tokens; after it evidence() and value() are valid.
  void finish(std::uint32_t token_count);

  /// In the order of the text, without entries that cancel themselves out.
  std::span<const Evidence> evidence() const { return evidence_; }
  /// From -1 to 1: s / (1 + a), with s the sum of the evidence's weights and a that of their
  /// absolute values; rounded to four decimals, like the weights.
  double value() const { return value_; }

 private:
  static constexpr std::uint32_t unseen = 0xFFFFFFFF;

  std::vector<std::uint32_t> place_;  // in evidence_, by entry
  std::vector<Evidence> evidence_;
  double value_ = 0;
};

}  // namespace gloss::sentiment
