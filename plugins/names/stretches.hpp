#pragma once
/// The parts of a sentence where names can be: around words with capitals.
#include <cstdint>
#include <span>

#include "names/document_evidence.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// A word that the rest of the document may say something of.
struct Use {
  std::uint32_t at;      ///< the number of the word in the document
  std::uint32_t number;  ///< Row::lower_hash, then the number of that in DocumentEvidence
};

struct SentenceScan {
  std::uint32_t words = 0;  ///< their count
  Mode mode = Mode::normal;
  /// The words with word_mark::noted, numbered from the first one.
  std::span<const std::uint32_t> noted;
};
/// Reads the rows of the words from `first` on that begin before `end`, the end of their sentence.
/// Writes where the rows are to `rows`, and the noted words to `noted`. REQUIRES: room there for
/// all words of the document behind `first`.
SentenceScan scan_sentence(const DocumentView& document, std::uint32_t first, std::uint32_t end,
                           const Row** rows, std::uint32_t* noted);

/// Where find_stretches() writes, behind what it wrote of earlier sentences. REQUIRES: room for as
/// many items of each as the document has words.
struct FoundEnds {
  Stretch* stretches;       ///< `sentence`, `first` and `words.count` alone are set
  Use* uses;                ///< the words that it keeps
  std::uint32_t* capitals;  ///< numbers of those in Spelling::all_capitals
};

/// Adds to `found` the noted words of sentence number `number` that have word_mark::has_evidence().
/// They are announced to the evidence, and those in small letters added. Adds the stretches around
/// the kept words and those that are word_mark::likely, in order and apart. In a sentence without
/// small and capital letters to go by (Mode other than normal) all of it is one.
void find_stretches(const SentenceView& sentence, std::uint32_t number,
                    std::span<const std::uint32_t> noted, DocumentEvidence& evidence,
                    FoundEnds& found);

/// Sets `codes`, zeros before, to the phrase codes (context.hpp) of a sentence's words: the longest
/// phrases of the lists that begin in a stretch, from the left. In Mode::normal they begin with a
/// capital.
void find_phrases(const WordTable& table, const SentenceView& sentence,
                  std::span<const Stretch> stretches, std::uint8_t* codes);

}  // namespace names
}  // namespace gloss
