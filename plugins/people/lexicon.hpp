#pragma once
/// The word lists' data about the words around and inside people's names.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gloss/word_list.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Bits of Row::classes; data/words.tsv explains the first ones.
enum Class : std::uint32_t {
  title = 1 << 0,
  role = 1 << 1,
  roles = 1 << 2,  ///< plural
  modifier = 1 << 3,
  portfolio = 1 << 4,
  ruler = 1 << 5,
  also_name = 1 << 6,
  particle = 1 << 7,
  suffix = 1 << 8,
  article = 1 << 9,
  of = 1 << 10,
  both = 1 << 11,  ///< "and"
  family_first = 1 << 12,
  party = 1 << 13,
  body = 1 << 14,
  group = 1 << 15,
  roman = 1 << 16,
  one_name = 1 << 17,
  hispanic = 1 << 18,   ///< may be the first of two family names
  hungarian = 1 << 19,  ///< a family name, first before a Hungarian given name
  given_name = 1 << 20,
  family_name = 1 << 21,
  nationality = 1 << 22,
  nationality_end = 1 << 23,  ///< ends an adjective of several words: South "Korean"
  own = 1 << 24,              ///< from a list of the user
  // By spelling:
  capital = 1 << 25,       ///< begins with a capital letter
  all_capitals = 1 << 26,  ///< two letters or more, and no small one
  initial = 1 << 27,       ///< one letter, perhaps with a full stop, or "J.K."
  patronymic = 1 << 28,    ///< Vladimirovich, Petrovna
  // These come from words.tsv, as the first ones do:
  tenure = 1 << 29,        ///< a modifier that may stand before the owner of the role: "former"
  office = 1 << 30,        ///< a public office, "Senator"
  pinyin_first = 1u << 31  ///< a family name, first before a given name in pinyin
};

/// Bits of Row::hints, which fewer rules ask for.
enum Hint : std::uint16_t {
  post = 1 << 0,      ///< a role that its owner has one of, and that says little without the owner
  calendar = 1 << 1,  ///< a day, month or feast
  opener = 1 << 2,    ///< begins a sentence, but no name: "On", "Last"
  verb = 1 << 3,      ///< a role that is a verb too: to "host" somebody
  stage = 1 << 4,     ///< a role whose bearers may have stage names: singer
  man = 1 << 5,       ///< a given name of men; with `woman`, of both
  woman = 1 << 6,
  common = 1 << 7,  ///< a body of which there are many: the "school" principal
};

struct Row {
  std::uint64_t key;      ///< gloss::spelling_key() without "al-" and a full stop
  std::uint32_t classes;  ///< of Class
  std::uint32_t given;    ///< equal for forms of one given name: Bill, William
  std::uint16_t country;  ///< of a nationality: Lexicon::country()
  std::uint16_t hints;    ///< of Hint
  char32_t first_letter;  ///< small, without accent

  bool is(std::uint32_t any_of) const { return (classes & any_of) != 0; }
  bool hints_at(std::uint16_t any_of) const { return (hints & any_of) != 0; }
};

/// Filled once; read-only afterwards, for any thread. Later lists win over earlier ones.
class Lexicon {
 public:
  /// Whose list is read: words of the user's lists have the class `own`.
  enum class Source : std::uint8_t { shipped, user };

  /// Throw Error(GLOSS_E_RESOURCE) with file, line and reason.
  void read_words(const std::string& path, Source source = Source::shipped);
  void read_nationalities(const std::string& path, Source source = Source::shipped);
  void read_given_names(const std::string& path);
  void read_family_names(const std::string& path);
  void read_firms(const std::string& path);

  Row row(std::string_view form) const;
  std::string_view country(std::uint16_t number) const { return countries_[number].name; }
  /// Whether a list of the user gave the country.
  bool is_own_country(std::uint16_t number) const { return countries_[number].is_own; }
  /// The country of an adjective of several words, apart by single blanks; 0 if there is none.
  std::uint16_t country_of(std::string_view adjective) const;
  /// Whether initials without stops and a family name, by its Row::key, are a firm's name.
  bool is_firm(std::string_view initials, std::uint64_t family) const;

 private:
  struct Entry {
    std::uint32_t classes = 0, given = 0;
    std::uint16_t country = 0, hints = 0;
  };
  struct Country {
    std::string name;
    bool is_own = false;
  };
  void add_word(const WordList::Row& row, Source source);
  void add_plural(std::string_view word);
  void follow_nickname(std::string_view pair);
  void add_nickname(const WordList::Row& row);
  std::uint32_t prefixed_role(std::string_view form) const;
  std::uint16_t number_of(std::string_view country, Source source);

  std::unordered_map<std::uint64_t, Entry> words_;  // by spelling key
  std::unordered_map<std::uint64_t, std::uint16_t> long_nationalities_;
  std::unordered_set<std::uint64_t> firms_;  // by firm_key()
  std::vector<Country> countries_{{}};
};

}  // namespace people
}  // namespace gloss
