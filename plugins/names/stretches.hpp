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
  Mode mode = Mode::normal;
  std::span<const std::uint32_t> capitalised;  ///< numbers of the words with word_mark::name
};
/// Reads the marks of a sentence's words. The result borrows `memory`, which only grows.
SentenceScan scan_sentence(std::span<const Word> words, std::vector<std::uint32_t>& memory);

/// "The" and "In" at the begin of a sentence need a neighbour to be part of a name.
inline bool is_ordinary_begin(const SentenceView& sentence, std::size_t i) {
  return (sentence.words[i].row->marks & word_mark::ordinary) != 0 && is_first(sentence, i);
}

/// Appends the stretches of a sentence, in order and apart. In a sentence without small and capital
/// letters to go by (Mode other than normal) that is all of it.
void find_stretches(const SentenceView& sentence, std::span<const std::uint32_t> capitalised,
                    std::vector<Stretch>& out);

/// Sets `codes` to the phrase codes (context.hpp) of a sentence's words: the longest phrases of the
/// lists that begin in a stretch, from the left. In Mode::normal they begin with a capital.
void find_phrases(const WordTable& table, const SentenceView& sentence,
                  std::span<const Stretch> stretches, std::vector<std::uint8_t>& codes);

}  // namespace names
}  // namespace gloss
