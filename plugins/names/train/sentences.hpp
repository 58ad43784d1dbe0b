#pragma once
/// Sentences as the chain learns them: rows of features and codes for each word.
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "annotated_sets.hpp"
#include "chain.hpp"
#include "names/model_format.hpp"
#include "names/word_features.hpp"

namespace gloss::names::train {

/// A sentence of a set, or a copy of one in other capitals.
struct Sentence {
  std::uint32_t text = 0;  ///< number of its document
  float weight = 1;
  Mode mode = Mode::normal;
  std::vector<std::uint32_t> forms;  ///< numbers in Spellings
  std::vector<Tag> tags;
  std::vector<std::uint16_t> open;     ///< as of TaggedWord
  std::vector<std::uint8_t> phrases;   ///< codes of context.hpp
  std::vector<std::uint8_t> evidence;  ///< codes of context.hpp; empty: none
};

enum class Capitals { as_written, title, all, none };
/// `form` with its ASCII letters as asked; no byte moves.
std::string in_capitals(std::string form, Capitals capitals);

/// Numbers the rows of features, in the order in which they are met.
class FeatureRows {
 public:
  /// By at_offset().
  std::uint32_t number(std::uint64_t hash) {
    const auto next = static_cast<std::uint32_t>(RowNumbers::features + hashes_.size());
    const auto [at, is_new] = numbers_.try_emplace(hash, next);
    if (is_new) hashes_.push_back(hash);
    return at->second;
  }
  std::optional<std::uint32_t> find(std::uint64_t hash) const {
    const auto at = numbers_.find(hash);
    return at == numbers_.end() ? std::nullopt : std::optional(at->second);
  }
  /// The hashes of the rows, from RowNumbers::features on.
  const std::vector<std::uint64_t>& hashes() const { return hashes_; }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::vector<std::uint64_t> hashes_;
};

/// The rows and codes of each spelling, made once.
class WordRows {
 public:
  /// Borrows both.
  WordRows(const Spellings& spellings, const WordTable& table);

  struct Entry {
    /// [reach + o]: rows for the word from which this one is o words to the right, and how many of
    /// them name the word.
    std::array<std::vector<std::uint32_t>, 5> rows;
    std::array<std::uint32_t, 5> named;
    Spelling spelling;
    std::uint8_t smallness, cluster, kind;
    std::uint32_t lower_hash, bytes;
    bool begins_phrase;
  };
  /// Makes the entries of spellings that are new since the last call.
  void update();
  const Entry& operator[](std::uint32_t form) const { return entries_[form]; }
  const WordTable& table() const { return table_; }
  const FeatureRows& features() const { return features_; }
  /// The row for a place `offset` words away that is beyond the sentence.
  std::uint32_t edge(bool is_end, int offset) const {
    return edges_[is_end][static_cast<std::size_t>(offset + reach)];
  }

 private:
  const Spellings& spellings_;
  WordTable table_;
  FeatureRows features_;
  std::array<std::array<std::uint32_t, offsets>, 2> edges_;
  std::vector<Entry> entries_;
};

/// Adds the words of `sentence` of `text`, with capitals as asked, to a new Sentence.
Sentence make_sentence(const TaggedText& text, const TaggedSentence& sentence, Capitals capitals,
                       Spellings& spellings);
/// Sets mode and phrases. REQUIRES: `rows` is up to date.
void look_up(const WordRows& rows, Sentence& sentence);
/// Sets `out` to the rows of each word.
void find_rows(const WordRows& rows, const Sentence& sentence, std::vector<Position>& out);
/// Sets the evidence of the sentences of one document from tags of each.
void set_evidence(const WordRows& rows, const std::vector<Sentence*>& document,
                  const std::vector<const std::vector<Tag>*>& tags);

}  // namespace gloss::names::train
