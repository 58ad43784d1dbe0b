#include "text/document_date.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>

namespace document_date_test {

using glossator::read_document_date;

TEST_CASE("Reference dates of known forms become ISO 8601 in its extended form") {
  const auto [text, iso] = GENERATE(table<std::string, std::string>(
      {{"2024-05-17", "2024-05-17"},
       {" 2024-05-17\n", "2024-05-17"},
       {"20240517", "2024-05-17"},
       {"2024-W20-5", "2024-05-17"},
       {"2024W205", "2024-05-17"},
       {"2020-W53-7", "2021-01-03"},
       {"2024-138", "2024-05-17"},
       {"2024138", "2024-05-17"},
       {"2024-05-17T10:00", "2024-05-17T10:00"},
       {"2024-05-17T10:00:00Z", "2024-05-17T10:00:00Z"},
       {"2024-05-17t10:00:60,25z", "2024-05-17T10:00:60.25Z"},
       {"20240517T100000+0200", "2024-05-17T10:00:00+02:00"},
       {"2024-05-17 10:00:00 -05", "2024-05-17T10:00:00-05:00"},
       {"2024-05-17 10:00:00.123456+00:00", "2024-05-17T10:00:00.123456+00:00"},
       {"Fri, 17 May 2024 10:00:00 +0200", "2024-05-17T10:00:00+02:00"},
       {"17 May 2024 23:59 EST", "2024-05-17T23:59-05:00"},
       {"Fri May 17 10:00:00 2024", "2024-05-17T10:00:00"},
       {"Fri May 17 10:00:00 +0000 2024", "2024-05-17T10:00:00+00:00"},
       {"Fri May 17 10:00:00 UTC 2024", "2024-05-17T10:00:00Z"},
       {"May 17, 2024", "2024-05-17"},
       {"Friday, May 17th, 2024", "2024-05-17"},
       {"17-May-2024", "2024-05-17"},
       {"2024 May 17", "2024-05-17"},
       {"Sept. 5, 2024", "2024-09-05"},
       {"SEP 5 2024", "2024-09-05"},
       {"May 17, 2024 at 3:05 PM", "2024-05-17T15:05"},
       {"May 17, 2024 12:30 a.m. GMT", "2024-05-17T00:30Z"},
       {"29 February 2024", "2024-02-29"},
       {"2024/05/17", "2024-05-17"},
       {"2024/5/7", "2024-05-07"},
       {"2024.05.17", "2024-05-17"},
       {"2024/05/17 10:00:00", "2024-05-17T10:00:00"},
       {"17.05.2024", "2024-05-17"},
       {"5.6.2024", "2024-06-05"},
       {"05.06.2024, 10:00", "2024-06-05T10:00"},
       {"17/05/2024", "2024-05-17"},
       {"05/17/2024", "2024-05-17"},
       {"5/17/2024 3:05 PM", "2024-05-17T15:05"},
       {"17/05/2024T10:00Z", "2024-05-17T10:00Z"},
       {"05/05/2024", "2024-05-05"},
       {"17-05-2024", "2024-05-17"},
       {"7-May-2024", "2024-05-07"},
       {"17th of May 2024", "2024-05-17"},
       {"20240517T1000Z", "2024-05-17T10:00Z"},
       {"Fri May  7 10:00:00 UTC 2021", "2021-05-07T10:00:00Z"}}));
  CAPTURE(text);
  CHECK(read_document_date(text) == iso);
}

TEST_CASE("Dates that would have to be guessed, and days that are none, are not read") {
  const std::string text = GENERATE(
      as<std::string>(), "", " ", "05/06/2024", "06-05-2024", "17.05.24", "1715904000",
      "1715904000000", "today", "2024", "2024-05", "May 2024", "2024-02-30", "2023-02-29",
      "2024-13-01", "2024-00-10", "0000-01-01", "2024-366T", "2023-366", "2024-W54-1", "2021-W53-1",
      "2024-W20-8", "2024-05-17T25:00", "2024-05-17T24:00", "2024-05-17T10:60",
      "2024-05-17T10:00+25:00", "2024-05-17T", "2024-05-17x", "2024-0517", "202405-17", "17 May 24",
      "31 June 2024", "Mon, 17 May 2024", "May May 17 2024", "17 18 May 2024",
      "May 17, 2024 13:00 PM", "May 17, 2024 10:00 XYZ", "May 17, 2024 PM", "17 Ma 2024",
      "17 Maybe 2024", "-2024-05-17", "05.17.2024", "31/04/2024", "2024/13/01", "2024/05",
      "17/05.2024", "32/05/2024", "2024/17/05", "17/05/2024x", "0/5/2024", "1/2/3/2024",
      "+002024-05-17", "2024-05-17T10:00:00.", "2024\xC2\xA0May 17");
  CAPTURE(text);
  CHECK_FALSE(read_document_date(text));
}

TEST_CASE("Every day of four hundred years is read in each ISO form") {
  using namespace std::chrono;
  for (sys_days day = year(1999) / January / 1; day < sys_days(year(2399) / January / 1);
       day += days(1)) {
    const year_month_day date(day);
    char iso[32], basic[32], ordinal[32];
    const int y = int(date.year());
    const unsigned m = unsigned(date.month()), d = unsigned(date.day());
    const int number = int((day - sys_days(date.year() / January / 1)).count()) + 1;
    std::snprintf(iso, sizeof iso, "%04d-%02u-%02u", y, m, d);
    std::snprintf(basic, sizeof basic, "%04d%02u%02u", y, m, d);
    std::snprintf(ordinal, sizeof ordinal, "%04d-%03d", y, number);
    if (read_document_date(iso) != iso || read_document_date(basic) != iso ||
        read_document_date(ordinal) != iso)
      FAIL(iso);
  }
}

TEST_CASE("The message about a bad date has its value and the forms expected") {
  const std::string message = glossator::describe_bad_date("17/05");
  CHECK(message.find("\"17/05\" cannot be read; expected") != message.npos);
  for (const char* form : {"2024-05-17", "2024/05/17", "17.05.2024", "17 May 2024"})
    CHECK(message.find(form) != message.npos);
}

TEST_CASE("The message about a bad date tells why a day is missing or open") {
  const auto tells = [](const char* date, std::string_view reason) {
    return glossator::describe_bad_date(date).find(reason) != std::string::npos;
  };
  CHECK(tells("05/06/2024",
              "\"05/06/2024\" cannot be read, for its month may come first or second;"));
  for (const char* date : {"2024", "2024-05", "May 2024"})
    CHECK(tells(date, " cannot be read, for it names no day;"));
  CHECK(tells("tomorrow", "\"tomorrow\" cannot be read; expected"));
}

}  // namespace document_date_test
