#include <catch2/catch.hpp>

#include "dates_reading.hpp"

namespace dates_absolute_test {

using namespace dates_reading;

TEST_CASE("Complete dates are read in every common form", "[dates]") {
  check({
      {"The bridge opened on 2010-01-29.", "", "2010-01-29=DATE 2010-01-29"},
      {"The bridge opened on 2010/01/29.", "", "2010/01/29=DATE 2010-01-29"},
      {"It was signed on 01/29/2010.", "", "01/29/2010=DATE 2010-01-29"},
      {"It was signed on 29/01/2010.", "", "29/01/2010=DATE 2010-01-29"},
      {"It was signed on 29.01.2010.", "", "29.01.2010=DATE 2010-01-29"},
      {"It was signed on 1/29/99.", "", "1/29/99=DATE 1999-01-29"},
      {"The log of 2010-01-29T10:30:00Z is lost.", "",
       "2010-01-29T10:30:00Z=TIME 2010-01-29T10:30:00"},
      {"They met on January 29, 2010, in Turin.", "", "January 29, 2010=DATE 2010-01-29"},
      {"They met on Jan. 29, 2010.", "", "Jan. 29, 2010=DATE 2010-01-29"},
      {"They met on January 29 2010.", "", "January 29 2010=DATE 2010-01-29"},
      {"They met on January 29th, 2010.", "", "January 29th, 2010=DATE 2010-01-29"},
      {"They met on 29 January 2010.", "", "29 January 2010=DATE 2010-01-29"},
      {"They met on 29th January 2010.", "", "29th January 2010=DATE 2010-01-29"},
      {"They met on the 29th of January 2010.", "", "the 29th of January 2010=DATE 2010-01-29"},
      {"They met on the twenty-ninth of January, 2010.", "",
       "the twenty-ninth of January, 2010=DATE 2010-01-29"},
      {"They met on Friday, January 29, 2010.", "", "Friday, January 29, 2010=DATE 2010-01-29"},
      {"They met on Friday 29 January 2010.", "", "Friday 29 January 2010=DATE 2010-01-29"},
      {"They met on Fri., Jan. 29, 2010.", "", "Fri., Jan. 29, 2010=DATE 2010-01-29"},
      {"He was born on May 5, 1961.", "", "May 5, 1961=DATE 1961-05-05"},
      {"A march on March 3, 1931, drew crowds.", "", "March 3, 1931=DATE 1931-03-03"},
  });
}

TEST_CASE("Months and years stand for themselves", "[dates]") {
  check({
      {"Sales rose in November 2001.", "", "November 2001=DATE 2001-11"},
      {"Sales rose in Nov. 2001.", "", "Nov. 2001=DATE 2001-11"},
      {"Sales rose in November of 2001.", "", "November of 2001=DATE 2001-11"},
      {"Sales rose in November, 2001.", "", "November, 2001=DATE 2001-11"},
      {"The firm was founded in 1987.", "", "1987=DATE 1987"},
      {"Since 1648 the peace has held.", "", "1648=DATE 1648"},
      {"The 1987 treaty is void.", "", "1987=DATE 1987"},
      {"It failed in the year 2000.", "", "the year 2000=DATE 2000"},
      {"They came in nineteen ninety-six.", "", "nineteen ninety-six=DATE 1996"},
      {"They came in the year two thousand ten.", "", "the year two thousand ten=DATE 2010"},
      {"In the summer of '69 they met again.", "", "the summer of '69=DATE 1969-SU"},
      {"The temple fell in 490 BC.", "", "490 BC=DATE BC0490"},
      {"The city burned in AD 79.", "", "AD 79=DATE 0079"},
      {"He crossed in March 190 BC.", "", "March 190 BC=DATE BC0190-03"},
      {"He reigned from 480-479 BC.", "", "480=DATE BC0480; 479 BC=DATE BC0479"},
  });
}

TEST_CASE("Decades, centuries, quarters, halves and seasons of a year are read", "[dates]") {
  check({
      {"Jazz ruled the 1920s.", "", "the 1920s=DATE 192"},
      {"Prices soared in the early 1990s.", "", "the early 1990s=DATE 199 START"},
      {"Prices soared in the mid-1990s.", "", "the mid-1990s=DATE 199 MID"},
      {"Prices soared in the late '90s.", "", "the late '90s=DATE 199 END"},
      {"He sang in the nineties.", "", "the nineties=DATE 199"},
      {"Steam came in the 19th century.", "", "the 19th century=DATE 18"},
      {"Steam came in the nineteenth century.", "", "the nineteenth century=DATE 18"},
      {"We live in the twenty-first century.", "", "the twenty-first century=DATE 20"},
      {"Rome grew in the 2nd century BC.", "", "the 2nd century BC=DATE BC01"},
      {"Profit fell in the third quarter of 2012.", "", "the third quarter of 2012=DATE 2012-Q3"},
      {"Profit fell in Q3 2012.", "", "Q3 2012=DATE 2012-Q3"},
      {"Profit fell in 3Q12.", "", "3Q12=DATE 2012-Q3"},
      {"Output rose in the first half of 2022.", "", "the first half of 2022=DATE 2022-H1"},
      {"Output rose in the second half of 2022.", "", "the second half of 2022=DATE 2022-H2"},
      {"It rained in the winter of 2001.", "", "the winter of 2001=DATE 2001-WI"},
      {"The fair of summer 2003 closed.", "", "summer 2003=DATE 2003-SU"},
      {"It earned more in fiscal 1989.", "", "fiscal 1989=DATE 1989"},
      {"It earned more in fiscal year 2021.", "", "fiscal year 2021=DATE 2021"},
      {"Guidance for FY2023 was cut.", "", "FY2023=DATE 2023"},
      {"Guidance for FY23 was cut.", "", "FY23=DATE 2023"},
  });
}

TEST_CASE("Parts of periods carry the modifier", "[dates]") {
  check({
      {"It closed at the end of 1990.", "", "the end of 1990=DATE 1990 END"},
      {"It closed at the beginning of May 2004.", "",
       "the beginning of May 2004=DATE 2004-05 START"},
      {"It closed in the middle of 1990.", "", "the middle of 1990=DATE 1990 MID"},
      {"It closed in late 1990.", "", "late 1990=DATE 1990 END"},
      {"It closed in mid-1990.", "", "mid-1990=DATE 1990 MID"},
      {"It closed early in 1862.", "", "early in 1862=DATE 1862 START"},
      {"It opened around 2007.", "", "around 2007=DATE 2007 APPROX"},
      {"It opened in early September 2009.", "", "early September 2009=DATE 2009-09 START"},
  });
}

TEST_CASE("Holidays are found in their year", "[dates]") {
  check({
      {"They met on Christmas Eve 1968.", "", "Christmas Eve 1968=DATE 1968-12-24"},
      {"They met on Good Friday 2023.", "", "Good Friday 2023=DATE 2023-04-07"},
      {"They met at Easter 2000.", "", "Easter 2000=DATE 2000-04-23"},
      {"Shops shut on Thanksgiving 2022.", "", "Thanksgiving 2022=DATE 2022-11-24"},
      {"Shops opened on Black Friday 2022.", "", "Black Friday 2022=DATE 2022-11-25"},
      {"Shops shut on Memorial Day 2021.", "", "Memorial Day 2021=DATE 2021-05-31"},
      {"The truce began on Christmas Day.", "2023-02-11", "Christmas Day=DATE 2022-12-25"},
      {"The truce will begin on Labor Day.", "2023-02-11", "Labor Day=DATE 2023-09-04"},
      {"The truce began on Christmas Day.", "", "Christmas Day=DATE XXXX-12-25"},
  });
}

TEST_CASE("Lists and ranges become two dates that know each other", "[dates]") {
  check({
      {"Held on Sept. 14 and 18, 2010.", "", "Sept. 14=DATE 2010-09-14; 18, 2010=DATE 2010-09-18"},
      {"Open 3 to 6 May 2004.", "", "3=DATE 2004-05-03; 6 May 2004=DATE 2004-05-06"},
      {"Open November 19-20, 2004.", "", "November 19=DATE 2004-11-19; 20, 2004=DATE 2004-11-20"},
      {"The reign of 1850-58 was calm.", "", "1850=DATE 1850; 58=DATE 1858"},
      {"He served from 2010-2013 abroad.", "", "2010=DATE 2010; 2013=DATE 2013"},
      {"Closed from May to June 2011.", "", "May=DATE 2011-05; June 2011=DATE 2011-06"},
      {"Between 2001 and 2009 it grew.", "", "2001=DATE 2001; 2009=DATE 2009"},
      {"Open from March 3 to April 5, 2010.", "",
       "March 3=DATE 2010-03-03; April 5, 2010=DATE 2010-04-05"},
  });
  for (const char* text : {"Between 2001 and 2009 it grew.", "Open from March 3 to April 5, 2010.",
                           "Open 3 to 6 May 2004."}) {
    INFO(text);
    const auto found = records(text, "");
    REQUIRE(found.size() == 2);
    CHECK(found[0].range == 1);
    CHECK(found[1].range == 0);
  }
  const auto list = records("Held on Sept. 14 and 18, 2010.", "");
  REQUIRE(list.size() == 2);
  CHECK(list[0].range == gloss::dates::no_record);
}

TEST_CASE("A numeric date that may be read both ways names the other reading", "[dates]") {
  const auto found = records("It was signed on 03/04/2010.", "");
  REQUIRE(found.size() == 1);
  CHECK(found[0].value.view() == "2010-03-04");
  CHECK(found[0].alternative.view() == "2010-04-03");
  gloss::dates::TaggerOptions options;
  options.grammar.day_first = true;
  CHECK(read("It was signed on 03/04/2010.", "", options) == "03/04/2010=DATE 2010-04-03");
}

}  // namespace dates_absolute_test
