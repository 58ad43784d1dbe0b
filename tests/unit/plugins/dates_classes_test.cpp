#include <catch2/catch.hpp>

#include "dates_reading.hpp"

namespace dates_classes_test {

using namespace dates_reading;

namespace {
constexpr const char* day = "2024-05-17";  // a Friday
}

TEST_CASE("Clocks take the day that their sentence names", "[dates]") {
  check({
      {"The bank was closed from 10 a.m. to 4 p.m. on Tuesday.", day,
       "10 a.m.=TIME 2024-05-14T10:00; 4 p.m. on Tuesday=TIME 2024-05-14T16:00"},
      {"On Monday guards were seen at 2 a.m. and again at 9 p.m.", day,
       "Monday=DATE 2024-05-13; 2 a.m.=TIME 2024-05-13T02:00; 9 p.m.=TIME 2024-05-13T21:00"},
      {"Seen 4/6/2021 @ 10:30.", day, "4/6/2021 @ 10:30=TIME 2021-04-06T10:30"},
      {"Tea is served from 5 to 6pm.", day, "5=TIME 2024-05-17T17:00; 6pm=TIME 2024-05-17T18:00"},
      {"It was half past seven in the evening.", day,
       "half past seven in the evening=TIME 2024-05-17T19:30"},
      {"He woke at 3 in the morning.", day, "3 in the morning=TIME 2024-05-17T03:00"},
      {"The ball lasted from 9 p.m. to 2 a.m. on Saturday.", day,
       "9 p.m.=TIME 2024-05-11T21:00; 2 a.m. on Saturday=TIME 2024-05-12T02:00"},
  });
}

TEST_CASE("Amounts may be ranges, of two units, or parts of a unit", "[dates]") {
  check({
      {"It sank two or three days ago.", day, "two or three days ago=DATE 2024-05-15 APPROX"},
      {"It will take 10 to 15 years.", day, "10 to 15 years=DURATION P15Y"},
      {"It ran for 2 hours and 30 minutes.", day, "2 hours and 30 minutes=DURATION PT2H30M"},
      {"It left 1 month 2 days ago.", day, "1 month 2 days ago=DATE 2024-04-15"},
      {"It left half a year ago.", day, "half a year ago=DATE 2023-11"},
      {"It fell a quarter of a century ago.", day, "a quarter of a century ago=DATE 1999"},
      {"It broke a fortnight ago.", day, "a fortnight ago=DATE 2024-05-03"},
      {"It comes two weeks after tomorrow.", day, "two weeks after tomorrow=DATE 2024-06-01"},
  });
}

TEST_CASE("Parts of longer periods are found by number", "[dates]") {
  check({
      {"Polls open on the second Tuesday in November 2024.", day,
       "the second Tuesday in November 2024=DATE 2024-11-12"},
      {"It rained in the last week of March.", day, "the last week of March=DATE 2024-W13"},
      {"It grew in the first 2 months of 2021.", day, "the first 2 months of 2021=DURATION P2M"},
      {"He comes the week after next.", day, "the week after next=DATE 2024-W22"},
      {"Sales for the year to date are up.", day, "the year to date=DATE 2024"},
      {"They meet on Wednesday of next week.", day, "Wednesday of next week=DATE 2024-05-22"},
      {"The fair is in the week of September 30th.", day,
       "the week of September 30th=DATE 2024-W40"},
  });
}

TEST_CASE("Stamps and glued dates are read whole", "[dates]") {
  check({
      {"Passport issued 05JUL2016.", day, "05JUL2016=DATE 2016-07-05"},
      {"Sent 12-Dec-2014.", day, "12-Dec-2014=DATE 2014-12-12"},
      {"Built Fri Apr 27 22:57:13 CST 2012 by make.", day,
       "Fri Apr 27 22:57:13 CST 2012=TIME 2012-04-27T22:57:13"},
      {"Logged 20100129 by hand.", day, "20100129=DATE 2010-01-29"},
      {"Seen at 2021-03-04 05:06:07.250 by it.", day,
       "2021-03-04 05:06:07.250=TIME 2021-03-04T05:06:07"},
  });
}

TEST_CASE("Plans lie ahead", "[dates]") {
  check({
      {"The fair opens on Tuesday.", day, "Tuesday=DATE 2024-05-21"},
      {"The envoy is to meet them Wednesday.", day, "Wednesday=DATE 2024-05-22"},
      {"She is flying out on Monday.", day, "Monday=DATE 2024-05-20"},
      {"They have vowed to strike on Monday.", day, "Monday=DATE 2024-05-20"},
      {"The show runs from Friday to Sunday.", day,
       "Friday=DATE 2024-05-17; Sunday=DATE 2024-05-19"},
  });
}

TEST_CASE("Impossible days stay impossible", "[dates]") {
  const auto found = records("The form says 30 February 2021.", day);
  REQUIRE(found.size() == 1);
  CHECK(found[0].value.view() == "2021-02-XX");
  CHECK(found[0].kind == "impossible");
  CHECK(found[0].from.empty());
  CHECK(found[0].score < 0.5);
  for (const char* const text : {"The stamp reads 45/13/2020.", "It says 00/00/2020.",
                                 "It says 12/99/2020, 99/99/99 and 31-31-2020."}) {
    INFO(text);
    CHECK(read(text, day).empty());
  }
}

TEST_CASE("Anchored durations have their interval", "[dates]") {
  const auto found = records("In the past two decades it shrank.", day);
  REQUIRE(found.size() == 1);
  CHECK(found[0].from.view() == "2004-05-17");
  CHECK(found[0].to.view() == "2024-05-17");
  const auto ahead = records("He is back in two weeks.", day);
  REQUIRE(ahead.size() == 1);
  CHECK(ahead[0].alternative.view() == "2024-W22");
}

TEST_CASE("Rooms, flights, ages and counts are no dates", "[dates]") {
  const char* text =
      GENERATE("She sleeps in Room 2014.", "They took Flight 1985 home.", "It is on page 1999.",
               "The firm is in Suite 2019.", "It has 2024 lines.", "The engine has 1998 cc.",
               "He is in his 30s.", "She is in her early forties.", "Take seat 4A and form A4.",
               "They thanked Jan Kowalski and June Osborne.");
  INFO(text);
  CHECK(read(text, day).empty());
}

}  // namespace dates_classes_test
