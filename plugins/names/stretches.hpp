#pragma once
/// The parts of a sentence where names can be: around words with capitals.
#include <cstdint>
#include <span>
#include <vector>

#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// A range of words, half-open, numbered from the sentence's first word.
struct Stretch {
  std::uint32_t first, last;
};

struct SentenceScan {
  std::uint32_t words = 0;  ///< their count
  Mode mode = Mode::normal;
  /// The words of the document with word_mark::noted.
  std::span<const std::uint32_t> noted;
};
/// Reads the marks of the words from `first` on that begin before `end`, the end of their sentence.
/// Writes the noted ones to `noted`. REQUIRES: room there for all words of the document behind
/// `first`.
SentenceScan scan_sentence(const DocumentView& document, std::uint32_t first, std::uint32_t end,
                           std::uint32_t* noted);

/// As word_mark::has_evidence(): such a word makes a stretch.
inline bool has_evidence(const SentenceView& sentence, std::uint32_t i) {
  const std::uint8_t marks = sentence.words[i].marks;
  return word_mark::has_evidence(marks,
                                 (marks & word_mark::ordinary) != 0 && is_first(sentence, i));
}

/// Appends the stretches of a sentence, whose first word is number `first` of the document, in
/// order and apart. In a sentence without small and capital letters to go by (Mode other than
/// normal) that is all of it.
void find_stretches(const SentenceView& sentence, const SentenceScan& scan, std::uint32_t first,
                    std::vector<Stretch>& out);

/// Sets `codes` to the phrase codes (context.hpp) of a sentence's words: the longest phrases of the
/// lists that begin in a stretch, from the left. In Mode::normal they begin with a capital.
void find_phrases(const WordTable& table, const SentenceView& sentence,
                  std::span<const Stretch> stretches, std::vector<std::uint8_t>& codes);

}  // namespace names
}  // namespace gloss
