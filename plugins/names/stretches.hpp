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

/// Appends the stretches of a sentence, in order and apart. In a sentence without small and capital
/// letters to go by (Mode other than normal) that is all of it.
void find_stretches(const SentenceView& sentence, std::vector<Stretch>& out);

/// Sets `codes` to the phrase codes (context.hpp) of a sentence's words: the longest phrases of the
/// lists that begin in a stretch, from the left. In Mode::normal they begin with a capital.
void find_phrases(const WordTable& table, const SentenceView& sentence,
                  std::span<const Stretch> stretches, std::vector<std::uint8_t>& codes);

}  // namespace names
}  // namespace gloss
