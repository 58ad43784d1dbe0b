#pragma once
/// The word lists' data about a word, one row per spelling.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gloss/text_map.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The classes of data/*.txt and data/attested.tsv, as bits of Row::classes.
enum class Class : std::uint8_t {
  courtesy,
  role,
  role_part,
  speech,
  report,
  connector,
  particle,
  calendar,
  event_head,
  place_head,
  place_cue,
  plain,
  suffix,
  head,
  head_first,
  known,
  acronym,
  place_acronym,
  no_body,
  country,
  adjective,
  city,
  region,
  given,
  family_first,
  family,
  place,
  company,
  inside,
  misc,
  common,
  family_ending,
  attested_head,
  modifier,
  numeral,
};

/// The spelling of a word.
enum Shape : std::uint16_t {
  capital = 1,       ///< begins with a capital letter
  all_capitals = 2,  ///< two letters or more, all capital
  mixed = 4,         ///< a capital after a small letter, as in eBay, YouTube
  lower = 8,         ///< begins with a small letter, and no capital follows
  initial = 16,      ///< one capital letter, perhaps with a full stop
  possessive = 32,   ///< ends in 's that is not a token of its own
  hyphen = 64,
  dotted = 128,    ///< a full stop inside or after: U.S., Mr.
  compound = 256,  ///< capital first part, small last part: UK-based
};

constexpr std::uint64_t bit(Class c) { return std::uint64_t{1} << static_cast<unsigned>(c); }

template <class... Classes>
constexpr std::uint64_t bits(Classes... classes) {
  return (bit(classes) | ...);
}

struct Row {
  std::uint64_t classes;
  std::uint32_t phrase_word;  ///< the word's number in the phrase lists, 0: in none
  std::uint16_t shape;
  std::uint16_t lower_hash;  ///< of the lower-case form

  bool is(std::uint64_t any_of) const { return (classes & any_of) != 0; }
  bool has(Shape any_of) const { return (shape & any_of) != 0; }
};

/// The lists, read once; read-only afterwards, for any thread.
class Lexicon {
 public:
  /// Reads a list of lines "CLASS: entry, entry"; '#' begins a comment line.
  /// Throws Error(GLOSS_E_RESOURCE) with file, line and reason.
  void read_list(const std::string& path);
  /// Reads lines "word<TAB>class". Throws as read_list.
  void read_attested(const std::string& path);

  /// The row of a word. `lower_form` is its lower-case form with U+0027 as apostrophe.
  Row row(std::string_view form, std::string_view lower_form) const;

  /// The phrase trie: the node after `node` (0: the root) and `word`, or 0 if there is none.
  std::uint32_t next(std::uint32_t node, std::uint32_t phrase_word) const;
  /// The class of the phrase that ends at `node`; Class::plain if none does.
  Class phrase_at(std::uint32_t node) const { return ends_[node]; }

 private:
  void add(std::string_view entry, Class c);

  struct Entry {
    std::uint64_t classes = 0;
    std::uint32_t phrase_word = 0;
  };
  const Entry* find(std::string_view lower_form) const;
  std::uint64_t classes_of_parts(std::string_view lower_form) const;

  TextMap<Entry> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> trie_;
  std::vector<Class> ends_{Class::plain};
  std::uint32_t phrase_words_ = 0;
};

}  // namespace names
}  // namespace gloss
