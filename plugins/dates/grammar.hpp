#pragma once
/// The grammar. A rule reads from atom `at` on and returns the atom after the part that it has
/// read, or `at` itself if it does not match; then `out` has the same meaning as before. Every rule
/// looks at a bounded number of atoms.
#include "dates/expression.hpp"
#include "dates/holidays.hpp"
#include "dates/reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The word classes that can begin an expression of read_absolute().
constexpr Words begin_absolute = bits(Word::full_date, Word::weekday, Word::month, Word::digits,
                                      Word::ordinal, Word::cardinal, Word::holiday);

struct GrammarOptions {
  bool day_first = false;  ///< 03/04/2010 is 3 April
};

struct Grammar {
  const Holidays& holidays;
  GrammarOptions options;
};

// numbers.cpp
/// A whole number in digits or words, in hundredths: 17, 2.5, twenty-five, two hundred, 2 1/2.
std::uint32_t read_number(const Reader& in, std::uint32_t at, std::int64_t& hundredths);
/// A day of the month: 5, 5th, fifth, twenty-first.
std::uint32_t read_day(const Reader& in, std::uint32_t at, std::int32_t& day);
/// An ordinal: third, 20th, twenty-first.
std::uint32_t read_ordinal(const Reader& in, std::uint32_t at, std::int32_t& number);
/// A year after a date, or alone in a place typical of years: 1999, '99, nineteen ninety-nine, 490
/// BC.
std::uint32_t read_year(const Reader& in, std::uint32_t at, Expression& out);

// grammar_absolute.cpp
/// Numeric dates, days, months and years; `at` is the first atom of the core.
std::uint32_t read_absolute(const Grammar& grammar, const Reader& in, std::uint32_t at,
                            Expression& out);
/// A year that stands alone, if its neighbours show that it is one.
std::uint32_t read_lone_year(const Reader& in, std::uint32_t at, Expression& out);
/// Decades, centuries.
std::uint32_t read_era(const Reader& in, std::uint32_t at, Expression& out);

// grammar_relative.cpp
/// today, last year, next Monday, this summer, the previous quarter.
std::uint32_t read_deictic(const Grammar& grammar, const Reader& in, std::uint32_t at,
                           Expression& out);
/// Quarters, halves, seasons, fiscal years.
std::uint32_t read_season(const Grammar& grammar, const Reader& in, std::uint32_t at,
                          Expression& out);
/// two weeks ago, a year earlier, three days later.
std::uint32_t read_offset(const Reader& in, std::uint32_t at, Expression& out);
/// now, recently, the future.
std::uint32_t read_reference(const Reader& in, std::uint32_t at, Expression& out);

// grammar_duration.cpp
/// An amount of time: two years, three-month, several days, half an hour.
std::uint32_t read_amount(const Reader& in, std::uint32_t at, Amount& out);
std::uint32_t read_duration(const Reader& in, std::uint32_t at, Expression& out);
std::uint32_t read_set(const Reader& in, std::uint32_t at, Expression& out);
/// about, nearly, more than, at least; `mod` as for a duration.
std::uint32_t read_comparison(const Reader& in, std::uint32_t at, Mod& mod);

// grammar_time.cpp
/// A time of day alone: 5 p.m. EST, 11:30, noon, eight o'clock.
std::uint32_t read_clock(const Reader& in, std::uint32_t at, Expression& out);
/// A TIME: Friday night, 5 p.m. Wednesday, the morning of April 18.
std::uint32_t read_time(const Grammar& grammar, const Reader& in, std::uint32_t at,
                        Expression& out);

// grammar_pair.cpp
/// Two dates that share a part: Sept. 14 and 18, 2010; 3 to 6 May; 1850-58. Also sets the begin and
/// end of both.
std::uint32_t read_pair(const Grammar& grammar, const Reader& in, std::uint32_t at,
                        Expression& first, Expression& second);

// expression.cpp
/// START, MID or END, for early, mid, later and similar words.
Mod mod_of(const Row& row);
/// Overwrites the fields of `to` that `from` has.
void take_fields(const Fields& from, Fields& to);

// grammar.cpp
/// A DATE with its article and its parts: the end of 1990, early next year, mid-March.
std::uint32_t read_date(const Grammar& grammar, const Reader& in, std::uint32_t at,
                        Expression& out);
/// The longest expression that begins at `at`.
std::uint32_t read_expression(const Grammar& grammar, const Reader& in, std::uint32_t at,
                              Expression& out);

}  // namespace dates
}  // namespace gloss
