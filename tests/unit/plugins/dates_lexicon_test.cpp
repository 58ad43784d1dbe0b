#include <catch2/catch.hpp>
#include <string>

#include "dates/lexicon.hpp"

namespace dates_lexicon_test {

using namespace gloss::dates;

bool is_compound(std::string_view form) {
  static const Lexicon lexicon;
  std::string lower;
  gloss::to_lower(form, lower);
  return lexicon.row(form, lower).is(Word::compound);
}

TEST_CASE("A dash makes a compound of words of time, wherever it is in the word", "[dates]") {
  for (const char* word :
       {"two-day", "six-month", "mid-March", "January-June", "September-October", "May\u2013June",
        "January\u2013June", "September\u2013October", "three-quarter-year"})
    CHECK(is_compound(word));
}

TEST_CASE("A part that is no word of time leaves a compound to other readers", "[dates]") {
  for (const char* word : {"Soviet-backed", "two-fisted", "war-time", "long-drawn-out", "de-facto",
                           "Anglo\u2013French", "internationally", "na\u00EFve"})
    CHECK_FALSE(is_compound(word));
}

TEST_CASE("A word of letters only is read by its ending", "[dates]") {
  static const Lexicon lexicon;
  const Row walked = lexicon.row("walked", "walked"), walking = lexicon.row("Walking", "walking");
  CHECK(walked.is(Word::did));
  CHECK(walked.scan == Row::cue);
  CHECK(walking.words.empty());
  CHECK(walking.scan == Row::cue);
  CHECK(walking.has(Row::capital));
  CHECK(lexicon.row("tables", "tables").has(Row::lower_plural));
  CHECK(lexicon.row("TABLES", "tables").has(Row::all_capital));
  CHECK_FALSE(lexicon.row("TABLES", "tables").has(Row::lower_plural));
  CHECK(lexicon.row("155,221", "155,221").is(Word::decimal));
  CHECK(lexicon.row("155,221", "155,221").has(Row::known));
  CHECK(lexicon.row("155,221", "155,221").scan == 0);
}

}  // namespace dates_lexicon_test
