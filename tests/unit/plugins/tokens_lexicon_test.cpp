#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <string>

#include "gloss/annotator.hpp"
#include "tokens/lexicon.hpp"

namespace tokens_lexicon_test {

using namespace gloss::tokens;

namespace {

class WordFile {
 public:
  explicit WordFile(const std::string& content) { std::ofstream(path_) << content; }
  ~WordFile() { std::remove(path_.c_str()); }
  WordFile(const WordFile&) = delete;
  WordFile& operator=(const WordFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  // Cases may run at the same time, a process each.
  std::string path_ =
      "tokens_lexicon_test_" + std::to_string(getpid()) + "_" + std::to_string(files_++);
  static inline int files_ = 0;
};

std::string fault_of(const std::string& content) {
  const WordFile file(content);
  Lexicon lexicon;
  try {
    lexicon.add_abbreviations(file.path());
  } catch (const gloss::Error& error) {
    CHECK(error.status() == GLOSS_E_RESOURCE);
    return std::string(error.what()).substr(file.path().size());
  }
  return "";
}

}  // namespace

TEST_CASE("The lexicon finds words in any case", "[tokens]") {
  const WordFile file("# comment\n\nmr\ttitle\nno\tnumber\tword\n");
  Lexicon lexicon;
  lexicon.add_abbreviations(file.path());
  CHECK(lexicon.find("Mr").abbreviation == Abbreviation::title);
  CHECK(lexicon.find("NO").abbreviation == Abbreviation::number);
  CHECK(lexicon.find("no").is_also_word);
  CHECK(lexicon.find("mrs").abbreviation == Abbreviation::none);
  CHECK(lexicon.find("").abbreviation == Abbreviation::none);
  CHECK(lexicon.find("a word longer than any").abbreviation == Abbreviation::none);
}

TEST_CASE("A list of one's own adds to the shipped one, with or without full stops", "[tokens]") {
  const WordFile shipped("mr\ttitle\nabt\tjoin\n"), own("Abt.\nOberstaatsanw.\ttitle\n");
  Lexicon lexicon;
  lexicon.add_abbreviations(shipped.path());
  lexicon.add_abbreviations(own.path());
  CHECK(lexicon.find("mr").abbreviation == Abbreviation::title);
  CHECK(lexicon.find("abt").abbreviation == Abbreviation::suffix);
  CHECK(lexicon.find("OBERSTAATSANW").abbreviation == Abbreviation::title);
  CHECK(lexicon.find("oberstaatsan").abbreviation == Abbreviation::none);
}

TEST_CASE("The lexicon keeps all words when it grows", "[tokens]") {
  std::string content;
  for (int i = 0; i < 5000; ++i) content.append("w").append(std::to_string(i)).append("\ttitle\n");
  const WordFile file(content);
  Lexicon lexicon;
  lexicon.add_abbreviations(file.path());
  for (int i = 0; i < 5000; ++i)
    REQUIRE(lexicon.find(std::string("w").append(std::to_string(i))).abbreviation ==
            Abbreviation::title);
  CHECK(lexicon.find("w5000").abbreviation == Abbreviation::none);
}

TEST_CASE("A faulty word list is refused with file, line and reason", "[tokens]") {
  CHECK(fault_of("mr\ttitle\nx\tnoun\n") ==
        ":2: expected a class: title, join, number, month, suffix or "
        "closing; got \"noun\"");
  CHECK(fault_of("mr\ttitle\tyes\n") == ":1: the third field is \"word\" or absent, got \"yes\"");
  CHECK(fault_of("Lt. Col\ttitle\n") == ":1: expected a word of at most 64 bytes, got \"Lt. Col\"");
  CHECK(fault_of(".\n") == ":1: expected a word of at most 64 bytes, got \".\"");
  Lexicon lexicon;
  CHECK_THROWS_WITH(lexicon.add_domains("no/such/file"), "no/such/file: cannot be read");
}

}  // namespace tokens_lexicon_test
