#pragma once
/// A word type as the tagger sees it: its possible classes, and its value in them.
#include <cstdint>

#include "dates/period.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// A word may have several classes: "second" is an ordinal and a unit.
enum class Word : std::uint8_t {
  month,         ///< number 1..12
  weekday,       ///< number 1..7
  unit,          ///< unit; plural by flag
  unit_adverb,   ///< daily, annually
  cardinal,      ///< spelled out: number
  scale,         ///< hundred, thousand, million: number
  ordinal,       ///< third, 3rd: number
  digits,        ///< 2004, 17: number, and `digits` places
  year,          ///< four digits from 1000 to 2999
  decimal,       ///< 2.5, or 2,000: number in hundredths
  decade,        ///< 1990s, '90s, nineties: number 199; digits 2 if the century is a guess
  short_year,    ///< '69
  full_date,     ///< 2010-01-29, 01/29/2010: read the text
  clock,         ///< 11:30, 8pm: read the text
  part_of_day,   ///< number: PartOfDay
  moment,        ///< noon 12, midnight 24
  season,        ///< number: Season
  holiday,       ///< may begin the name of a holiday
  today,         ///< number: shift in days
  tonight,       ///< tonight, overnight
  reference,     ///< now, recently, currently: number: Reference
  period,        ///< the word "period"
  fiscal,        ///< fiscal, financial, FY
  quarter_name,  ///< Q3, 3Q: number 1..4; H1: number 5, 6; with a year: read the text
  era,           ///< BC, AD: number -1, 1
  half,
  full,  ///< full, whole, entire
  last,  ///< last, past, previous: Last
  next,  ///< next, coming, following: Next
  this_,
  that,
  ago,
  later,
  earlier,
  from,
  early,
  late,
  mid,
  beginning,
  middle,
  end,
  approximate,  ///< about, nearly
  compare,      ///< more, less, least, up, over ...: number: Compare
  vague,        ///< several, few, couple: number 0 (X) or 2
  the,
  a,
  of,
  range,  ///< dash, to, through, until
  and_,
  every,  ///< number 1: per
  times,  ///< once 1, twice 2, times 0
  am_pm,  ///< number 0 or 12; 1: o'clock
  zone,   ///< number: minutes from UTC
  comma,
  on,  ///< on, at, in
  possessive,
  old,  ///< old, aged, age
  preposition,
  quantity,  ///< dollars, people, percent: the number before it is a count
  will,      ///< cue of the future
  did,       ///< cue of the past
  long_,     ///< two-year-long
  compound   ///< hyphenated; its parts have classes
};
static_assert(static_cast<unsigned>(Word::compound) < 64);

using Words = std::uint64_t;

constexpr Words bit(Word word) { return Words{1} << static_cast<unsigned>(word); }
template <class... More>
constexpr Words bits(Word first, More... more) {
  return (bit(first) | ... | bit(more));
}

enum class PartOfDay : std::uint8_t { none, morning, midday, afternoon, evening, night, daytime };
enum class Reference : std::uint8_t { none, past, present, future };
enum class Last : std::int32_t { last, past, previous, latest };
enum class Next : std::int32_t { next, coming, following };
enum class Compare : std::int32_t { more, less, no, at, least, most, up, over, under, within };

struct Row {
  enum Flag : std::uint8_t {
    capital = 1,        ///< begins with an upper-case letter
    all_capital = 2,    ///< no lower-case letter
    plural = 4,         ///< years, Mondays
    weak = 8,           ///< a date word only beside another one: May, Sun, Dec
    lower_plural = 16,  ///< a lower-case word that ends in s
    abbreviated = 32    ///< Sept, Mon: a full stop may follow
  };

  Words words = 0;
  std::int32_t number = 0;
  Grain unit = Grain::none;
  std::uint8_t digits = 0;
  std::uint8_t flags = 0;

  bool is(Word word) const { return (words & bit(word)) != 0; }
  bool is_any(Words any) const { return (words & any) != 0; }
  bool has(Flag flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(Row) == 16);

/// A sentence without one of these holds no date.
constexpr Words trigger_words =
    bits(Word::month, Word::weekday, Word::unit, Word::unit_adverb, Word::decade, Word::short_year,
         Word::full_date, Word::clock, Word::part_of_day, Word::moment, Word::season, Word::holiday,
         Word::today, Word::tonight, Word::reference, Word::fiscal, Word::quarter_name, Word::era,
         Word::compound, Word::am_pm, Word::year, Word::zone, Word::period);

}  // namespace dates
}  // namespace gloss
