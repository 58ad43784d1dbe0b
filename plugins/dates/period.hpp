#pragma once
/// Calendar periods: a grain and a first day. Every expression is resolved to one of these.
#include <cstdint>
#include <string_view>

#include "dates/calendar.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Also the units of durations. Ordered from fine to coarse.
enum class Grain : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century,
  millennium
};

/// "day", "week" ... as written in the attribute `grain`.
std::string_view name_of(Grain grain);

/// REQUIRES: hour or finer.
constexpr std::int64_t seconds_in(Grain grain) {
  return grain == Grain::hour ? 3600 : grain == Grain::minute ? 60 : 1;
}

enum class Season : std::uint8_t { none, spring, summer, fall, winter };
enum class PartOfDay : std::uint8_t { none, morning, midday, afternoon, evening, night, daytime };

/// The calendar settings of a user.
struct CalendarRules {
  std::int32_t week_start = 1;  ///< 1 Monday, 7 Sunday
  bool southern = false;        ///< seasons of the southern hemisphere
};

struct Period {
  Grain grain = Grain::none;
  Day first = 0;
  constexpr bool operator==(const Period&) const = default;
};

/// The period of that grain which contains `day`; for a weekend, the one that ends its ISO week.
/// REQUIRES: day or coarser.
Period period_at(Grain grain, Day day, CalendarRules rules);

/// Whether the period `count` steps on lies in the calendar, whose years have 32 bits.
bool reaches(Period period, std::int64_t count);

/// The period `count` steps on. REQUIRES: reaches(period, count).
Period shifted(Period period, std::int64_t count);

/// The first day after the period.
Day end_of(Period period);

/// The season that begins in `year`; winter lasts into the next year, as does a southern summer.
Period season_in(std::int32_t year, Season season, CalendarRules rules);
Season season_of(Period period, CalendarRules rules);

/// A day moved by months, clipped to the length of the target month.
Day moved_by_months(Day day, std::int64_t months);

}  // namespace dates
}  // namespace gloss
