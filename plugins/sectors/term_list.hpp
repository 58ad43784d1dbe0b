#pragma once
/// The terms that indicate a sector, and their index by words.
#include <gloss/type_column.hpp>
#include <gloss/word_list.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "phrase_trie.hpp"
#include "word_numbers.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

enum class Capitals : std::uint8_t { any, first, all };

struct Term {
  std::string phrase;  ///< in the spelling of the list
  unsigned code = 0;
  /// Below 0: speaks against the code. 0: hides its words from other terms and says nothing.
  double weight = 0;
  bool is_ambiguous = false;          ///< counts only with support
  Capitals capitals = Capitals::any;  ///< required of its first word
  bool is_own = false;                ///< of a user: weighs what its list says
};

/// What a word may be of the name of a law or of a committee.
enum class LawPart : std::uint8_t {
  none,
  comma,    ///< "," before "and": "Health, Education and Pensions Committee"
  link,     ///< "of"
  article,  ///< "the", behind "on" only
  conjunction,
  law,        ///< "Act"
  bill,       ///< may be a given name
  committee,  ///< "on" may follow
};

/// The parts that a word plays in terms, laws and enumerations.
enum Use : std::uint8_t {
  begins_term = 1,     ///< is the first word of a phrase: WordRow::first is a node
  follows = 2,         ///< is in a phrase, and not its first word
  ends_law = 4,        ///< LawPart::law, bill or committee
  joins = 8,           ///< may join the items of an enumeration
  has_weights = 16,    ///< in sentences
  is_phrase = 32,      ///< by itself: WordRow::first has a value
  names_sectors = 64,  ///< calls the items of an enumeration behind it sectors
};

/// A word of the text as the list and the model know it. The list fills its part only.
struct WordRow {
  std::uint32_t word = 0;  ///< its number in the list; 0 if the list does not have it
  PhraseTrie::Node first = PhraseTrie::none;  ///< the node after it as a first word, or none
  std::uint32_t row = 0;  ///< its row in the model from 1; 0 if the model does not have it
  std::uint8_t gain = 0;  ///< how much it may tell the profile of a company: Model::gate() above 0
  Capitals capitals = Capitals::any;  ///< of the word in the text
  LawPart law_part = LawPart::none;
  std::uint8_t uses = 0;  ///< a sum of Use

  bool is(Use use) const { return (uses & use) != 0; }
  /// Whether it says nothing by itself, as most words do: one test.
  bool is_plain() const { return (uses & (begins_term | ends_law | has_weights)) == 0; }
  /// Whether it may be the first word of a term or the last of a law.
  bool is_first_or_last() const { return (uses & (begins_term | ends_law)) != 0; }
};

/// Terms with their spelling variants: the last word also in the plural, words joined by blanks or
/// hyphens, "maker of biscuits" and such for "biscuit maker", and hyphens, apostrophes and other
/// signs as tokens of their own or inside a word. Immutable; any thread may read.
class TermList {
 public:
  /// A term of another list, with weight 1.
  struct Alias {
    std::string phrase;
    unsigned code;
  };

  /// Rows: phrase, ISIC code or "-", weight, "ambiguous" or nothing. A term of the user's `own`
  /// list takes the place of a shipped one; an alias, of none. Throws Error on a faulty row.
  explicit TermList(const WordList& shipped, const WordList* own = nullptr,
                    std::span<const Alias> aliases = {});

  const Term& operator[](std::uint32_t term) const { return terms_[term]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(terms_.size()); }

  /// Does not allocate or throw. REQUIRES: hash == key_hash(type.lower).
  void describe(const WordType& type, std::uint32_t hash, WordRow& row) const;
  const PhraseTrie& trie() const { return trie_; }

 private:
  static Term read_term(const WordList::Row& row);
  bool add_term(Term term);
  void add_variants(std::uint32_t term);
  void add_maker_frames(std::uint32_t term, std::vector<std::string> product);
  void add_phrase(const std::vector<std::string>& words, std::uint32_t term);
  void add_phrase(std::span<const std::uint32_t> numbers, std::uint32_t term);
  WordRow& row_of(std::string_view word);
  void fill_rows();
  std::vector<std::uint32_t> numbers_of(std::string_view phrase);
  std::optional<std::uint32_t> find(std::string_view phrase);

  std::vector<Term> terms_;
  WordNumbers words_;
  std::vector<WordRow> rows_;  // by the number of a word; 0: of all others
  PhraseTrie trie_;
};

}  // namespace sectors
}  // namespace gloss
