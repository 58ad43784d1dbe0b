#pragma once
/// The persons whom a message greets, and who sign it: "Hello again Eluned,", "Cheers,<line
/// break>Al".
#include <array>
#include <vector>

#include "names/model.hpp"
#include "names/name.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Words of a sentence, half-open.
struct SentenceWords {
  std::uint32_t first = 0, last = 0;
};

/// A sentence that may greet or take leave, and the next one; empty: there is none.
struct MessageLine {
  SentenceWords words, next;
};

/// Read-only; for any thread.
class MessageNames {
 public:
  explicit MessageNames(const Model& model);

  /// Whether a sentence whose first word has this Row::lower_hash can greet or take leave; a word
  /// in a hundred passes that does not.
  bool may_begin(std::uint32_t lower_hash) const { return first_words_[lower_hash % places]; }
  /// Whether the words can be such a sentence, by the first word and their number.
  bool may_be(std::uint32_t lower_hash, std::uint32_t words) const;

  /// Adds the persons who are greeted or sign to `names`, which stay in order, or makes persons of
  /// them.
  void add(const DocumentView& document, std::span<const MessageLine> lines,
           std::vector<Name>& names) const;

 private:
  static constexpr std::uint32_t places = 4096;
  std::array<bool, places> first_words_ = {};  ///< by hash; faster to ask than bits
  std::vector<std::uint32_t> greeting_hashes_, farewell_hashes_;  ///< sorted
  std::int32_t margin_, doubtful_;  ///< of the persons; of names that become persons
};

}  // namespace names
}  // namespace gloss
