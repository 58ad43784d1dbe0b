#pragma once
/// The scores of a sentence's words, from the model's rows.
#include <cstdint>
#include <span>

#include "gloss/type_column.hpp"
#include "names/viterbi.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The model's data of the words of a document, or of a part of it, by number of the word.
using Rows = TypeColumn<Row>::View;

/// The words and sentences of a document. Borrowed.
struct DocumentView {
  std::string_view text;
  LayerView tokens;
  Rows rows;  ///< of the tokens
  std::span<const Span> sentences;

  std::string_view covered(std::uint32_t word) const {
    return gloss::covered(text, tokens.span(word));
  }
};

/// The words of a sentence as the model sees them. Borrowed.
struct SentenceView {
  /// Rows of the words; two of begin_row() lie before them and two of end_row() behind.
  const Row* const* words = nullptr;
  std::uint32_t count = 0;  ///< words
  Mode mode = Mode::normal;
  /// Codes of context.hpp, one per word; two of 0 lie before them and behind.
  const std::uint8_t* phrases = nullptr;
  std::uint32_t first = 0;  ///< the number of its first word in the document

  std::uint32_t last() const { return first + count; }
};

/// A stretch of a sentence: where names can be.
struct Stretch {
  std::uint32_t sentence;  ///< the number of its sentence
  std::uint32_t first;     ///< the number of its first word in the document
  TaggedWords words;

  std::uint32_t last() const { return first + words.count; }
};

/// As begins_sentence().
inline bool is_first(const SentenceView& sentence, std::uint32_t i) {
  return begins_sentence(i, sentence.words[0]->spelling);
}

/// Sets the scores and tags of all `stretches` of `sentences`, without evidence. `trails` is memory
/// for as many words as the longest has.
using TagWords = void (*)(const Model& model, std::span<const SentenceView> sentences,
                          std::span<const Stretch> stretches, Trail* trails);
void tag_words_sse(const Model&, std::span<const SentenceView>, std::span<const Stretch>, Trail*);
/// REQUIRES: has_avx2().
void tag_words_avx2(const Model&, std::span<const SentenceView>, std::span<const Stretch>, Trail*);

/// The functions for the instructions of a machine. All give the same.
struct Arithmetic {
  TagWords tag_words;
  BestPath best_path;
  Margin margin;
};
/// The fastest that this machine has.
inline Arithmetic arithmetic() {
  return has_avx2() ? Arithmetic{tag_words_avx2, best_path_avx2, margin_avx2}
                    : Arithmetic{tag_words_sse, best_path_sse, margin_sse};
}

/// Adds a row to the scores of a word.
inline void add(const ScoreRow& from, Scores& scores) {
  const ScoreRow row = from;  // a copy: the compiler knows that writing scores does not change it
  for (std::size_t tag = 0; tag < lanes; ++tag)
    scores.of[tag] = static_cast<std::int16_t>(scores.of[tag] + row[tag]);
}

}  // namespace names
}  // namespace gloss
