#include <catch2/catch.hpp>

#include "dates_reading.hpp"
#include "support/temp_dir.hpp"

namespace dates_options_test {

using namespace dates_reading;
using gloss::dates::Anchor;
using gloss::dates::TaggerOptions;

TEST_CASE("A dateline stands in for a reference date, if it may", "[dates]") {
  const char* text = "PARIS, March 22, 2013. The court ruled Friday. It will meet tomorrow.";
  CHECK(records(text, "")[1].value.view() == "XXXX-WXX-5");
  TaggerOptions options;
  options.dateline = true;
  const auto found = records(text, "", options);
  REQUIRE(found.size() == 3);
  CHECK(found[1].value.view() == "2013-03-22");
  CHECK(found[1].anchor == Anchor::text);
  CHECK(found[1].anchor_ref == 0);
  CHECK(found[2].value.view() == "2013-03-23");
  CHECK(records(text, "2023-02-11", options)[2].value.view() == "2023-02-12");
  CHECK(records("It will meet tomorrow.", "", options)[0].value.view() == "XXXX-XX-XX");
}

TEST_CASE("Fiscal years begin where the user says", "[dates]") {
  TaggerOptions options;
  options.resolver.fiscal_year_start = 10;
  const auto year = records("It grew in fiscal 2023.", "2024-05-17", options);
  REQUIRE(year.size() == 1);
  CHECK(year[0].value.view() == "2023");
  CHECK(year[0].from.view() == "2022-10-01");
  CHECK(year[0].to.view() == "2023-10-01");
  const auto quarter = records("It grew in the fiscal third quarter of 2023.", "", options);
  REQUIRE(quarter.size() == 1);
  CHECK(quarter[0].from.view() == "2023-04-01");
  CHECK(records("It grew in 2023.", "", options)[0].from.view() == "2023-01-01");
}

TEST_CASE("Own phrases add to the list of holidays", "[dates]") {
  const TempDir folder;
  const std::string list = folder.write("phrases.tsv",
                                        "Founders' Night\tfixed 06-12\n"
                                        "Market Day\tnext(weekday=6)\n"
                                        "Long Hour\tduration(90,minute)\n");
  const auto found =
      records("Founders' Night will come before Market Day and the Long Hour on Easter.",
              "2023-02-11", {}, {}, list);
  REQUIRE(found.size() == 4);
  CHECK(found[0].value.view() == "2023-06-12");
  CHECK(found[1].value.view() == "2023-02-18");
  CHECK(found[1].rule == "phrase");
  CHECK(found[2].value.view() == "PT90M");
  CHECK(found[3].value.view() == "2023-04-09");
  folder.write("phrases.tsv", "Market Day\tnext(weekdy=6)\n");
  CHECK_THROWS(records("Market Day", "", {}, {}, list));
}

TEST_CASE("Messages name parts of the day and units alone", "[dates]") {
  TaggerOptions options;
  options.kind = gloss::dates::TextKind::colloquial;
  CHECK(read("Nice evening, flying out tmr", "2013-04-16", options) ==
        "evening=TIME 2013-04-16TEV; tmr=DATE 2013-04-17");
  CHECK(read("Nice evening for them.", "2013-04-16").empty());
}

}  // namespace dates_options_test
