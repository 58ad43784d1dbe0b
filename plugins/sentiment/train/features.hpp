#pragma once
/// Turns readings into the features of the sums of tone.hpp, which the learner weighs.
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "labelled_sets.hpp"
#include "sentiment/tone.hpp"
#include "word_vectors.hpp"

namespace gloss::sentiment::train {

/// A feature and how much of it is there, for tone and for strength.
struct Feature {
  std::uint32_t id;
  float tone, strength;
};
constexpr unsigned feature_bits = 22;

/// Kinds of features.
enum class Kind : std::uint32_t {
  word,     ///< a word at a Place
  around,   ///< a word anywhere around a target
  valence,  ///< the valence of the lexicon, by sign and Place
  pair,
  length,
  target_length,
  situation,
  of_document,
  vector  ///< a number of the vectors of the words at a Place, or anywhere around a target
};
std::uint32_t feature_id(Kind kind, std::uint32_t place, std::uint32_t word);

/// The place of a vector that is anywhere around a target.
constexpr std::uint32_t vector_around = 100;

/// A negated word also has this share of its own tone.
constexpr float negated_share = -0.4f;

/// The rows of words, without weights.
class RowTable {
 public:
  /// Borrows the lexicon. Known are the words of the lists, and those of `texts` with small
  /// letters at least `least` times.
  /// Words that have vectors are known, too.
  RowTable(const Lexicon& lexicon, const std::vector<const LabelledText*>& texts, unsigned least,
           const WordVectors& vectors);
  /// The number of a word's row.
  std::uint32_t number(const std::string& form);
  /// The rows of these numbers, borrowed until the next call of number().
  Words words(std::span<const std::uint32_t> numbers) const {
    return {numbers, rows_.data(), sizeof(WordRow)};
  }
  /// Ascending; the words with small letters, of the lists, and the shared rows.
  std::vector<std::uint32_t> keys() const;

 private:
  const Lexicon& lexicon_;
  std::unordered_set<std::uint32_t> known_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<WordRow> rows_;
};

/// Two words in a row, in one use.
struct Pair {
  PairUse use;
  std::uint32_t left, right;
  std::uint32_t key() const { return pair_key(use, left, right); }
};

/// Appends the features of a sentence, times `share`, and its pairs.
void add_sentence_features(const Sentence& sentence, float share, const WordVectors& vectors,
                           std::vector<Feature>& out, std::vector<Pair>& pairs);
/// Appends the features of the words [first, past) as a target, and its pairs.
void add_target_features(const Sentence& sentence, std::uint32_t first, std::uint32_t past,
                         const WordVectors& vectors, std::vector<Feature>& out,
                         std::vector<Pair>& pairs);

}  // namespace gloss::sentiment::train
