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
#include "organizations/kind_evidence.hpp"
#include "organizations/phrase_key.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// Bits of Row::classes.
enum Class : std::uint32_t {
  capital = 1 << 0,
  acronym = 1 << 1,     ///< two to eight capitals with few other marks: NATO, U.N., C/TFN, MoD
  legal_form = 1 << 2,  ///< Inc, Ltd ...: no part of the bare name
  article = 1 << 3,
  head = 1 << 4,            ///< says what kind of body it is: Ministry, Council ...
  generic = 1 << 5,         ///< begins the names of many bodies: National, World
  mixed_case = 1 << 6,      ///< a capital after a small letter: a brand's spelling
  known_begin = 1 << 7,     ///< begins the name of a well-known body
  brand = 1 << 8,           ///< what a medium's name may go without: BBC "News"
  clause = 1 << 9,          ///< ends the noun of an apposition: that, of, based
  own_kind = 1 << 10,       ///< its kinds are the user's
  of_word = 1 << 11,        ///< of, for: the main noun stands before it
  known_end = 1 << 12,      ///< ends the name of a well-known body
  adjective = 1 << 14,      ///< of a party or church: no body's name before a common noun
  of_place = 1 << 15,       ///< stands behind a place in a body's name: District, City
  plural = 1 << 16,         ///< what several bodies that make one are: First Nations
  with_letter = 1 << 17,    ///< has a letter or digit
  small_letters = 1 << 18,  ///< has a small one
  inner_stop = 1 << 19,     ///< "news.com"
  pair_end = 1 << 13,       ///< tells another kind behind some words: Nations, behind First
  country = 1 << 20,        ///< ends the name of a brand's branch: Yahoo China
  whole_service = 1 << 21,  ///< behind a bare head, the same body: Treasury Department
  exchange = 1 << 22,       ///< of shares: in brackets behind a company's name
  thing = 1 << 23,          ///< a treaty, a right: what names it names no body
  official = 1 << 24,       ///< tells the kind of a body, but is a person: commissioner
  mark = 1 << 25,           ///< a comma or full stop
  in_known = 1 << 26,       ///< may be in a well-known body's name
  saying = 1 << 27,         ///< begins what says a name of a body: "also" known as
  preposition = 1 << 28,    ///< as of_word, and on, in, to ...
  institution = 1 << 29,    ///< names a body by itself, but not before another noun: Police Union
  inherits = 1 << 30,       ///< a part or organ, of the kind of what is named before it: Council
  of_town = 1u << 31        ///< an institution that has its place behind "of": University of Leeds
};

struct Row {
  std::uint64_t key;                  ///< gloss::spelling_key() without a full stop at the end
  std::uint64_t letters;              ///< of an acronym: its capitals, a byte each; else 0
  std::array<std::uint8_t, 4> kinds;  ///< Kind numbers; 0 ends the list
  std::array<std::uint8_t, 4> weights;
  std::uint32_t classes;       ///< of Class
  std::uint16_t body;          ///< the well-known body of this acronym; 0: none
  std::uint8_t before, after;  ///< the Kind that this word suggests for a name behind, before it
  std::uint16_t evidence;      ///< its number in KindEvidence; 0: none
  std::uint8_t main, main_weight;  ///< the kind with the most weight
  bool has_hyphen;                 ///< inside: "Coca-Cola"
  PhraseKey phrase;                ///< of words with in_known alone

  static constexpr std::uint8_t heavy = 3;  ///< weight of a noun that tells a body's kind by itself

  bool is(std::uint32_t any_of) const { return (classes & any_of) != 0; }
};

/// A body of data/known.tsv or the user's list. The first ones, as many as there are kinds, stand
/// for all the names of data/names.tsv of a kind: those names tell no body.
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
  void read_names(const std::string& path);
  void read_context(const std::string& path);
  void read_evidence(const std::string& path);

  Row row(std::string_view form) const;
  /// The kinds of the word `second` behind `first`: its own, unless the two are listed together.
  const Row& kinds_behind(const Row& first, const Row& second) const;
  /// The number of a body by its name; 0 if it is in no list. Names that share acronym and kind are
  /// one body's.
  std::uint16_t body_of(const PhraseKey& name) const;
  /// Whether the number only tells the kind of a listed name.
  static bool is_listed_name(std::uint16_t body) { return body < kind_count; }
  const Body& body(std::uint16_t number) const { return bodies_[number]; }
  /// Whether the user has a list of words that tell a kind.
  bool has_own_kinds() const { return has_own_kinds_; }
  const KindEvidence& evidence() const { return evidence_; }

 private:
  void add_name(std::string_view name, std::uint16_t body);
  std::uint16_t add_body(const WordList::Row& line, Source source);
  Row& word(std::string_view form);
  Row& words(std::string_view forms);

  std::unordered_map<std::uint64_t, Row> words_, pairs_;    // by spelling keys
  std::unordered_map<std::uint64_t, std::uint16_t> names_;  // bodies by phrase key
  TextMap<std::uint16_t> acronyms_;
  std::vector<Body> bodies_;
  KindEvidence evidence_;
  std::uint16_t number_evidence_ = 0;
  bool has_own_kinds_ = false;
};

/// The capitals of a word as a number, a byte each; 0 if there are fewer than two or more than
/// eight.
std::uint64_t letters_of(std::string_view form);

}  // namespace organizations
}  // namespace gloss
