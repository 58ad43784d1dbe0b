#include <catch2/catch.hpp>

#include "dates_reading.hpp"

namespace dates_duration_test {

using namespace dates_reading;

TEST_CASE("Durations are amounts of their unit", "[dates]") {
  check({
      {"It took two years.", "", "two years=DURATION P2Y"},
      {"It took 18 months.", "", "18 months=DURATION P18M"},
      {"It took six weeks.", "", "six weeks=DURATION P6W"},
      {"It took a week.", "", "a week=DURATION P1W"},
      {"It took a fortnight.", "", "a fortnight=DURATION P2W"},
      {"It took 45 minutes.", "", "45 minutes=DURATION PT45M"},
      {"It took 2.5 hours.", "", "2.5 hours=DURATION PT2H30M"},
      {"It took two and a half hours.", "", "two and a half hours=DURATION PT2H30M"},
      {"It took a year and a half.", "", "a year and a half=DURATION P1Y6M"},
      {"It took half an hour.", "", "half an hour=DURATION PT30M"},
      {"It took two decades.", "", "two decades=DURATION P20Y"},
      {"It took twenty-five years.", "", "twenty-five years=DURATION P25Y"},
      {"It took two hundred years.", "", "two hundred years=DURATION P200Y"},
      {"A three-month lease was signed.", "", "three-month=DURATION P3M"},
      {"The 90-day truce ended.", "", "90-day=DURATION P90D"},
      {"A two-year-long siege ended.", "", "two-year-long=DURATION P2Y"},
      {"It took several days.", "", "several days=DURATION PXD"},
      {"It took a few months.", "", "a few months=DURATION PXM"},
      {"It took a couple of years.", "", "a couple of years=DURATION P2Y APPROX"},
      {"Sales fell in recent years.", "", "recent years=DURATION PXY"},
      {"Sales fell in the first nine months.", "", "the first nine months=DURATION P9M"},
      {"Sales fell over the past two years.", "", "the past two years=DURATION P2Y"},
      {"It will grow for the next few weeks.", "", "the next few weeks=DURATION PXW"},
  });
}

TEST_CASE("Comparisons of durations become modifiers", "[dates]") {
  check({
      {"It took about a decade.", "", "about a decade=DURATION P10Y APPROX"},
      {"It took more than four hours.", "", "more than four hours=DURATION PT4H MORE_THAN"},
      {"It took less than one hour.", "", "less than one hour=DURATION PT1H LESS_THAN"},
      {"It took nearly two months.", "", "nearly two months=DURATION P2M LESS_THAN"},
      {"It took at least 30 days.", "", "at least 30 days=DURATION P30D EQUAL_OR_MORE"},
      {"It took up to 180 days.", "", "up to 180 days=DURATION P180D EQUAL_OR_LESS"},
      {"It took no more than sixty days.", "",
       "no more than sixty days=DURATION P60D EQUAL_OR_LESS"},
      {"It took over a week.", "", "over a week=DURATION P1W MORE_THAN"},
      {"It took two weeks or so.", "", "two weeks or so=DURATION P2W APPROX"},
  });
}

TEST_CASE("Recurring times are sets", "[dates]") {
  check({
      {"They meet every Monday.", "", "every Monday=SET XXXX-WXX-1"},
      {"They meet on Mondays.", "", "Mondays=SET XXXX-WXX-1"},
      {"They meet on Tuesday nights.", "", "Tuesday nights=SET XXXX-WXX-2TNI"},
      {"They meet each July.", "", "each July=SET XXXX-07"},
      {"They meet every summer.", "", "every summer=SET XXXX-SU"},
      {"They meet every morning.", "", "every morning=SET XXXX-XX-XXTMO"},
      {"They meet every two days.", "", "every two days=SET P2D"},
      {"They meet every other week.", "", "every other week=SET P2W"},
      {"They meet daily.", "", "daily=SET P1D"},
      {"They meet twice a month.", "", "twice a month=SET P1M 2X"},
      {"They meet three times a week.", "", "three times a week=SET P1W 3X"},
      {"It costs 5 dollars a year.", "", "a year=SET P1Y"},
      {"They pay 20 dollars per hour.", "", "per hour=SET PT1H"},
      {"It does 60 miles per hour.", "", ""},
  });
  CHECK(records("They meet every Monday.", "")[0].quant == "EVERY");
  CHECK(records("They meet each July.", "")[0].quant == "EACH");
}

TEST_CASE("Times of day are read with their day and zone", "[dates]") {
  const char* friday = "2013-03-22";
  check({
      {"They met at 11:30.", friday, "11:30=TIME 2013-03-22T11:30"},
      {"They met at 11:30 a.m.", friday, "11:30 a.m.=TIME 2013-03-22T11:30"},
      {"They met at 8 PM.", friday, "8 PM=TIME 2013-03-22T20:00"},
      {"They met at 8pm.", friday, "8pm=TIME 2013-03-22T20:00"},
      {"They met at 12 a.m.", friday, "12 a.m.=TIME 2013-03-22T00:00"},
      {"They met at noon Thursday.", friday, "noon Thursday=TIME 2013-03-21T12:00"},
      {"They met at 10 p.m. Wednesday.", friday, "10 p.m. Wednesday=TIME 2013-03-20T22:00"},
      {"The offer ends at 5 p.m. EST Nov. 9.", "1989-11-02",
       "5 p.m. EST Nov. 9=TIME 1989-11-09T17:00"},
      {"They met on Friday at 5 p.m.", friday, "Friday at 5 p.m.=TIME 2013-03-22T17:00"},
      {"They met at eight o'clock.", friday, "eight o'clock=TIME 2013-03-22T08:00"},
      {"They met at 0930 GMT.", friday, "0930 GMT=TIME 2013-03-22T09:30"},
      {"They met on Thursday evening.", friday, "Thursday evening=TIME 2013-03-21TEV"},
      {"They met yesterday morning.", friday, "yesterday morning=TIME 2013-03-21TMO"},
      {"They met this morning.", friday, "this morning=TIME 2013-03-22TMO"},
      {"They met last night.", friday, "last night=TIME 2013-03-21TNI"},
      {"They met later this afternoon.", friday, "later this afternoon=TIME 2013-03-22TAF END"},
      {"They met on the morning of April 18, 1775.", friday,
       "the morning of April 18, 1775=TIME 1775-04-18TMO"},
      {"They met around 7:15 p.m.", friday, "around 7:15 p.m.=TIME 2013-03-22T19:15 APPROX"},
  });
}

}  // namespace dates_duration_test
