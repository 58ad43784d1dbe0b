#pragma once
/// Conditions that several guards share.
#include "dates/guard.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// A set of words, of a list that it borrows. Most words of a text are in none, and a look-up of
/// theirs ends at their size and letters.
template <std::size_t Size>
class WordSet {
 public:
  constexpr explicit WordSet(const std::string_view (&words)[Size]) : words_(words) {
    for (const std::string_view word : words) may_[place_of(word)] = true;
  }
  constexpr bool has(std::string_view word) const {
    return !word.empty() && may_[place_of(word)] && is_one_of(words_, word);
  }

 private:
  static constexpr std::size_t place_of(std::string_view word) {
    const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(word[at]); };
    return (word.size() * 31 + letter(0) * 7u + letter(word.size() - 1)) % 256;
  }

  const std::string_view (&words_)[Size];
  bool may_[256] = {};
};

inline bool is_capital_name(const Row& row) {
  return (row.words.empty() || row.words == bits(Word::did)) && row.has(Row::capital);
}

inline bool is_plain(const Row& row) { return !row.has(Row::known); }

/// Whether a weekday that is also a word, or an abbreviation, has a date beside it.
bool weekday_stands(const Reader& in, std::uint32_t at, std::uint32_t end);

/// Whether a season without year is one: not "the summer offensive", "the fall in prices". `core`
/// is its atom.
bool season_stands(const Reader& in, const Expression& read, std::uint32_t core);

/// Whether a number that may be a year is one: not "2000 votes".
bool year_stands(const Reader& in, const Expression& read, std::uint32_t at);

/// Whether a clock with a colon is a verse or a score: Rom. 12:10, a ratio of 12:30.
bool is_verse_or_score(const Reader& in, std::uint32_t at);

/// Whether a month is somebody's given name: April rang, my brother August, Ant and Dec. `end` is
/// the atom behind it.
bool is_given_name(const Reader& in, std::uint32_t at, std::uint32_t end);

/// Whether a word behind a name makes it an address: 14 May Street.
bool is_street(std::string_view word);

/// Whether `that` points to a month or day: "he won that October"; but "he said that October was".
bool that_stands(const Reader& in, const Expression& read);

/// Whether a decade without century is of degrees, ages or prices: highs in the 70s.
bool is_no_decade(const Reader& in, std::uint32_t decade);

/// Whether a quarter is one of a game: threw a touchdown in the fourth quarter.
bool is_of_game(const Reader& in, const Expression& read);

/// Whether Q1 to Q4 are questions, cars or rounds of a race.
bool is_no_quarter(const Reader& in, const Expression& read);

/// Whether a century is a hundred runs: hit a century in the second innings.
bool is_hundred_runs(const Reader& in, const Expression& read);

/// Whether a date is a part of a name: USA Today, the Sunday Times, the March of Dimes.
bool is_in_name(const Reader& in, const Expression& read);

}  // namespace dates
}  // namespace gloss
