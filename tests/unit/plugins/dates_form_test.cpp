#include <catch2/catch.hpp>
#include <filesystem>

#include "dates/form.hpp"
#include "dates_reading.hpp"

namespace dates_form_test {

using namespace dates_reading;
using gloss::dates::Holidays;
using gloss::dates::no_record;
using gloss::dates::Record;
using gloss::dates::Resolver;

namespace {

// Sentences of each kind of expression; several dates that hang together.
constexpr const char* texts[] = {
    "It failed yesterday and was mended the day before yesterday.",
    "The court ruled Friday. The judges will meet on Tuesday from 5 to 6pm.",
    "They met last May, next summer and this Christmas.",
    "She left two weeks ago, half a year ago, 1 month 2 days ago and three hours ago.",
    "She left two weeks after yesterday.",
    "It opened in the last week of March and on the second Tuesday in November.",
    "Sales rose in the first 2 months of 2021 and in the first half of last year.",
    "Early next year prices fell; at the end of the month they rose.",
    "The festival runs from Friday to Sunday. The shop is shut from Thursday to Monday.",
    "The ball lasted from 9 p.m. to 2 a.m. on Saturday.",
    "Profit rose in the third quarter from a year earlier. This quarter it fell.",
    "In the past two decades and in the next three weeks it rained for 2.5 hours.",
    "Two days later it sank. On May 2, 1999, it burned; three days later it sank.",
    "War came in 1939. In September 1940 a pact was signed. On 7 December 1941 the fleet was "
    "struck. By June the tide had turned. In 1943 Italy fell. On 8 May 1945 it ended, and two days "
    "later he spoke. The next year he left.",
    "They meet every Monday at 5 p.m., daily, twice a month and every other week.",
    "The week of September 30th and the week after next are full.",
    "The year to date was good, and so far this month it is not bad.",
    "It was signed on 03/04/2010, on 30 February 2021 and in the nineties.",
    "It is closed now; it was open recently; in the future it may open.",
    "The temple fell in 490 BC, in the 2nd century BC or in AD 79.",
    "She sings tonight, sang last night and on Friday morning, and will sing tomorrow at noon.",
    "Monday 20 and the fifth of this month are free, and so is Wednesday of next week.",
    "In fiscal 1989 and in the fiscal third quarter of last year it grew.",
    "A week ago today and two months ago today it rained; a year from today it ends.",
    "The vote is on Tuesday week; the pump failed the Thursday before last and a week ago Monday.",
    "It snowed three Saturdays ago. The lease starts two Mondays from now.",
    "Two days after Christmas 2023 and a month after 31 January 2023 the bridge fell.",
    "It took 1 year, 4 months and 12 days, and will open the night after next Friday.",
    "Rates may fall this quarter or next. Delivery slipped to week 31 and to week 4 of 2020.",
    "She works three days a week, daily at 6 a.m. and on the 3rd of every month.",
    "He was held on 3 March and seen on the 11th. She is off from the 17th to the 21st.",
    "They wed on a Sunday morning. The House rose at 5.48 p.m. until 9.30 a.m. tomorrow.",
    "12 June 2023\n18:00 Opening\n19:30 Recital\n\n13 June\n1 p.m. Lunch",
    "The wedding was at dawn on the 10th. Sales fell in FY2023/24 and the week of July 18-22.",
    "Profit rose in the quarter ended March 31. The first and third quarters of 2021 were good.",
};

Holidays holidays() {
  const auto path = std::filesystem::path(PLUGIN_DATA) / "holidays.tsv";
  return Holidays(gloss::WordList::read(path.string(), 2, 2));
}

// The value of the date that a form is based on.
std::string_view anchor_of(const std::vector<Record>& records, const Record& record) {
  if (record.form.find("base=begin") != std::string::npos && record.range != no_record)
    return records[record.range].value.view();
  return record.anchor_ref != no_record ? records[record.anchor_ref].value.view() : "";
}

void check_forms(const char* text, const char* date) {
  const Holidays list = holidays();
  const Resolver resolver(list, {});
  const auto written = records(text, "2023-02-11");
  const auto anew = records(text, date);
  REQUIRE_FALSE(anew.empty());
  REQUIRE(written.size() == anew.size());
  for (std::size_t i = 0; i < anew.size(); ++i) {
    // The surroundings of a form depend on the reference date only in what it is based on.
    for (const std::string& form : {anew[i].form, written[i].form}) {
      if (form != anew[i].form && anew[i].anchor != written[i].anchor) continue;
      INFO(text << " " << date << " " << gloss::covered(text, anew[i].span) << ": " << form);
      const auto found = resolve_form(resolver, form, date, anchor_of(anew, anew[i]));
      REQUIRE(found.has_value());
      CHECK(found->type == anew[i].type);
      CHECK(found->value.view() == anew[i].value.view());
      CHECK(found->from.view() == anew[i].from.view());
      CHECK(found->to.view() == anew[i].to.view());
      CHECK(found->mod == anew[i].mod);
    }
  }
}

}  // namespace

TEST_CASE("A symbolic form resolved anew is the text annotated anew", "[dates]") {
  for (const char* text : texts)
    for (const char* date : {"2013-03-22", "2024-02-29T10:30:00", "1999-12-31", "", "2013-03"})
      check_forms(text, date);
}

TEST_CASE("The forms of a story keep what it hangs on", "[dates]") {
  const char* text =
      "War came in 1911. In 1912 it went on. In 1913 a pact was signed. In 1914 it fell. In 1915 "
      "the mill burned. Three days later the former mayor fled. At that time and in this period "
      "he ruled. In the following year he died.";
  REQUIRE(records(text, "2013-03-22").size() == 10);
  for (const char* date : {"2013-03-22", "1999-12-31"}) check_forms(text, date);
}

TEST_CASE("Forms can be read by people", "[dates]") {
  const auto form = [](const char* text) { return records(text, "2023-02-11").at(0).form; };
  CHECK(form("She left two weeks ago.") == "shift(-2,week,tense=past)");
  CHECK(form("They meet next Friday.") == "next(weekday=5)");
  CHECK(form("It opened in March 2023.") == "date(year=2023,month=3,tense=past)");
  CHECK(form("It took two and a half hours.") == "duration(2.5,hour)");
  CHECK(form("It is closed now.") == "present()");
}

TEST_CASE("What is no form is refused", "[dates]") {
  const Holidays list = holidays();
  const Resolver resolver(list, {});
  for (const char* form :
       {"", "shift", "shift(", "shift(a,week)", "shift(1,weak)", "date(year=)", "date(yeer=2)",
        "nxt(weekday=5)", "past(1)", "duration(1.234,day)", "date(year=99999999999999999999)"}) {
    INFO(form);
    CHECK_FALSE(resolve_form(resolver, form, "2023-02-11").has_value());
  }
}

TEST_CASE("Sets carry their rule by RFC 5545", "[dates]") {
  const auto rule = [](const char* text) { return records(text, "").at(0).recurrence; };
  CHECK(rule("They meet every Monday.") == "FREQ=WEEKLY;BYDAY=MO");
  CHECK(rule("They meet every weekday at 1pm.") == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=13");
  CHECK(rule("Trams run every 15 minutes.") == "FREQ=MINUTELY;INTERVAL=15");
  CHECK(rule("They meet every other week.") == "FREQ=WEEKLY;INTERVAL=2");
  CHECK(rule("They meet daily at 6 a.m.") == "FREQ=DAILY;BYHOUR=6");
  CHECK(rule("They meet on the 3rd of every month.") == "FREQ=MONTHLY;BYMONTHDAY=3");
  CHECK(rule("They meet each July.") == "FREQ=YEARLY;BYMONTH=7");
}

TEST_CASE("Values of periods can be read back, from year 1 to 2999", "[dates]") {
  using namespace gloss::dates;
  for (Day day = days_from_civil({1, 1, 1}); day < days_from_civil({3000, 1, 1}); day += 13) {
    for (const Grain grain : {Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::half,
                              Grain::season, Grain::year, Grain::decade, Grain::weekend}) {
      const Period period = period_at(grain, day, {});
      if (civil_from_days(period.first).year < 1) continue;
      const auto back = period_of(value_of(period, {}).view(), {});
      INFO(value_of(period, {}).view());
      REQUIRE(back.has_value());
      REQUIRE(*back == period);
    }
  }
}

}  // namespace dates_form_test
