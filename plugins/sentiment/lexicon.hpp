#pragma once
/// The lists of words that carry or change a tone: the shipped ones, and a user's.
#include <gloss/hash_filter.hpp>
#include <gloss/text_map.hpp>
#include <gloss/type_column.hpp>
#include <gloss/word_list.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "sentiment/word_row.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// A fixed phrase. Its words have no tone of their own in it.
struct Phrase {
  std::vector<std::uint32_t> words;  ///< their hashes
  WordRow row;                       ///< of the whole phrase; the weights are not filled
};

/// Immutable once its lists are added; any thread may read.
class Lexicon {
 public:
  /// `words`: word or phrase, weight, inflections. `modifiers`: word or phrase, role, factor. A
  /// word of both lists is a modifier; one that negates or acts on bad words keeps its weight.
  /// Throws Error on a faulty row.
  Lexicon(const WordList& words, const WordList& modifiers);

  /// Adds a user's words and phrases, which replace those of the shipped lists.
  void add_own(const WordList& words);

  /// The list entry, for the rule of a record: "lexicon:win", "negator:not"; "word" for 0.
  std::string_view name(std::uint32_t entry) const { return names_[entry]; }

  /// Fills the role, valence, extent, entry and flags, and the hash of the word itself. Returns
  /// whether it is listed, or in a listed phrase. Does not allocate or throw.
  bool describe(std::string_view lower, WordRow& row) const;

  /// By the hash of their first word; longer ones first.
  const std::vector<Phrase>& phrases() const { return phrases_; }
  /// The words of the lists, with their inflections, for the trainer.
  std::vector<std::string> words() const;

 private:
  void add_modifier(const WordList::Row& row);
  WordRow word_of(const WordList::Row& row);
  void add_word(const WordList::Row& row, bool is_own);
  void add_inflections(const WordList::Row& row, bool is_own);
  void add_phrase(const std::string& text, const WordRow& row, bool is_own);
  void index();
  std::uint32_t add_name(std::string name);

  std::vector<std::string> names_ = {"word"};

  TextMap<WordRow> rows_;
  HashFilter<17> may_be_listed_;  // most words need no look-up
  std::vector<Phrase> phrases_;
  std::unordered_map<std::uint32_t, std::size_t> phrase_numbers_;  // by their hashes
  std::vector<std::uint32_t> phrase_words_;                        // ascending
};

}  // namespace sentiment
}  // namespace gloss
