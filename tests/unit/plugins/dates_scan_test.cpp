#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "dates_reading.hpp"

namespace dates_scan_test {

using namespace dates_reading;
using gloss::dates::Row;
using gloss::dates::Tagger;

namespace {

// Marks with which nothing is passed by: every word may begin an expression and go on with it, and
// may tell a tense.
constexpr std::uint8_t all_marks = Row::starter | Row::alone | Row::goes_on | Row::cue;

std::string all_of(const gloss::dates::Record& record) {
  std::string text = std::to_string(record.span.begin) + "-" + std::to_string(record.span.end);
  for (const std::string_view part :
       {record.value.view(), record.from.view(), record.to.view(), record.freq.view(),
        record.alternative.view(), record.mod, record.quant, record.kind, record.grain, record.rule,
        std::string_view(record.form), std::string_view(record.recurrence)})
    (text += '|') += part;
  return text + "|" + std::to_string(record.type) + "|" + std::to_string(record.score) + "|" +
         std::to_string(record.range) + "|" + std::to_string(record.anchor_ref);
}

std::string all_of(const std::vector<gloss::dates::Record>& records) {
  std::string text;
  for (const auto& record : records) text += all_of(record) + "\n";
  return text;
}

/// Reads texts with the marks and without them, by scratches that are kept.
class BothScans {
 public:
  BothScans() : tagger_({}, list_path()) {}

  /// Returns the number of records.
  std::size_t compare(std::string_view text, std::string_view date,
                      const std::vector<gloss::Span>& sentences = {}) {
    const auto quick = records(tagger_, quick_, text, date, sentences);
    const auto plain = records(tagger_, plain_, text, date, sentences, all_marks);
    INFO(text);
    REQUIRE(all_of(quick) == all_of(plain));
    return quick.size();
  }
  std::uint64_t quick_steps() const { return quick_.steps; }
  std::uint64_t plain_steps() const { return plain_.steps; }

 private:
  Tagger tagger_;
  Tagger::Scratch quick_, plain_;
};

/// The steps that a text of `count` words takes, each one of `words`, by turns.
std::uint64_t steps_of(const Tagger& tagger, const std::vector<std::string_view>& words,
                       std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += words[i % words.size()];
    text += ' ';
  }
  Tagger::Scratch scratch;
  records(tagger, scratch, text, "2023-02-11");
  return scratch.steps;
}

}  // namespace

TEST_CASE("Words passed by change no record of the spec cases", "[dates]") {
  BothScans scans;
  std::size_t found = 0, texts = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(std::filesystem::path(CASES) / "../../specs/dates")) {
    if (file.path().extension() != ".json") continue;
    const auto specs = nlohmann::json::parse(std::ifstream(file.path()));
    for (const auto& each : specs["cases"]) {
      ++texts;
      const auto date = each.find("date");
      found += scans.compare(each["text"].get<std::string>(), date == each.end() || date->is_null()
                                                                  ? std::string()
                                                                  : date->get<std::string>());
    }
  }
  CHECK(texts > 1000);
  CHECK(found > 1000);
  CHECK(scans.quick_steps() <= scans.plain_steps());
}

TEST_CASE("Words passed by change no record of random texts", "[dates]") {
  constexpr std::string_view words[] = {
      "the",   "a",        "said",   "will",      "going",    "to",    "meets",   "is",    ";",
      ",",     ".",        "New",    "Year's",    "Day",      "May",   "March",   "Good",  "Friday",
      "house", "Mothers",  "in",     "nineteen",  "eighty",   "four",  "last",    "week",  "Sept.",
      "30",    "1999",     "Mr",     "two-year",  "year-end", "third", "of",      "about", "half",
      "past",  "mid-1999", "Easter", "every",     "tonight",  "12",    "5.5",     "years", "ago",
      "and",   "between",  "early",  "Christmas", "Eve",      "'s",    "quarter", "first", "now"};
  BothScans scans;
  std::mt19937 random(5);
  std::size_t found = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    std::vector<gloss::Span> sentences;
    std::uint32_t begin = 0;
    for (int i = 0; i < 60; ++i) {
      text += words[random() % std::size(words)];
      const auto end = static_cast<std::uint32_t>(text.size());
      if (random() % 12 == 0) {
        sentences.push_back({begin, end});
        begin = end + 1;
      }
      if (random() % 8 != 0 || begin > end) text += ' ';
    }
    if (round % 4 == 0) sentences.clear();
    found += scans.compare(text, round % 3 == 0 ? "" : "2023-02-11", sentences);
  }
  CHECK(found > 5000);
  CHECK(scans.quick_steps() < scans.plain_steps());
}

TEST_CASE("The automaton takes steps in proportion to the words", "[dates]") {
  const Tagger tagger({}, list_path());
  CHECK(steps_of(tagger, {","}, 50'000) == 0);
  CHECK(steps_of(tagger, {"house", "the", "said"}, 50'000) == 0);
  CHECK(steps_of(tagger, {"17"}, 50'000) == 0);
  const std::vector<std::vector<std::string_view>> texts = {
      {"May"},
      {"January"},
      {"1999"},
      {"2010-01-29"},
      {"Monday", ","},
      {"New"},
      {"the", "first"},
      {"Last Week"},
      {"one", "hundred"},
      {"May", "and"},
      {"two-year"},
      {"12", "12", "May"},
      {"Christmas"},
      {"tonight", "at", "5"},
      {"year", "of", "the"},
  };
  for (const auto& words : texts) {
    const std::uint64_t some = steps_of(tagger, words, 4'000);
    const std::uint64_t many = steps_of(tagger, words, 40'000);
    INFO(words.front() << ": " << some << " and " << many);
    CHECK(many <= 10 * some + 400);
    CHECK(many <= 40'000 * 41);
  }
}

}  // namespace dates_scan_test
