#include <catch2/catch.hpp>

#include "dates_reading.hpp"

namespace dates_negative_test {

using namespace dates_reading;

TEST_CASE("Words that only look like dates are left alone", "[dates]") {
  const char* text = GENERATE(
      "He may leave.", "May I come in?", "They march on the capital.", "March on, he cried.",
      "The sun rose.", "The Sun reported it.", "The cat sat on the mat.", "A second term awaits.",
      "Second, it is cheap.", "Prices fall again.", "Prices continued to fall.",
      "Water ran from the spring of the hill.", "He made a spring mattress.",
      "An April Smith was there.", "He met June Carter.", "August Wilson wrote it.",
      "It costs $1999.", "It costs $ 1999 to run.", "Some 2000 people came.",
      "In 1600 cases it failed.", "It weighs 1850 kg.", "Flight No. 1984 was late.",
      "He won 1500 votes.", "Call 555-1234 now and then again.", "The score was 3-2.",
      "Version 3.11 is out.", "It is open 24/7.", "The address is 192.168.1.20 here.",
      "A 59-year-old man fell.", "An 18-month-old child fell.", "He is 12 years old.",
      "A child of 6 months of age fell.", "About 15 percent agreed.", "A quarter of them agreed.",
      "Three quarters of them agreed.", "The first of them agreed.", "He came in second.",
      "On the one hand it works.", "The minute details matter little.", "Part-time work is hard.",
      "The dec is loose.", "He mar it.", "The current is strong.", "In recent engagements it held.",
      "An old hand came.", "The 44th anniversary was marked.", "Half of it is gone.",
      "The end of the road is near.", "Early voting began.", "The late king was kind.",
      "A decadent meal was served.", "The daylight faded.");
  INFO(text);
  const std::string found = read(text, "2023-02-11");
  // The one true date among them.
  CHECK((found.empty() || found == "now=DATE PRESENT_REF"));
}

TEST_CASE("Hostile text is read in bounds", "[dates]") {
  CHECK(read("", "2023-02-11").empty());
  for (const char* piece :
       {"1 ", "May ", ", ", "1999-", "the ", "of ", "a ", "- ", "first half of ", "the end of ",
        "2 1/2 ", "'", "\xF0\x9F\x98\x80 ", "hundred "}) {
    INFO(piece);
    std::string text;
    for (int i = 0; i < 5000; ++i) text += piece;
    const auto found = records(text, "2023-02-11");
    for (const auto& record : found) {
      REQUIRE(record.span.begin < record.span.end);
      REQUIRE(record.span.end <= text.size());
    }
  }
  const std::string zero("May\0 2, 1999\0", 13);
  CHECK_NOTHROW(read(zero, "2023-02-11"));
}

TEST_CASE("A date does not reach over the end of a sentence, but over a wrong one", "[dates]") {
  const std::string_view text = "He came in May. 3 men left.";
  const auto month = records(text, "2023-02-11", {}, {{0, 15}, {16, 27}});
  REQUIRE(month.size() == 1);
  CHECK(month[0].value.view() == "2022-05");
  const std::string_view cut = "It ended Sept. 30, 1989, and rose.";
  const auto day = records(cut, "", {}, {{0, 14}, {15, 34}});
  REQUIRE(day.size() == 1);
  CHECK(day[0].value.view() == "1989-09-30");
}

}  // namespace dates_negative_test
