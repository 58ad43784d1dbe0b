#pragma once
/// Proleptic Gregorian arithmetic on day numbers. Years are astronomical: 1 BC is year 0.
#include <cstdint>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Days since 1970-01-01.
using Day = std::int64_t;

struct Civil {
  std::int32_t year = 0;
  std::int32_t month = 1;
  std::int32_t day = 1;
  constexpr bool operator==(const Civil&) const = default;
};

struct IsoWeek {
  std::int32_t year = 0;
  std::int32_t week = 1;
  constexpr bool operator==(const IsoWeek&) const = default;
};

// Both by eras of 400 years that begin on 1 March, so that the leap day comes last (H. Hinnant).
constexpr Day days_from_civil(Civil date) {
  const Day year = date.year - (date.month <= 2 ? 1 : 0);
  const Day era = (year >= 0 ? year : year - 399) / 400;
  const Day year_of_era = year - era * 400;
  const Day day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

constexpr Civil civil_from_days(Day day) {
  day += 719468;
  const Day era = (day >= 0 ? day : day - 146096) / 146097;
  const auto day_of_era = static_cast<std::uint32_t>(day - era * 146097);  // 32 bits divide faster
  const std::uint32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::uint32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint32_t month = (5 * day_of_year + 2) / 153;
  const auto civil_month = static_cast<std::int32_t>(month < 10 ? month + 3 : month - 9);
  return {static_cast<std::int32_t>(year_of_era + era * 400 + (civil_month <= 2 ? 1 : 0)),
          civil_month, static_cast<std::int32_t>(day_of_year - (153 * month + 2) / 5 + 1)};
}

/// Quotient and remainder that round towards minus infinity. REQUIRES: divisor > 0.
constexpr Day floor_divide(Day value, Day divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}
constexpr Day floor_remainder(Day value, Day divisor) {
  return value - floor_divide(value, divisor) * divisor;
}

/// 1 is Monday, 7 is Sunday.
constexpr std::int32_t weekday_of(Day day) {
  return static_cast<std::int32_t>(floor_remainder(day + 3, 7)) + 1;
}

constexpr bool is_leap(std::int32_t year) {
  return floor_remainder(year, 4) == 0 &&
         (floor_remainder(year, 100) != 0 || floor_remainder(year, 400) == 0);
}

constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  constexpr std::int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

/// The Monday of week 1 is in the week of 4 January.
constexpr Day first_day_of(IsoWeek week) {
  const Day fourth = days_from_civil({week.year, 1, 4});
  return fourth - (weekday_of(fourth) - 1) + 7 * (week.week - 1);
}

constexpr IsoWeek iso_week_of(Day day) {
  const std::int32_t year = civil_from_days(day - weekday_of(day) + 4).year;  // its Thursday's
  return {year, static_cast<std::int32_t>((day - first_day_of({year, 1})) / 7) + 1};
}

/// Easter Sunday of the Western churches.
constexpr Day easter_of(std::int32_t year) {
  const std::int32_t golden = year % 19, century = year / 100;
  const std::int32_t epact =
      (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
  const std::int32_t moon =
      epact - (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11));
  const std::int32_t shift = (year + year / 4 + moon + 2 - century + century / 4) % 7;
  const std::int32_t day = moon - shift;
  const std::int32_t month = 3 + (day + 40) / 44;
  return days_from_civil({year, month, day + 28 - 31 * (month / 4)});
}

/// Easter of the Orthodox churches: by the Julian calendar, as a day of the Gregorian one.
constexpr Day orthodox_easter_of(std::int32_t year) {
  const std::int32_t moon = (19 * (year % 19) + 15) % 30;
  const std::int32_t sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const std::int32_t date = moon + sunday + 114;
  const std::int32_t behind = year / 100 - year / 400 - 2;
  return days_from_civil({year, date / 31, date % 31 + 1}) + behind;
}

}  // namespace dates
}  // namespace gloss
