#include <stdlib.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <gloss/word_list.hpp>

namespace word_list_test {

using gloss::WordList;

namespace {

std::string complaint_about(const std::string& content) {
  try {
    const WordList list("terms.tsv", content, 2, 3);
    for (const WordList::Row row : list) row.number(1);
  } catch (const gloss::Error& error) {
    CHECK(error.status() == GLOSS_E_RESOURCE);
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("A word list gives its rows with their line numbers, without comments and blank lines",
          "[word_list]") {
  const WordList list("terms.tsv", "# head\n\nnatural gas\t1.5\tD35\n \t \nwheat\t-2e-1\n", 2, 3);
  REQUIRE(list.size() == 2);
  CHECK(list[0][0] == "natural gas");
  CHECK(list[0].number(1) == 1.5);
  CHECK(list[0][2] == "D35");
  CHECK(list[0].line() == 3);
  CHECK(list[1][0] == "wheat");
  CHECK(list[1].number(1) == -0.2);
  CHECK(list[1][2].empty());
  CHECK(list[1].line() == 5);
}

TEST_CASE("A word list is read alike with a byte order mark, carriage returns and no last newline",
          "[word_list]") {
  const WordList list("terms.tsv", "\xEF\xBB\xBFna\xC3\xAFve\t1\r\n  caf\xC3\xA9 \t 2", 2, 2);
  REQUIRE(list.size() == 2);
  CHECK(list[0][0] == "na\xC3\xAFve");
  CHECK(list[0].number(1) == 1);
  CHECK(list[1][0] == "caf\xC3\xA9");
  CHECK(list[1].number(1) == 2);
}

TEST_CASE("An empty word list has no rows", "[word_list]") {
  const WordList list("terms.tsv", GENERATE("", "\n", "# only a comment"), 1, 1);
  CHECK(list.size() == 0);
  CHECK(list.begin() == list.end());
}

TEST_CASE("A faulty line is refused with the file, its line and the reason", "[word_list]") {
  const auto [content, complaint] = GENERATE(table<std::string, std::string>({
      {"a\t1\nb\n", "terms.tsv:2: 1 field, expected at least 2 separated by tabs"},
      {"a\t1\tx\ty\n", "terms.tsv:1: 4 fields, expected at most 3 separated by tabs"},
      {"# head\n \t1\n", "terms.tsv:2: field 1 is empty"},
      {"a\tone\n", "terms.tsv:1: \"one\" is not a number"},
      {"a\t1x\n", "terms.tsv:1: \"1x\" is not a number"},
      {"a\tnan\n", "terms.tsv:1: \"nan\" is not a number"},
      {"a\t1e999\n", "terms.tsv:1: \"1e999\" is not a number"},
      {"a\t1\n\xFF\t1\n", "terms.tsv:2: not UTF-8"},
      {"\xC0\xAF\t1\n", "terms.tsv:1: not UTF-8"},
      {"\xED\xA0\x80\t1\n", "terms.tsv:1: not UTF-8"},
      {"a\xE2\x82\n", "terms.tsv:1: not UTF-8"},
  }));
  CHECK(complaint_about(content) == complaint);
}

TEST_CASE("Rows with the same first field say the same", "[word_list]") {
  const WordList good("terms.tsv", "a\t1\nb\t1\n a\t1 \nA\t2\n", 2, 3);
  CHECK(&good.agreed() == &good);
  const WordList bad("terms.tsv", "a\t1\n\nb\t1\na\t1\tx\n", 2, 3);
  CHECK_THROWS_WITH(bad.agreed(),
                    "terms.tsv:4: \"a\" says otherwise in line 1; leave one of the two");
}

TEST_CASE("A plugin can refuse a row with the same kind of message", "[word_list]") {
  const WordList list("terms.tsv", "a\n\nb\n", 1, 1);
  CHECK_THROWS_WITH(list[1].fail("unknown code"), "terms.tsv:3: unknown code");
}

TEST_CASE("A word list is read from a file, and a missing file or a folder is named",
          "[word_list]") {
  std::string pattern = (std::filesystem::temp_directory_path() / "word_list_XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(pattern.data());
  const std::string path = (folder / "list.tsv").string();
  std::ofstream(path) << "a\tb\n";
  CHECK(WordList::read(path, 2, 2)[0][1] == "b");
  CHECK_THROWS_WITH(WordList::read(path + "x", 1, 1), path + "x: cannot be read");
  CHECK_THROWS_WITH(WordList::read(folder.string(), 1, 1), folder.string() + ": cannot be read");
  std::filesystem::remove_all(folder);
}

}  // namespace word_list_test
