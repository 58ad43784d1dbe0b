#include <catch2/catch.hpp>
#include <charconv>
#include <random>
#include <regex>

#include "dates/form.hpp"
#include "dates_reading.hpp"

namespace dates_bounds_test {

using namespace dates_reading;

namespace {

// Words that dates are made of, with values at the edges of what the grammar takes.
constexpr std::string_view pieces[] = {
    "0",       "1",       "2",          "12",        "31",        "99",         "1999",
    "12345",   "999999",  "999999999",  "1-0",       "1-",        "-",          "–",
    "to",      "and",     "of",         ",",         ".",         "the",        "a",
    "BC",      "AD",      "May",        "February",  "Sept.",     "Monday",     "Sunday",
    "Easter",  "week",    "weekend",    "month",     "quarter",   "half",       "year",
    "decades", "century", "centuries",  "millennia", "thousand",  "million",    "ago",
    "later",   "earlier", "from now",   "last",      "next",      "this",       "that",
    "early",   "mid",     "late",       "end",       "beginning", "first",      "third",
    "31st",    "every",   "winter",     "summer",    "fiscal",    "FY23",       "Q3",
    "1990s",   "'90s",    "2010-02-29", "1/29/99",   "24:00",     "11:30:59pm", "noon",
    "night",   "morning", "a.m.",       "GMT",       "today",     "between",    "from",
    "billion", "hours",   "days",       "'s",        "in",        "about",      "2.5",
};

std::string random_words(std::mt19937& random, int count) {
  std::string text;
  for (; count > 0; --count) {
    text += pieces[random() % std::size(pieces)];
    if (random() % 6 != 0) text += ' ';
  }
  return text;
}

// The parts of "-0489-03-01T10:30:00": none is longer than an std::int64_t.
std::vector<std::int64_t> parts_of(std::string_view moment) {
  std::vector<std::int64_t> parts;
  const char* at = moment.data();
  const char* const end = at + moment.size();
  for (bool first = true; at < end; first = false) {
    if (!first) ++at;
    std::int64_t part = 0;
    const auto [next, error] = std::from_chars(at, end, part);
    if (error != std::errc{}) break;
    parts.push_back(part);
    at = next;
  }
  return parts;
}

// Whether a value has a form that TIMEX3 allows.
bool is_timex(const gloss::dates::Record& record) {
  static const std::regex form(
      "(PAST|PRESENT|FUTURE)_REF|P(T?([0-9.]+|X)(Y|M|W|D|H|S|Q|WE|DE|CE|ML))+T?([0-9.]+[HMS])*|"
      "(BC)?[0-9X]{1,11}(-([0-9X]{2}(-[0-9X]{2})?|W[0-9X]{2}(-([1-7]|WE|WD))?|Q[1-4X]|H[12]|"
      "SP|SU|FA|WI))?(T([0-9X]{2}(:[0-9X]{2}(:[0-9]{2})?)?|MO|MI|AF|EV|NI|DT))?");
  return std::regex_match(std::string(record.value.view()), form);
}

}  // namespace

TEST_CASE("The second year of a range BC is there, or there is no range", "[dates]") {
  check({
      {"It fell 1- 0 BC.", "", ""},
      {"It fell 480-0 BC.", "", ""},
      {"It fell 1 - 12345 BC.", "", ""},
      {"It fell 480-479 BC.", "", "480=DATE BC0480; 479 BC=DATE BC0479"},
      {"It fell 5- 0 AD.", "", ""},
  });
}

TEST_CASE("A date beyond the calendar stays open", "[dates]") {
  check({
      {"It began 9,000 years ago.", "2023-02-11", "9,000 years ago=DATE BC6978"},
      {"It began 999999999 millennia ago.", "2023-02-11", "999999999 millennia ago=DATE X"},
      {"It began 99999999 centuries ago.", "2023-02-11", "99999999 centuries ago=DATE XX"},
      {"It began 20 hours ago.", "2023-02-11T10:00", "20 hours ago=TIME 2023-02-10T14:00"},
      {"It began 99999999 hours ago.", "2023-02-11T10:00",
       "99999999 hours ago=TIME XXXX-XX-XXTXX:XX"},
  });
}

TEST_CASE("Any run of date words gives spans and intervals that end after they begin", "[dates]") {
  std::mt19937 random(17);
  for (int round = 0; round < 400; ++round) {
    const std::string text = random_words(random, 300);
    const char* const date = round % 3 == 0   ? ""
                             : round % 3 == 1 ? "2023-02-11"
                                              : "0001-01-01T24:00";
    std::uint32_t end = 0, index = 0;
    const auto found = records(text, date);
    for (const auto& record : found) {
      ++index;
      INFO(text.substr(record.span.begin > 60 ? record.span.begin - 60 : 0, 160));
      INFO(record.span.begin << " to " << record.span.end << " " << record.rule << " "
                             << record.value.view() << ": " << record.from.view() << " to "
                             << record.to.view());
      REQUIRE(record.span.begin >= end);
      REQUIRE(record.span.end > record.span.begin);
      REQUIRE(record.span.end <= text.size());
      end = record.span.end;
      REQUIRE_FALSE(record.value.empty());
      REQUIRE(record.from.empty() == record.to.empty());
      REQUIRE(is_timex(record));
      if (record.from.empty()) continue;
      REQUIRE(parts_of(record.from.view()) < parts_of(record.to.view()));
      const auto period = gloss::dates::period_of(record.value.view(), {});
      if (period && record.mod.empty() && record.grain == gloss::dates::name_of(period->grain))
        REQUIRE(gloss::dates::iso(period->first).view() == record.from.view());
      if (record.range == gloss::dates::no_record || record.range < index) continue;
      const auto& last = found[record.range];
      const bool same_detail = last.from.view().size() == record.from.view().size();
      if (same_detail && !last.from.empty())
        REQUIRE(parts_of(record.from.view()) <= parts_of(last.from.view()));
    }
  }
}

}  // namespace dates_bounds_test
