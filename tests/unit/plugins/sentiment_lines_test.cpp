#include <catch2/catch.hpp>
#include <filesystem>

#include "../../../plugins/sentiment/train/own_lines.hpp"

using gloss::WordList;
using gloss::sentiment::train::row_of_line;
using nlohmann::json;

namespace {

json row_of(const std::string& line) {
  return row_of_line(*WordList("lines.tsv", line, 2, 2).begin());
}

}  // namespace

TEST_CASE("a line of own writing has a tone, or a label for each target") {
  CHECK(row_of("-2\tNobody came back.") == json{{"id", "line 1"},
                                                {"text", "Nobody came back."},
                                                {"labels", {{"sentiment", "negative"}}}});
  CHECK(row_of("1\t[sic] Fine.")["labels"]["sentiment"] == "positive");
  const json row = row_of("- 0\tHow [1 Zoë Roe] misled [2 the Senate].");
  CHECK(row["text"] == "How Zoë Roe misled the Senate.");
  CHECK(row["labels"].empty());
  CHECK(row["targets"] == json{{{"begin", 4}, {"end", 12}, {"sentiment", "negative"}},
                               {{"begin", 20}, {"end", 30}, {"sentiment", "neutral"}}});
  CHECK_THROWS(row_of("good\tFine."));
  CHECK_THROWS(row_of("-\tHow [1 Roe] misled [2 the Senate]."));
  CHECK_THROWS(row_of("- 0 +\tHow [1 Roe] misled [2 the Senate]."));
  CHECK_THROWS(row_of("bad\t[1 Roe] left."));
}

TEST_CASE("each shipped line of own writing can be read") {
  std::size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator(SENTIMENT_LINES)) {
    const WordList list = WordList::read(file.path().string(), 2, 2);
    for (const WordList::Row line : list) {
      REQUIRE_NOTHROW(row_of_line(line));
      ++count;
    }
  }
  CHECK(count > 5000);
}
