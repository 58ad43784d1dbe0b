#pragma once
/// The tone of a text, with the words that it follows from.
#include <span>
#include <vector>

#include "sentiment/judgement.hpp"

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
  /// The tone of a text of this sum. At most `most` words are kept, those that count most; of
  /// more, repeated ones become one piece at their first place. `contributions` are reordered.
  void make(std::span<Contribution> contributions, Sum sum, std::size_t most);
  /// Adds a part that no word has to the tone. Returns it with four decimals.
  double add_context(float tone);

  /// In the order of the contributions kept: by token.
  std::span<const Evidence> evidence() const { return evidence_; }
  /// The sum of all words that have no piece; four decimals.
  double rest() const { return rest_; }
  /// The sum of the evidence's weights, the rest and the context.
  double tone() const { return tone_; }
  /// The label that the evidence and the context support.
  Support support() const { return support_; }

 private:
  static std::span<Contribution> merged(std::span<Contribution> all, std::size_t most);
  void add(std::uint32_t token, std::uint32_t entry, double weight);

  std::vector<Evidence> evidence_;
  double rest_ = 0, tone_ = 0;
  Support support_;
};

}  // namespace sentiment
}  // namespace gloss
