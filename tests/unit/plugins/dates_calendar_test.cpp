#include <catch2/catch.hpp>

#include "dates/calendar.hpp"
#include "dates/notation.hpp"
#include "dates/period.hpp"
#include "dates/resolver.hpp"
#include "dates_reading.hpp"

namespace dates_calendar_test {

using namespace gloss::dates;

TEST_CASE("Every day from 0001 to 2999 comes back from its number", "[dates]") {
  const Day first = days_from_civil({1, 1, 1}), end = days_from_civil({3000, 1, 1});
  Civil expected{1, 1, 1};
  std::int32_t weekday = 1;  // 1 January 1 is a Monday
  for (Day day = first; day < end; ++day) {
    const Civil date = civil_from_days(day);
    if (!(date == expected) || days_from_civil(date) != day || weekday_of(day) != weekday)
      FAIL("day " << day);
    const IsoWeek week = iso_week_of(day);
    const Day monday = first_day_of(week);
    if (day < monday || day > monday + 6 || week.week < 1 || week.week > 53) FAIL("week " << day);
    weekday = weekday % 7 + 1;
    if (++expected.day > days_in_month(expected.year, expected.month)) {
      expected.day = 1;
      if (++expected.month > 12) expected = {expected.year + 1, 1, 1};
    }
  }
  CHECK(end - first == 1095362);
}

TEST_CASE("A day moved by months is the same one of its month, or its last", "[dates]") {
  const auto moved = [](Civil date, std::int64_t months) {
    return civil_from_days(moved_by_months(days_from_civil(date), months));
  };
  CHECK(moved({2021, 1, 28}, 1) == Civil{2021, 2, 28});
  CHECK(moved({2021, 1, 29}, 1) == Civil{2021, 2, 28});
  CHECK(moved({2024, 1, 31}, 1) == Civil{2024, 2, 29});
  CHECK(moved({2021, 3, 31}, -1) == Civil{2021, 2, 28});
  CHECK(moved({2021, 12, 1}, 1) == Civil{2022, 1, 1});
  CHECK(moved({2021, 1, 15}, -1) == Civil{2020, 12, 15});
  CHECK(moved({1, 1, 1}, -12) == Civil{0, 1, 1});
  CHECK(moved({2021, 5, 31}, 0) == Civil{2021, 5, 31});
}

TEST_CASE("A day far from today comes back from its number", "[dates]") {
  for (const std::int32_t year : {-5'000'000, -401, -400, -1, 0, 3000, 100'000, 5'000'000})
    for (const std::int32_t month : {1, 2, 3, 12}) {
      const Civil date{year, month, days_in_month(year, month)};
      CHECK(civil_from_days(days_from_civil(date)) == date);
    }
}

TEST_CASE("Known days have their known weeks and weekdays", "[dates]") {
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(weekday_of(days_from_civil({2013, 3, 22})) == 5);
  CHECK(iso_week_of(days_from_civil({2013, 3, 22})) == IsoWeek{2013, 12});
  CHECK(iso_week_of(days_from_civil({2021, 1, 3})) == IsoWeek{2020, 53});
  CHECK(iso_week_of(days_from_civil({2018, 12, 31})) == IsoWeek{2019, 1});
  CHECK(civil_from_days(easter_of(2023)) == Civil{2023, 4, 9});
  CHECK(civil_from_days(easter_of(2024)) == Civil{2024, 3, 31});
  CHECK(civil_from_days(easter_of(1818)) == Civil{1818, 3, 22});
  CHECK(civil_from_days(easter_of(2038)) == Civil{2038, 4, 25});
}

TEST_CASE("Periods of every grain tile the calendar", "[dates]") {
  const auto grain = GENERATE(Grain::week, Grain::month, Grain::season, Grain::quarter, Grain::half,
                              Grain::year, Grain::decade, Grain::century);
  const CalendarRules rules{GENERATE(1, 7), GENERATE(false, true)};
  INFO(name_of(grain));
  for (Day day = days_from_civil({-10, 1, 1}); day < days_from_civil({2999, 1, 1}); day += 97) {
    const Period period = period_at(grain, day, rules);
    const bool contains = period.first <= day && day < end_of(period);
    const Period next = shifted(period, 1);
    if (!contains || next.first != end_of(period) || !(shifted(next, -1) == period) ||
        !(period_at(grain, period.first, rules) == period))
      FAIL("day " << day);
  }
}

TEST_CASE("Values of periods are written as TIMEX3 writes them", "[dates]") {
  const CalendarRules rules;
  const auto value = [&](Grain grain, Civil date) {
    return std::string(value_of(period_at(grain, days_from_civil(date), rules), rules).view());
  };
  CHECK(value(Grain::day, {2023, 2, 11}) == "2023-02-11");
  CHECK(value(Grain::week, {2023, 2, 11}) == "2023-W06");
  CHECK(value(Grain::weekend, {2023, 2, 11}) == "2023-W06-WE");
  CHECK(value(Grain::month, {2023, 2, 11}) == "2023-02");
  CHECK(value(Grain::quarter, {2023, 2, 11}) == "2023-Q1");
  CHECK(value(Grain::half, {2023, 7, 1}) == "2023-H2");
  CHECK(value(Grain::season, {2023, 2, 11}) == "2022-WI");
  CHECK(value(Grain::season, {2023, 9, 1}) == "2023-FA");
  CHECK(value(Grain::decade, {1994, 7, 1}) == "199");
  CHECK(value(Grain::century, {1994, 7, 1}) == "19");
  CHECK(value(Grain::year, {79, 8, 24}) == "0079");
  CHECK(value(Grain::year, {-489, 9, 1}) == "BC0490");
}

TEST_CASE("Reference dates are parsed, and what is not one is none", "[dates]") {
  CHECK(parse_reference_date("2023-02-11")->period == Period{Grain::day, 19399});
  CHECK(parse_reference_date("2023-02")->period.grain == Grain::month);
  CHECK(parse_reference_date("2023")->period.grain == Grain::year);
  CHECK(*parse_reference_date("1990-08-15T13:37")->second == 13 * 3600 + 37 * 60);
  CHECK(!parse_reference_date("1990-08-15T1x")->second);
  for (const char* bad : {"", "20", "2023-13", "2023-02-30", "0000", "11 Feb 2023", "2023-2-11"})
    CHECK(!parse_reference_date(bad));
}

TEST_CASE("Intervals are half open and agree with the value", "[dates]") {
  const auto interval = [](const char* text, const char* date) {
    const auto found = dates_reading::records(text, date);
    REQUIRE(found.size() == 1);
    return std::string(found[0].from.view()) + " " + std::string(found[0].to.view()) + " " +
           std::string(found[0].grain);
  };
  CHECK(interval("He comes in mid-March.", "2023-02-11") == "2023-03-11 2023-03-21 month");
  CHECK(interval("It rose in the mid-1990s.", "") == "1994-01-01 1997-01-01 decade");
  CHECK(interval("It fell in the autumn of last year.", "2023-02-11") ==
        "2022-09-01 2022-12-01 season");
  CHECK(interval("It fell in the winter of 2001.", "") == "2001-12-01 2002-03-01 season");
  CHECK(interval("It rose in the first half of 2022.", "") == "2022-01-01 2022-07-01 half");
  CHECK(interval("It fell last week.", "2013-03-22") == "2013-03-11 2013-03-18 week");
  CHECK(interval("It fell at 5 p.m. EST Nov. 9.", "1989-11-02") ==
        "1989-11-09T17:00:00-05:00 1989-11-09T18:00:00-05:00 hour");
  CHECK(interval("It fell last night.", "2013-03-22") ==
        "2013-03-21T21:00:00 2013-03-22T05:00:00 part-of-day");
  CHECK(interval("It burned in 490 BC.", "") == "-0489-01-01 -0488-01-01 year");
  CHECK(interval("It rose in the 20th century.", "") == "1900-01-01 2000-01-01 century");
}

TEST_CASE("Weeks may begin on Sunday and seasons may be southern", "[dates]") {
  TaggerOptions options;
  options.resolver.calendar = {7, true};
  const auto week = dates_reading::records("It fell last week.", "2013-03-22", options);
  REQUIRE(week.size() == 1);
  CHECK(week[0].from.view() == "2013-03-10");
  CHECK(week[0].value.view() == "2013-W11");
  const auto season = dates_reading::records("It fell in the autumn of 2012.", "", options);
  REQUIRE(season.size() == 1);
  CHECK(season[0].value.view() == "2012-FA");
  CHECK(season[0].from.view() == "2012-03-01");
}

}  // namespace dates_calendar_test
