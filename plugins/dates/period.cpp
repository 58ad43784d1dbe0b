#include "dates/period.hpp"

#include <algorithm>

namespace gloss::dates {
namespace {

std::int64_t months_in(Grain grain) {
  switch (grain) {
    case Grain::month:
      return 1;
    case Grain::season:
    case Grain::quarter:
      return 3;
    case Grain::half:
      return 6;
    case Grain::year:
      return 12;
    case Grain::decade:
      return 120;
    case Grain::century:
      return 1200;
    case Grain::millennium:
      return 12000;
    default:
      return 0;
  }
}

bool is_weekly(Grain grain) { return grain == Grain::week || grain == Grain::weekend; }

std::int64_t month_number(Civil date) { return date.year * std::int64_t{12} + date.month - 1; }

Day first_of_month(std::int64_t number) {
  return days_from_civil({static_cast<std::int32_t>(floor_divide(number, 12)),
                          static_cast<std::int32_t>(floor_remainder(number, 12)) + 1, 1});
}

}  // namespace

std::string_view name_of(Grain grain) {
  static constexpr std::string_view names[] = {
      "",       "second",  "minute", "hour", "day",    "weekend", "week",      "month",
      "season", "quarter", "half",   "year", "decade", "century", "millennium"};
  return names[static_cast<std::size_t>(grain)];
}

Period period_at(Grain grain, Day day, CalendarRules rules) {
  switch (grain) {
    case Grain::week:
      return {grain, day - floor_remainder(weekday_of(day) - rules.week_start, 7)};
    case Grain::weekend:
      return {grain, day - weekday_of(day) + 6};
    case Grain::season: {
      // Seasons begin with March, June, September and December.
      const std::int64_t number = month_number(civil_from_days(day));
      return {grain, first_of_month(number - floor_remainder(number + 1, 3))};
    }
    default:
      break;
  }
  const std::int64_t months = months_in(grain);
  if (months == 0) return {Grain::day, day};
  const std::int64_t number = month_number(civil_from_days(day));
  return {grain, first_of_month(number - floor_remainder(number, months))};
}

bool reaches(Period period, std::int64_t count) {
  constexpr Day farthest = 700'000'000'000;  // 1.9 billion years
  const std::int64_t months = months_in(period.grain);
  const Day step = months > 0 ? 31 * months : is_weekly(period.grain) ? 7 : 1;
  const Day target = period.first + count * step;
  return -farthest < target && target < farthest;
}

Period shifted(Period period, std::int64_t count) {
  if (const std::int64_t months = months_in(period.grain))
    return {period.grain, moved_by_months(period.first, count * months)};
  return {period.grain, period.first + count * (is_weekly(period.grain) ? 7 : 1)};
}

Day end_of(Period period) {
  if (period.grain == Grain::weekend) return period.first + 2;
  return shifted(period, 1).first;
}

Period season_in(std::int32_t year, Season season, CalendarRules rules) {
  std::int32_t index = static_cast<std::int32_t>(season) - 1;  // 0 spring ... 3 winter
  if (rules.southern) index = (index + 2) % 4;
  return {Grain::season, days_from_civil({year, 3 + 3 * index, 1})};
}

Season season_of(Period period, CalendarRules rules) {
  std::int32_t index = civil_from_days(period.first).month / 3 - 1;
  if (rules.southern) index = (index + 2) % 4;
  return static_cast<Season>(index + 1);
}

Day moved_by_months(Day day, std::int64_t months) {
  const Civil date = civil_from_days(day);
  if (date.day <= 28) return first_of_month(month_number(date) + months) + date.day - 1;
  const Civil target = civil_from_days(first_of_month(month_number(date) + months));
  return days_from_civil(
      {target.year, target.month, std::min(date.day, days_in_month(target.year, target.month))});
}

}  // namespace gloss::dates
