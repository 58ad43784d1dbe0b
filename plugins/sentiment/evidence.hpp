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

/// The tone of one text, from its sum and the evidence chosen for it.
class Summary {
 public:
  /// Appends the evidence of a text of this sum to `out`: of at most `most` words, those that count
  /// most; of more, repeated ones become one piece at their first place. In the order of the words
  /// by token, a word that changes one behind it. `contributions` are reordered.
  Summary(std::span<Contribution> contributions, Sum sum, std::size_t most,
          std::vector<Evidence>& out);
  /// Adds a part that no word has to the tone. Returns it with four decimals.
  double add_context(float tone);

  /// The sum of all words that have no piece; four decimals.
  double rest() const { return rest_; }
  /// The sum of the evidence's weights, the rest and the context.
  double tone() const { return tone_; }
  /// The label that the evidence and the context support.
  Support support() const { return support_; }

 private:
  double rest_ = 0, tone_ = 0;
  Support support_;
};

}  // namespace sentiment
}  // namespace gloss
