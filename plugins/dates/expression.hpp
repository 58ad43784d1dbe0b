#pragma once
/// An expression as the grammar reads it, before it is resolved against a reference date.
#include <cstdint>
#include <string_view>

#include "dates/word.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

enum class Form : std::uint8_t {
  calendar,   ///< a place in the calendar: DATE or TIME
  reference,  ///< PAST_REF, PRESENT_REF, FUTURE_REF
  duration,
  set
};

enum class Mod : std::uint8_t {
  none,
  start,
  mid,
  end,
  approx,
  less_than,
  more_than,
  equal_or_less,
  equal_or_more,
  on_or_after,
  on_or_before
};

/// How an incomplete date is completed.
enum class Pick : std::uint8_t {
  by_direction,
  previous,   ///< last Monday
  following,  ///< next Monday
  current,    ///< this Monday
  any         ///< a Monday: nobody says which
};

/// The date from which a frame counts.
enum class Base : std::uint8_t {
  document,
  text,   ///< the date before in the text
  fields  ///< the date that the expression itself names: two days after May 5
};

constexpr std::int32_t absent = -1;

/// The parts of a date that the text names. A year must be as the text has it, 1 or more.
struct Fields {
  std::int32_t year = absent, month = absent, day = absent, weekday = absent;
  std::int32_t quarter = absent, half = absent, decade = absent, century = absent;
  std::int32_t week = absent;  ///< of ISO 8601
  std::int32_t hour = absent, minute = absent, second = absent;
  std::int32_t zone = absent;     ///< minutes from UTC, plus zone_bias
  std::int32_t holiday = absent;  ///< its number in the list
  Season season = Season::none;
  PartOfDay part = PartOfDay::none;
  bool weekend = false, workday = false;
  bool before_christ = false;
  bool open_century = false;  ///< of a decade: the nineties

  static constexpr std::int32_t zone_bias = 1440;
  bool operator==(const Fields&) const = default;
};

/// Whether they name a month or another part of a year.
constexpr bool is_within_year(const Fields& fields) {
  return fields.month != absent || fields.quarter != absent || fields.half != absent ||
         fields.season != Season::none || fields.holiday != absent || fields.week != absent;
}

/// "last year", "two weeks ago": `shift` periods of `grain` from the base.
struct Frame {
  Grain grain = Grain::none;
  std::int64_t shift = 0;
  Base base = Base::document;
};

/// count (in hundredths) units.
struct Amount {
  std::int64_t hundredths = 100;
  Grain unit = Grain::none;
  bool vague = false;  ///< several: X
};

/// A part of a period by its number: the second week of March, the last Friday in May.
struct Nth {
  std::int32_t number = 0;  ///< 0: none; -1: the last
  Grain unit = Grain::none;
  std::int32_t weekday = absent;
  std::int32_t count = 0;  ///< the first `count` units; the last ones if number is -1
};

struct Expression {
  std::uint32_t begin = 0, end = 0;  ///< atoms
  Form form = Form::calendar;
  Mod mod = Mod::none;
  Pick pick = Pick::by_direction;
  Reference reference = Reference::none;
  Frame frame;
  Fields fields;
  Amount amount;
  Amount second, third;      ///< of an amount of two or three units
  std::int64_t at_most = 0;  ///< of a range of amounts, in hundredths
  Nth nth;
  Grain round = Grain::none;  ///< the week of May 5
  std::int8_t side = 0;       ///< of a duration: -1 it ends at the base, 1 it begins there
  bool ahead = false;         ///< a duration after "in"
  bool to_date = false;       ///< the year to date
  bool fiscal = false;
  bool definite = false;          ///< the year, the end of the year: of the document or of the text
  bool year_is_guess = false;     ///< '69, the nineties
  bool hour_is_guess = false;     ///< 5:30 without am or pm, spelled out or with a part of the day
  std::int8_t ended_quarter = 0;  ///< the quarter ended Sept. 30: 3
  bool of_story = false;          ///< at that time, the former capital: only stories have it
  bool impossible = false;        ///< 30 February
  std::int32_t times = 0;         ///< of a set: freq
  Grain times_unit = Grain::none;  ///< two days a week: freq 2D
  std::int8_t cycles = 0;          ///< of a weekday: weeks after or before the picked one
  std::string_view quant;          ///< EVERY, EACH
  std::string_view kind, rule;
  std::int32_t other_month = absent;  ///< of 03/04/2010 read the other way round
};

/// Whether it names a place in the calendar, and no part of it by a number: May, not the first week
/// of May.
constexpr bool is_calendar(const Expression& x) {
  return x.form == Form::calendar && x.nth.number == 0;
}

/// The following Monday, that October: counts from the date before in the text, if there is one.
constexpr bool hangs_on_text(const Expression& x) {
  return x.frame.base == Base::text && x.frame.grain == Grain::none;
}

}  // namespace dates
}  // namespace gloss
