#pragma once
/// Reads how the words of a sentence change each other: negation, degree, things ended, contrast.
#include <span>
#include <vector>

#include "sentiment/lexicon.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

constexpr int whole = 16;  ///< the multiplier of a word that nothing changes
constexpr std::uint32_t no_token = 0xFFFFFFFFu;

/// A word as it stands in its sentence. Borrows its row.
struct Reading {
  const WordRow* row = nullptr;
  std::int16_t multiplier = whole;  ///< of its tone
  bool is_negated = false;
  std::uint32_t cause = no_token;  ///< the token of the word that changes it
};

class SentenceReader {
 public:
  /// `phrases` as Model::phrases() gives them.
  explicit SentenceReader(std::vector<Phrase> phrases);

  /// Appends the readings of `rows`, the words of one sentence, to `readings`. Takes linear time.
  void read(std::span<const WordRow* const> rows, std::vector<Reading>& readings) const;

 private:
  const Phrase* phrase_at(std::span<const WordRow* const> rows) const;

  static constexpr std::uint32_t slots = 1024;

  std::vector<Phrase> phrases_;  // by slot of the first word, longer ones first
  std::array<std::uint32_t, slots + 1> begins_ = {};  // of each slot, in phrases_
};

}  // namespace sentiment
}  // namespace gloss
