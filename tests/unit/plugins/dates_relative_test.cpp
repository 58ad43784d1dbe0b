#include <catch2/catch.hpp>

#include "dates_reading.hpp"

namespace dates_relative_test {

using namespace dates_reading;

namespace {
constexpr const char* saturday = "2023-02-11";
constexpr const char* friday = "2013-03-22";
}  // namespace

TEST_CASE("Deictic days are counted from the date of the document", "[dates]") {
  check({
      {"The vote is today.", friday, "today=DATE 2013-03-22"},
      {"She left yesterday.", friday, "yesterday=DATE 2013-03-21"},
      {"She leaves tomorrow.", friday, "tomorrow=DATE 2013-03-23"},
      {"She left the day before yesterday.", friday, "the day before yesterday=DATE 2013-03-20"},
      {"She leaves the day after tomorrow.", friday, "the day after tomorrow=DATE 2013-03-24"},
      {"She sings tonight.", friday, "tonight=TIME 2013-03-22TNI"},
      {"It is closed now.", friday, "now=DATE PRESENT_REF"},
      {"He recently moved.", friday, "recently=DATE PAST_REF"},
      {"In the future, rules may change.", friday, "the future=DATE FUTURE_REF"},
  });
}

TEST_CASE("Shifted units take the grain of their unit", "[dates]") {
  check({
      {"It failed last year.", friday, "last year=DATE 2012"},
      {"It works this year.", friday, "this year=DATE 2013"},
      {"It starts next year.", friday, "next year=DATE 2014"},
      {"It failed last month.", friday, "last month=DATE 2013-02"},
      {"It starts next month.", friday, "next month=DATE 2013-04"},
      {"It failed last week.", friday, "last week=DATE 2013-W11"},
      {"It works this week.", friday, "this week=DATE 2013-W12"},
      {"It was quiet this past weekend.", friday, "this past weekend=DATE 2013-W11-WE"},
      {"It failed in the previous quarter.", friday, "the previous quarter=DATE 2012-Q4"},
      {"It fell over the past year.", friday, "the past year=DATE 2012"},
      {"Growth of the last decade is gone.", friday, "the last decade=DATE 200"},
      {"It ends in the current fiscal year.", friday, "the current fiscal year=DATE 2013"},
      {"It ends later this year.", friday, "later this year=DATE 2013 END"},
      {"It ended earlier this month.", friday, "earlier this month=DATE 2013-03 START"},
      {"It starts early next year.", friday, "early next year=DATE 2014 START"},
      {"It ends at the end of this week.", friday, "the end of this week=DATE 2013-W12 END"},
      {"It ends at year-end.", friday, "year-end=DATE 2013 END"},
      {"It fell in the first half of last year.", friday,
       "the first half of last year=DATE 2012-H1"},
      {"It fell in last year's third quarter.", friday, "last year's third quarter=DATE 2012-Q3"},
      {"It rained in the autumn of last year.", saturday, "the autumn of last year=DATE 2022-FA"},
      {"It rained in June last year.", friday, "June last year=DATE 2012-06"},
      {"They married on July 25 of last year.", friday, "July 25 of last year=DATE 2012-07-25"},
  });
}

TEST_CASE("Amounts before and after a base are dates", "[dates]") {
  check({
      {"It sank ten days ago.", friday, "ten days ago=DATE 2013-03-12"},
      {"It sank two weeks ago.", friday, "two weeks ago=DATE 2013-W10"},
      {"It sank three months ago.", friday, "three months ago=DATE 2012-12"},
      {"It sank six years ago.", friday, "six years ago=DATE 2007"},
      {"It sank a century ago.", friday, "a century ago=DATE 19"},
      {"It sank nearly four years ago.", friday, "nearly four years ago=DATE 2009 APPROX"},
      {"It sank several years ago.", friday, "several years ago=DATE PAST_REF"},
      {"It opens five years from now.", friday, "five years from now=DATE 2018"},
      {"It sank on May 2, 1999. Two days later it was raised.", friday,
       "May 2, 1999=DATE 1999-05-02; Two days later=DATE 1999-05-04"},
      {"It sank on May 2, 1999. A year earlier it had burned.", friday,
       "May 2, 1999=DATE 1999-05-02; A year earlier=DATE 1998"},
      {"It left on May 2, 1999, and sank the next day.", friday,
       "May 2, 1999=DATE 1999-05-02; the next day=DATE 1999-05-03"},
      {"It closed three hours ago.", "2013-03-22T10:30:00",
       "three hours ago=TIME 2013-03-22T07:30"},
  });
}

TEST_CASE("Weekdays follow the tense of their clause, else lie in the past", "[dates]") {
  check({
      {"Police arrested him on Monday.", friday, "Monday=DATE 2013-03-18"},
      {"The court will meet on Monday.", friday, "Monday=DATE 2013-03-25"},
      {"The court ruled Friday.", friday, "Friday=DATE 2013-03-22"},
      {"A hearing, scheduled for Tuesday, is open.", friday, "Tuesday=DATE 2013-03-26"},
      {"They met last Monday.", friday, "last Monday=DATE 2013-03-18"},
      {"They met last Friday.", friday, "last Friday=DATE 2013-03-15"},
      {"They meet next Monday.", friday, "next Monday=DATE 2013-03-25"},
      {"They meet this coming Sunday.", friday, "this coming Sunday=DATE 2013-03-24"},
      {"He won over the weekend.", friday, "the weekend=DATE 2013-W11-WE"},
      {"Prices fell early Tuesday.", friday, "early Tuesday=DATE 2013-03-19 START"},
  });
}

TEST_CASE("The direction can be set", "[dates]") {
  using gloss::dates::Direction;
  gloss::dates::TaggerOptions options;
  options.resolver.direction = Direction::past;
  check({{"The court will meet on Monday.", friday, "Monday=DATE 2013-03-18"},
         {"It will open in May.", friday, "May=DATE 2012-05"}},
        options);
  options.resolver.direction = Direction::future;
  check({{"Police arrested him on Monday.", friday, "Monday=DATE 2013-03-25"},
         {"It opened in January.", friday, "January=DATE 2014-01"}},
        options);
  options.resolver.direction = Direction::nearest;
  check({{"Police arrested him on Sunday.", friday, "Sunday=DATE 2013-03-24"},
         {"It opened in May.", friday, "May=DATE 2013-05"}},
        options);
}

TEST_CASE("Dates without a year lie near the document, or where the tense says", "[dates]") {
  check({
      {"He plans a visit in mid-March.", saturday, "mid-March=DATE 2023-03 MID"},
      {"She died on Jan. 13.", friday, "Jan. 13=DATE 2013-01-13"},
      {"She was born in December.", friday, "December=DATE 2012-12"},
      {"The talks will resume in June.", friday, "June=DATE 2013-06"},
      {"They resigned on Nov. 30.", saturday, "Nov. 30=DATE 2022-11-30"},
      {"They met last May.", friday, "last May=DATE 2012-05"},
      {"They meet next May.", friday, "next May=DATE 2013-05"},
      {"They met last summer.", friday, "last summer=DATE 2012-SU"},
      {"They meet this summer.", friday, "this summer=DATE 2013-SU"},
      {"Profit fell in the fourth quarter.", saturday, "the fourth quarter=DATE 2022-Q4"},
      {"Third-quarter profit fell.", "1989-11-02", "Third-quarter=DATE 1989-Q3"},
      {"Profit rose to $5 million in the third quarter from $4 million a year earlier.",
       "1989-11-02", "the third quarter=DATE 1989-Q3; a year earlier=DATE 1988-Q3"},
  });
}

TEST_CASE("Without a reference date values stay open", "[dates]") {
  check({
      {"He comes in mid-March.", "", "mid-March=DATE XXXX-03 MID"},
      {"She died on May 2.", "", "May 2=DATE XXXX-05-02"},
      {"They met on Monday.", "", "Monday=DATE XXXX-WXX-1"},
      {"They met yesterday.", "", "yesterday=DATE XXXX-XX-XX"},
      {"It failed last year.", "", "last year=DATE XXXX"},
      {"It failed last week.", "", "last week=DATE XXXX-WXX"},
      {"It rained in the autumn of last year.", "", "the autumn of last year=DATE XXXX-FA"},
      {"Profit fell in the third quarter.", "", "the third quarter=DATE XXXX-Q3"},
      {"They met at 5 p.m. Wednesday.", "", "5 p.m. Wednesday=TIME XXXX-WXX-3T17:00"},
  });
  const auto found = records("They met on Monday.", "");
  REQUIRE(found.size() == 1);
  CHECK(found[0].from.empty());
  CHECK(found[0].anchor == gloss::dates::Anchor::none);
}

TEST_CASE("A reference date that is only a year or a month resolves what it can", "[dates]") {
  check({
      {"It failed last year.", "2013", "last year=DATE 2012"},
      {"It failed last month.", "2013", "last month=DATE XXXX-XX"},
      {"It failed last month.", "2013-03", "last month=DATE 2013-02"},
      {"They met yesterday.", "2013-03", "yesterday=DATE XXXX-XX-XX"},
      {"They met yesterday.", "not a date", "yesterday=DATE XXXX-XX-XX"},
  });
}

TEST_CASE("In a history, dates follow the ones before them", "[dates]") {
  const char* text =
      "War came in 1939. In September 1940 a pact was signed. On 7 December 1941 the fleet was "
      "struck. By June the tide had turned. In 1943 Italy fell. On 8 May 1945 it ended, and two "
      "days later he spoke.";
  const auto found = records(text, "2009-12-19");
  REQUIRE(found.size() == 7);
  CHECK(found[3].value.view() == "1942-06");
  CHECK(found[3].anchor == gloss::dates::Anchor::text);
  CHECK(found[3].anchor_ref == 2);
  CHECK(found[6].value.view() == "1945-05-10");
  gloss::dates::TaggerOptions options;
  options.kind = gloss::dates::TextKind::news;
  CHECK(records(text, "2009-12-19", options)[3].value.view() == "2009-06");
}

}  // namespace dates_relative_test
