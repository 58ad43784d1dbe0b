#pragma once
/// The trained weights of words, pairs of words and situations.
#include <string>

#include "sentiment/lexicon.hpp"
#include "sentiment/model_format.hpp"
#include "sentiment/title_ends.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The hash under which words that are not known by themselves share a row; 0: none does.
std::uint32_t shared_hash(std::string_view form);

/// Whether a token is a number in digits. All of them share a row.
bool is_number(std::string_view form);
/// Whether a token begins with a Latin letter or a digit.
bool begins_word(std::string_view form);
/// Whether it is a punctuation mark that tells of no feeling.
bool is_mark(std::string_view form);

/// Fills all of the row but its weights, and weighs_much. `is_known(hash)`: whether the
/// model has the word.
template <class IsKnown>
void identify(const Lexicon& lexicon, IsKnown is_known, std::string_view form,
              std::string_view lower, WordRow& row) {
  const bool is_listed = lexicon.describe(lower, row);
  const std::uint32_t hash = row.hash;
  if (!is_listed && (is_number(form) || !is_known(row.hash))) row.hash = shared_hash(form);
  if (begins_word(form))
    row.flags |= WordRow::is_word;
  else if (is_mark(form))
    row.flags |= WordRow::is_plain;
  if (!form.empty() && form[0] >= 'A' && form[0] <= 'Z') {
    row.flags |= WordRow::is_capital;
    if (ends_title(form, hash)) row.flags |= WordRow::ends_title;
  }
  if (row.role != Role::none || (row.flags & WordRow::begins_phrase))
    row.flags |= WordRow::is_active;
}

/// Immutable; any thread may read.
class Model {
 public:
  /// Maps the file at `path`. Borrows `lexicon`. Throws Error(GLOSS_E_RESOURCE).
  Model(const std::string& path, const Lexicon& lexicon);

  /// The row of a word. Does not allocate or throw.
  void fill(std::string_view form, std::string_view lower, WordRow& row) const;
  /// The row that all names share.
  WordRow name_row() const;
  /// The rows of Lexicon::phrases(), with weights.
  std::vector<Phrase> phrases() const;

  Weight pair(PairUse use, const WordRow& left, const WordRow& right) const {
    const std::uint32_t mix = pair_mix(use, left.hash, right.hash);
    if (!first_look_.may_hold(mix)) return {};
    const Weight found = find_pair(pair_key(mix));
    // One in a few thousand pairs has the key of another.
    const bool is_it =
        use != PairUse::sentence || neighbours_[0].may_hold(pair_hash(left.hash, right.hash));
    return is_it ? found : Weight{};
  }
  /// Holds all pairs.
  const PairFilter& first_look() const { return first_look_; }
  const ModelHeader& header() const { return file_.header(); }

 private:
  /// The number of a word's row; keys_.size() if it has none.
  std::size_t find(std::uint32_t hash) const;
  void add_weights(std::size_t number, WordRow& row) const;
  Weight find_pair(std::uint32_t key) const {
    for (std::size_t at = key >> 1;; ++at) {
      const PairSlot& slot = pairs_[at & (pairs_.size() - 1)];
      if (slot.key == key) return slot.weight;
      if (slot.key == 0) return {};
    }
  }

  static constexpr unsigned part_bits = 14, part_shift = 32 - part_bits;

  ModelFile<ModelHeader, Section> file_;
  const Lexicon& lexicon_;
  std::span<const std::uint32_t> keys_;
  /// Where the keys with the same first bits begin.
  std::array<std::uint32_t, (1u << part_bits) + 1> parts_ = {};
  std::span<const Weights> rows_;
  std::span<const PairSlot> pairs_;
  std::span<const NeighbourFilter> neighbours_;  // one, of the pairs of PairUse::sentence
  PairFilter first_look_;
};

}  // namespace sentiment
}  // namespace gloss
