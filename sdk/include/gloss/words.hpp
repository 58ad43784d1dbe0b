#pragma once
/// The layers that most annotators read, as plain arrays: the words of the tokens layer with the
/// annotator's data for each, sentences, names.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "annotator.hpp"
#include "type_column.hpp"

namespace GLOSS_HIDDEN gloss {

/// A token, and the annotator's row of its word type (gloss/type_column.hpp).
template <class Row>
struct Word {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t id = 0;    ///< equal for equal spellings
  std::uint32_t type = 0;  ///< gloss::layers::token::Type, or GLOSS_NONE
  const Row* row = nullptr;
};

/// A record of the layer `names`.
struct Name {
  Span span;
  std::uint32_t type = 0;  ///< gloss::layers::name::Type, or GLOSS_NONE
  float score = 0;         ///< NaN: none
};

/// The words, sentences and names of a document. Borrowed from the annotator's scratch space.
template <class Row>
struct WordsView {
  std::string_view text;
  std::span<const Word<Row>> words;
  std::span<const Span> sentences = {};
  std::span<const Name> names = {};  ///< by begin

  std::string_view covered(std::uint32_t word) const {
    return gloss::covered(text, {words[word].begin, words[word].end});
  }
};

/// Sets `words` to the tokens of input `input`, with their rows of `column`. Borrowed until
/// process() returns.
template <class Row>
void read_words(const Document& document, std::uint32_t input, const TypeColumn<Row>& column,
                typename TypeColumn<Row>::Scratch& scratch, std::vector<Word<Row>>& words) {
  const LayerView tokens = document.layer(input);
  const auto rows = column.view(document, input, scratch);
  words.resize(tokens.size());
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const gloss_record& token = tokens[i];
    words[i] = {token.begin, token.end, rows.ids()[i], token.type, &rows[i]};
  }
}

/// Sets `spans` to the spans of the records of input `input`, without those about the document.
inline void read_spans(const Document& document, std::uint32_t input, std::vector<Span>& spans) {
  const LayerView layer = document.layer(input);
  const std::uint32_t size = layer.size();  // a local, because writes may change members
  spans.resize(size);
  Span* out = spans.data();
  for (std::uint32_t i = 0; i < size; ++i)
    if (!(layer[i].flags & GLOSS_RECORD_DOCUMENT)) *out++ = layer.span(i);
  spans.resize(static_cast<std::size_t>(out - spans.data()));
}

/// Whether input `input` has a record of the type.
inline bool has_names(const Document& document, std::uint32_t input, std::uint32_t type) {
  const LayerView layer = document.layer(input);
  for (std::uint32_t i = 0; i < layer.size(); ++i)
    if (layer[i].type == type) return true;
  return false;
}

/// Sets `names` to the records of input `input` that have a span and a score of at least
/// `least_score` or none.
inline void read_names(const Document& document, std::uint32_t input, float least_score,
                       std::vector<Name>& names) {
  const LayerView layer = document.layer(input);
  const std::uint32_t size = layer.size();  // a local, because writes may change members
  names.resize(size);
  Name* out = names.data();
  for (std::uint32_t i = 0; i < size; ++i) {
    const gloss_record& name = layer[i];
    if (name.flags & GLOSS_RECORD_DOCUMENT || name.score < least_score) continue;
    *out++ = {{name.begin, name.end}, name.type, name.score};
  }
  names.resize(static_cast<std::size_t>(out - names.data()));
}

}  // namespace gloss
