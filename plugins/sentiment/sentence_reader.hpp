#pragma once
/// Reads how the words of a sentence change each other: negation, degree, things ended, contrast.
#include <algorithm>
#include <span>
#include <vector>

#include "sentiment/lexicon.hpp"
#include "sentiment/pairs.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

constexpr int whole = 16;  ///< the multiplier of a word that nothing changes
constexpr std::uint32_t no_token = 0xFFFFFFFFu;

/// The rows of words in their order, by their spelling. Borrowed.
using Words = TypeColumn<WordRow>::View;
/// The rows of words in their order, as the text has them: words of names share one. Borrowed.
using Rows = std::span<const WordRow* const>;

/// A word as it stands in its sentence. Borrows its row.
struct Reading {
  const WordRow* row = nullptr;
  std::int16_t multiplier = whole;  ///< of its tone
  bool is_negated = false;
  std::uint32_t cause = no_token;  ///< the word of the sentence that changes it
};

/// A word that others change, that stands in a phrase or right after one, or that is the contrast.
struct Change {
  std::uint32_t at;  ///< its number in the sentence
  Reading reading;
};

/// A sentence that was read. Most words are as they are: only the others have a Change. Borrows.
class Sentence {
 public:
  /// `changes` in order. `contrast`: the number of the word that what comes after counts more
  /// than what comes before; 0: none.
  Sentence(Rows rows, std::span<const Change> changes, std::uint32_t contrast)
      : rows_(rows), changes_(changes), contrast_(contrast) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  /// Those of words without changes.
  Rows rows() const { return rows_; }
  std::span<const Change> changes() const { return changes_; }
  std::uint32_t contrast() const { return contrast_; }
  /// The multiplier of a word without a Change.
  int multiplier(std::uint32_t word) const {
    return contrast_ == 0 ? whole : word < contrast_ ? before_contrast : after_contrast;
  }
  Reading operator[](std::uint32_t word) const;
  /// The row of a word, or of the phrase that it begins; an empty one inside a phrase.
  const WordRow& row(std::uint32_t word) const {
    const Change* const change = first_change(word);
    return change != past_changes() && change->at == word ? *change->reading.row : *rows_[word];
  }
  /// The same for the last word. REQUIRES: size() > 0.
  const WordRow& last_row() const {
    const bool is_changed = !changes_.empty() && changes_.back().at + 1 == size();
    return is_changed ? *changes_.back().reading.row : *rows_.back();
  }
  /// The first of the changes at `word` or after it.
  const Change* first_change(std::uint32_t word) const {
    return std::partition_point(changes_.data(), past_changes(),
                                [word](const Change& item) { return item.at < word; });
  }
  const Change* past_changes() const { return changes_.data() + changes_.size(); }

  static constexpr int before_contrast = 10, after_contrast = 20;

 private:
  Rows rows_;
  std::span<const Change> changes_;
  std::uint32_t contrast_;
};

/// A first look at the words of a sentence. Reuses its memory.
class Scan {
 public:
  /// A word that may be more than a number to add.
  class Notable {
   public:
    Notable() = default;
    Notable(std::uint32_t at, bool is_pair) : bits_(2 * at + (is_pair ? 1 : 0)) {}
    std::uint32_t at() const { return bits_ / 2; }
    /// Whether it may be a listed pair with the word before it, if others change neither.
    bool is_pair() const { return bits_ % 2 != 0; }

   private:
    std::uint32_t bits_ = 0;  // a document has fewer than 2^31 words
  };

  /// Fills `rows`, one for each word: those of `named`, numbers of words in order, get the row
  /// `name`. `pairs`: those of words that are notable, at the second word.
  void make(Words words, std::span<const std::uint32_t> named, const WordRow& name,
            const PairFilter& pairs, const WordRow** rows);

  /// The sums of all words, at Place::plain.
  std::int64_t tone() const { return tone_; }
  std::int64_t strength() const { return strength_; }
  /// The flags of any word, those of names by their spelling too.
  unsigned flags() const { return flags_; }
  /// Those of pairs, and those that weigh much; in order.
  std::span<const Notable> notable() const { return {notable_.data(), notable_count_}; }
  /// The numbers of the words with WordRow::is_active, in order.
  std::span<const std::uint32_t> active() const { return {active_.data(), active_count_}; }

 private:
  std::int64_t tone_ = 0, strength_ = 0;
  unsigned flags_ = 0;
  std::vector<Notable> notable_;  // filled up to the count
  std::vector<std::uint32_t> active_;
  std::size_t notable_count_ = 0, active_count_ = 0;
};

class SentenceReader {
 public:
  /// `phrases` as Model::phrases() gives them.
  explicit SentenceReader(std::vector<Phrase> phrases);

  /// Appends the changes of the words of one sentence to `changes`, and returns Sentence's
  /// contrast. `scan` is of these words, and filled `rows`. A phrase may have words of names. Takes
  /// linear time.
  std::uint32_t read(Words words, Rows rows, const Scan& scan, std::vector<Change>& changes) const;

 private:
  /// The longest phrase that begins at `first`, or nullptr. REQUIRES: a word after `first`.
  const Phrase* find_phrase(Words words, std::uint32_t first) const;

  /// A phrase with a gap, as its first word stands at `first`.
  struct Parted {
    const Phrase* phrase = nullptr;
    std::uint32_t second = 0, past = 0;  ///< what stands behind the gap
  };
  Parted find_parted(Words words, Rows rows, std::uint32_t first) const;

  /// Whether the words at `first` are what the phrase of this role means: "best ," and "had the"
  /// only at the begin, "reported to" behind "must be".
  static bool is_apt(Words words, std::uint32_t first, const Phrase& phrase);

  /// "are over the moon", "has gone haywire": the second phrase, not the end of something.
  bool is_taken_over(Words words, std::uint32_t first, const Phrase& phrase) const;

  static constexpr unsigned slot_bits = 15;
  static constexpr std::uint32_t slots = 1u << slot_bits;
  static constexpr std::uint32_t slot_of(std::uint32_t pair) { return pair >> (32 - slot_bits); }
  static constexpr std::uint32_t pair_of(const Phrase& phrase) {
    return pair_hash(phrase.words[0], phrase.words[1]);
  }

  /// For a look at what most phrases of a slot differ in.
  struct Start {
    std::uint32_t second, third;
  };
  static constexpr std::uint32_t no_third = 0;  // no listed word has this hash

  std::vector<Phrase> phrases_;  // by slot of the first two words, longer ones first
  std::vector<Start> starts_;    // of the phrases
  std::array<std::uint32_t, slots + 1> begins_ = {};  // of each slot, in phrases_
  HashFilter<20> first_words_;                        // the first two of each phrase
  HashFilter<18> whole_pairs_;                        // phrases of two words
  HashFilter<20> first_triples_;                      // the first three of longer ones
  std::vector<Phrase> parted_;                        // those with a gap, by their first words
  HashFilter<16> parted_starts_;                      // these words
  HashFilter<16> parted_ends_;                        // with the first words behind the gaps
};

}  // namespace sentiment
}  // namespace gloss
