#pragma once
/// The word lists' data about the words in organizations' names.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gloss/text_map.hpp"
#include "gloss/word_list.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

enum class Kind : std::uint8_t {
  none,
  company,
  government,
  intergovernmental,
  military,
  media,
  party,
  education,
  sports,
  bank,
  court,
  ngo,
  religious,
  other,
};
constexpr std::size_t kind_count = 14;

std::string_view kind_name(Kind kind);

/// Bits of Row::classes.
enum Class : std::uint16_t {
  capital = 1 << 0,
  acronym = 1 << 1,     ///< two to eight capitals with few other marks: NATO, U.N., C/TFN, MoD
  legal_form = 1 << 2,  ///< Inc, Ltd ...: no part of the bare name
  article = 1 << 3,
  head = 1 << 4,         ///< says what kind of body it is: Ministry, Council ...
  generic = 1 << 5,      ///< begins the names of many bodies: National, World
  mixed_case = 1 << 6,   ///< a capital after a small letter: a brand's spelling
  known_begin = 1 << 7,  ///< begins the name of a well-known body
  brand = 1 << 8,        ///< what a medium's name may go without: BBC "News"
  clause = 1 << 9,       ///< ends the noun of an apposition: that, of, based
  own_kind = 1 << 10,    ///< its kinds are the user's
  of_word = 1 << 11,     ///< of, for: the main noun stands before it
  known_end = 1 << 12,   ///< ends the name of a well-known body
};

struct Row {
  std::uint64_t key;                  ///< gloss::spelling_key() without a full stop at the end
  std::uint64_t letters;              ///< of an acronym: its capitals, a byte each; else 0
  std::array<std::uint8_t, 4> kinds;  ///< Kind numbers; 0 ends the list
  std::array<std::uint8_t, 4> weights;
  std::uint16_t body;          ///< the well-known body of this acronym; 0: none
  std::uint16_t classes;       ///< of Class
  std::uint8_t before, after;  ///< the Kind that this word suggests for a name behind, before it

  bool is(std::uint32_t any_of) const { return (classes & any_of) != 0; }
};

/// A body of data/known.tsv or the user's list.
struct Body {
  Kind kind = Kind::none;
  bool is_own = false;
};

/// Filled once; read-only afterwards, for any thread. Later lists win over earlier ones.
class Lexicon {
 public:
  enum class Source : std::uint8_t { shipped, user };

  Lexicon();

  /// Throw Error(GLOSS_E_RESOURCE) with file, line and reason.
  void read_kinds(const std::string& path, Source source = Source::shipped);
  void read_known(const std::string& path, Source source = Source::shipped);
  void read_context(const std::string& path);

  Row row(std::string_view form) const;
  /// The number of a well-known body by its name; 0 if it is none. Names that share acronym and
  /// kind are one body's.
  std::uint16_t body_of(std::string_view name) const;
  const Body& body(std::uint16_t number) const { return bodies_[number]; }

 private:
  std::uint16_t add_body(const WordList::Row& line, Source source);
  Row& word(std::string_view form);

  std::unordered_map<std::uint64_t, Row> words_;            // by spelling key
  std::unordered_map<std::uint64_t, std::uint16_t> names_;  // bodies by phrase key
  TextMap<std::uint16_t> acronyms_;
  std::vector<Body> bodies_{{}};
};

/// The capitals of a word as a number, a byte each; 0 if there are fewer than two or more than
/// eight.
std::uint64_t letters_of(std::string_view form);

}  // namespace organizations
}  // namespace gloss
