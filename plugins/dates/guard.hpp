#pragma once
/// The conditions under which a match of the grammar is a date: what stands beside it.
#include "dates/expression.hpp"
#include "dates/reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Whether the words around `read` leave its meaning. `read` has begin and end.
using Guard = bool (*)(const Reader& in, const Expression& read);

bool as_leading(const Reader& in, const Expression& read);         ///< begins its sentence
bool as_hour_mark(const Reader& in, const Expression& read);       ///< Friday 16h
bool as_two_numbers(const Reader& in, const Expression& read);     ///< at 3 15
bool as_numbered_month(const Reader& in, const Expression& read);  ///< October, 1st
bool as_shifted_day(const Reader& in, const Expression& read);     ///< next 5/12
bool as_circa(const Reader& in, const Expression& read);           ///< c. 1720, not Grade C. 1990
bool as_mid(const Reader& in, const Expression& read);  ///< the mid-1990s, not lows in the mid-60s
bool as_century(const Reader& in, const Expression& read);  ///< none of cricket
bool as_about(const Reader& in, const Expression& read);    ///< about 1999, not talks about Tuesday
bool as_this_time(const Reader& in, const Expression& read);  ///< at this time
bool as_soon(const Reader& in, const Expression& read);
bool as_or_later(const Reader& in, const Expression& read);
bool as_nine_eleven(const Reader& in, const Expression& read);  ///< 9/11, the Sept. 11 attacks
bool as_spoken_clock(const Reader& in, const Expression& read);
bool as_fourth(const Reader& in, const Expression& read);
bool as_shifted_date(const Reader& in, const Expression& read);
bool as_over_years(const Reader& in, const Expression& read);
bool any_place(const Reader& in, const Expression& read);
/// A month, weekday, season, year or decade by itself: May, not may; fall, not to fall.
bool as_bare(const Reader& in, const Expression& read);
bool as_month_day(const Reader& in, const Expression& read);     ///< May 3, not May 3 people
bool as_weekday(const Reader& in, const Expression& read);       ///< Sun, not sun
bool as_year(const Reader& in, const Expression& read);          ///< 1999, not 1999 votes
bool as_whole_word(const Reader& in, const Expression& read);    ///< no compound goes on behind it
bool as_quarter(const Reader& in, const Expression& read);       ///< a half needs its year
bool as_shifted(const Reader& in, const Expression& read);       ///< last year, not Last Year
bool as_definite(const Reader& in, const Expression& read);      ///< the year
bool as_ended(const Reader& in, const Expression& read);         ///< the year ended May 31
bool as_nth_day(const Reader& in, const Expression& read);       ///< the second day of the strike
bool as_beside_event(const Reader& in, const Expression& read);  ///< in the weeks before the vote
bool as_rolling(const Reader& in, const Expression& read);       ///< over the past decade
bool as_amount(const Reader& in, const Expression& read);        ///< two years, not aged two years
bool as_offset(const Reader& in, const Expression& read);
bool as_same_unit(const Reader& in, const Expression& read);  ///< the same month of 2001
bool as_beside(const Reader& in, const Expression& read);  ///< two days before, the day following
bool as_adverb(const Reader& in, const Expression& read);
bool as_message(const Reader& in, const Expression& read);  ///< bare units and parts of the day
bool as_numbered_day(const Reader& in, const Expression& read);  ///< on the 23rd
bool as_for(const Reader& in, const Expression& read);           ///< for years
bool as_in_the(const Reader& in, const Expression& read);        ///< in the evening
bool as_bare_hour(const Reader& in, const Expression& read);     ///< Friday at 4
bool as_dawn(const Reader& in, const Expression& read);          ///< dawn Monday
bool as_overnight(const Reader& in, const Expression& read);     ///< it rained overnight
bool as_week_number(const Reader& in, const Expression& read);   ///< week 34
bool as_week_ahead(const Reader& in, const Expression& read);    ///< is a week today
bool as_weekday_week(const Reader& in, const Expression& read);  ///< Monday week
bool as_named_year(const Reader& in, const Expression& read);    ///< tax year 2022
bool as_year_month(const Reader& in, const Expression& read);  ///< 2024 August, not 2017 March for
bool as_short_year(const Reader& in, const Expression& read);  ///< 29 Jan 10
bool as_month_year_ago(const Reader& in, const Expression& read);  ///< the same month last year
bool as_or_next(const Reader& in, const Expression& read);         ///< this month or next
bool as_scene(const Reader& in, const Expression& read);           ///< during this period
bool as_epithet(const Reader& in, const Expression& read);         ///< the former capital
bool as_message_clock(const Reader& in, const Expression& read);   ///< left at 1015
bool as_one_weekday(const Reader& in, const Expression& read);     ///< on a Sunday
bool as_mornings(const Reader& in, const Expression& read);        ///< out mornings
bool as_all(const Reader& in, const Expression& read);             ///< all week
bool as_these(const Reader& in, const Expression& read);           ///< these days
bool as_at_present(const Reader& in, const Expression& read);      ///< at the moment
bool as_weekends(const Reader& in, const Expression& read);
bool as_fortnight(const Reader& in, const Expression& read);
bool as_day_of_each(const Reader& in, const Expression& read);      ///< the 5th day of each month
bool as_every_year(const Reader& in, const Expression& read);       ///< each July 31
bool as_short_amount(const Reader& in, const Expression& read);     ///< 48 h
bool as_to_present(const Reader& in, const Expression& read);       ///< 2012 to present
bool as_clock_of_day(const Reader& in, const Expression& read);     ///< 10 a.m. on the 24th
bool as_hour_before_day(const Reader& in, const Expression& read);  ///< at 3 tomorrow
bool as_dotted_clock(const Reader& in, const Expression& read);     ///< starts at 7.15 on Friday
bool as_half_hour(const Reader& in, const Expression& read);        ///< at half 7
bool as_opening_hours(const Reader& in, const Expression& read);    ///< Mon-Fri 9-5
bool as_rate(const Reader& in, const Expression& read);             ///< $5 a year
bool as_story_season(const Reader& in, const Expression& read);     ///< the Spring offensive
bool as_story_night(const Reader& in, const Expression& read);      ///< at night, a night attack
bool as_reference(const Reader& in, const Expression& read);
bool as_story_future(const Reader& in, const Expression& read);     ///< the future of the city
bool as_future(const Reader& in, const Expression& read);           ///< the future, future wars
bool as_some_day(const Reader& in, const Expression& read);         ///< some day, one day
bool as_better_tomorrow(const Reader& in, const Expression& read);  ///< a better tomorrow
bool as_tomorrow_of(const Reader& in, const Expression& read);      ///< tomorrow's leaders
bool as_reference_noun(const Reader& in, const Expression& read);
bool as_clock(const Reader& in, const Expression& read);
bool as_days(const Reader& in, const Expression& read);   ///< a list of days of a month
bool as_years(const Reader& in, const Expression& read);  ///< 1850-58
bool as_part(const Reader& in, const Expression& read);
bool as_month_slash_day(const Reader& in, const Expression& read);
bool as_part_of_day(const Reader& in, const Expression& read);

/// Moves a bare hour of a day to the afternoon or evening, if that is meant: at 2, dinner at 7.
void settle_hour(const Reader& in, Expression& read);

/// Whether a guard looks at the words of an expression only, not at its meaning.
bool looks_at_words(Guard guard);

/// Whether no word of `read` is a month or weekday by chance only: "sat" may be a verb.
bool lowered_stand(const Reader& in, const Expression& read);

/// Whether a date ends in the stop of its sentence: Sat 4 Nov. REQUIRES: a weekday and a month.
bool ends_in_stop(const Reader& in, const Expression& read);

/// Whether an amount is the name of a programme, film or war: 60 Minutes, the Six-Day War. Only a
/// story of the war has it.
bool names_length(const Reader& in, const Expression& read);

/// Whether `read` is no date, whatever its rule: an age, a price, a room, a part of a name.
bool is_false_alarm(const Reader& in, const Expression& read);

}  // namespace dates
}  // namespace gloss
