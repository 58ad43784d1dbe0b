#pragma once
/// The parts of a sentence where names can be: around words with capitals.
#include <cstdint>
#include <span>
#include <vector>

#include "names/document_evidence.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// A range of words, half-open, numbered from the sentence's first word.
struct Stretch {
  std::uint32_t first, last;
};

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

/// Where find_stretches() writes the words that it keeps; it moves both ends.
struct KeptWords {
  Use* uses;
  std::uint32_t* capitals;  ///< numbers of those in Spelling::all_capitals
};

/// Adds to `kept`, which has room for all of them, the noted words of a sentence, whose first word
/// is number `first` of the document, that have word_mark::has_evidence(). They are announced to
/// the evidence, and those in small letters added. Sets `out` to the stretches around the kept
/// words and those that are word_mark::likely, in order and apart. In a sentence without small and
/// capital letters to go by (Mode other than normal) all of it is one.
void find_stretches(const SentenceView& sentence, std::span<const std::uint32_t> noted,
                    std::uint32_t first, DocumentEvidence& evidence, KeptWords& kept,
                    std::vector<Stretch>& out);

/// Sets `codes`, zeros before, to the phrase codes (context.hpp) of a sentence's words: the longest
/// phrases of the lists that begin in a stretch, from the left. In Mode::normal they begin with a
/// capital.
void find_phrases(const WordTable& table, const SentenceView& sentence,
                  std::span<const Stretch> stretches, std::uint8_t* codes);

}  // namespace names
}  // namespace gloss
