#pragma once
/// The value of a text, with the words that it follows from.
#include <span>
#include <vector>

#include "sentiment/tone.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// A piece of evidence: a word, or the word that changes it.
struct Evidence {
  std::uint32_t token;
  std::uint32_t entry;  ///< of the word, in the Lexicon
  double weight;        ///< four decimals
};

/// Chooses the evidence of one text after the other. Reuses its memory; one thread at a time.
class Summary {
 public:
  /// The value of a text of this sum. At most `most` words are kept, those that count most; of
  /// more, repeated ones become one piece at their first place. `contributions` are reordered.
  void make(std::span<Contribution> contributions, Sum sum, std::size_t most);

  /// In the order of the contributions kept: by token.
  std::span<const Evidence> evidence() const { return evidence_; }
  /// The sum of all words that have no piece; four decimals.
  double rest() const { return rest_; }
  /// From -1 to 1: s / (1 + |s|), with s the sum of the evidence's weights and the rest; four
  /// decimals.
  double value() const { return value_; }
  static double value_of(double tone);

 private:
  static std::span<Contribution> merged(std::span<Contribution> all, std::size_t most);
  void add(std::uint32_t token, std::uint32_t entry, double weight);

  std::vector<Evidence> evidence_;
  double rest_ = 0, value_ = 0;
};

}  // namespace sentiment
}  // namespace gloss
