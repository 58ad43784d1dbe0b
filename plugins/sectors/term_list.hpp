#pragma once
/// The terms that indicate a sector, and their index by words.
#include <gloss/text_map.hpp>
#include <gloss/type_column.hpp>
#include <gloss/word_list.hpp>
#include <string>
#include <vector>

#include "phrase_trie.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

enum class Capitals : std::uint8_t { any, first, all };

struct Term {
  std::string phrase;  ///< in the spelling of the list
  unsigned code = 0;
  double weight = 0;          ///< 0: excludes words from other terms and indicates nothing itself
  bool is_ambiguous = false;  ///< counts only with support
  Capitals capitals = Capitals::any;  ///< required of its first word
};

/// The list's data about a word of the text.
struct WordRow {
  std::uint32_t word;      ///< its number in the list; 0 if the list does not have it
  PhraseTrie::Node first;  ///< the node after it as a first word, or none
  Capitals capitals;       ///< of the word in the text
  bool joins;              ///< may join the items of an enumeration
};

/// Terms with their spelling variants: the last word also in the plural, words joined by blanks or
/// hyphens, and hyphens, apostrophes and other signs as tokens of their own or inside a word.
/// Immutable; any thread may read.
class TermList {
 public:
  /// Rows: phrase, ISIC code or "-", weight, "ambiguous" or nothing. Throws Error on a faulty row.
  explicit TermList(const WordList& rows);

  const Term& operator[](std::uint32_t term) const { return terms_[term]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(terms_.size()); }

  /// Does not allocate or throw.
  void describe(const WordType& type, WordRow& row) const;
  const PhraseTrie& trie() const { return trie_; }

 private:
  void add_term(const WordList::Row& row);
  void add_variants(std::uint32_t term);
  void add_phrase(const std::vector<std::string>& words, std::uint32_t term);
  std::uint32_t number_of(const std::string& word);

  std::vector<Term> terms_;
  TextMap<std::uint32_t> words_;  // from 1
  PhraseTrie trie_;
};

}  // namespace sectors
}  // namespace gloss
