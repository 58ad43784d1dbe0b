#include "readings/readings.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace gloss::readings;
using Catch::Contains;

namespace {

// A folder with a set of one document and a file of readings.
class Folder {
 public:
  Folder() {
    std::filesystem::create_directories(path_ / "names");
    std::ofstream(path_ / "names/small.jsonl")
        << R"({"id": "small/1", "text": "Zoë won. The mill burned down."})"
        << "\n";
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;

  std::vector<Reading> read(const std::string& lines) const {
    std::ofstream(path_ / "readings.tsv") << lines;
    std::vector<Reading> readings;
    for_each_reading((path_ / "readings.tsv").string(), path_.string(),
                     [&](const Reading& reading) { readings.push_back(reading); });
    return readings;
  }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("readings_test." + std::to_string(getpid()));
};

const std::string set = "set\tnames/small\n";

}  // namespace

TEST_CASE("a reading is a piece of a document with its columns") {
  const auto readings = Folder().read("# comment\n" + set + "1\t10\t31\t-1\t-\tC10:4-8\n");
  REQUIRE(readings.size() == 1);
  CHECK(readings[0].id == "small/1");
  CHECK(readings[0].begin == 10);
  CHECK(readings[0].text == "The mill burned down.");
  CHECK(readings[0].document == "Zoë won. The mill burned down.");
  CHECK(readings[0].columns == std::vector<std::string>{"-1", "-", "C10:4-8"});
}

TEST_CASE("a line that cannot be read is named") {
  const Folder folder;
  const auto fails = [&](const std::string& line, const std::string& why) {
    CHECK_THROWS_WITH(folder.read(set + line), Contains("readings.tsv:2: ") && Contains(why));
  };
  fails("2\t0\t4\t0\n", "no document small/2");
  fails("1\t4\t4\t0\n", "no such bytes in small/1");
  fails("1\t0\t99\t0\n", "no such bytes in small/1");
  fails("1\t0\n", "expected ID, BEGIN, END and a column");
  fails("set\tnames/other\n", "names/other.jsonl: cannot be read");
}

TEST_CASE("a row has what was judged") {
  const auto row = [](std::vector<std::string> columns) {
    return row_of({"small/1", "Zoë won. The mill burned down.", 0, "Zoë won.", std::move(columns)});
  };
  const auto all = row({"+2", "+0-4 -0-4 =0-4", "C10:5-8 A01:0-4 C10:0-4"});
  CHECK(all["labels"]["sentiment"] == "positive");
  CHECK(all["labels"]["sectors_isic"] == nlohmann::json{"C10", "A01"});
  REQUIRE(all["targets"].size() == 3);
  CHECK(all["targets"][0] == nlohmann::json{{"begin", 0}, {"end", 4}, {"sentiment", "positive"}});
  CHECK(all["targets"][1]["sentiment"] == "negative");
  CHECK(all["targets"][2]["sentiment"] == "neutral");
  REQUIRE(all["evidence"].size() == 3);
  CHECK(all["evidence"][0] == nlohmann::json{{"begin", 5}, {"end", 8}, {"code", "C10"}});
  CHECK(all["document"] == "Zoë won. The mill burned down.");

  const auto none = row({"0", "-", "-"});
  CHECK(none["labels"]["sentiment"] == "neutral");
  CHECK(none["labels"]["sectors_isic"].empty());
  CHECK(none["targets"].empty());
  const auto nothing = row({".", ".", "."});
  CHECK(nothing["labels"].empty());
  CHECK_FALSE(nothing.contains("targets"));
  CHECK_FALSE(nothing.contains("evidence"));

  const auto entities = row({"0", "-", ".", "+P0-4,5-8 =O5-8"})["entities"];
  REQUIRE(entities.size() == 2);
  CHECK(entities[0]["sentiment"] == "positive");
  CHECK(entities[0]["layer"] == "people");
  CHECK(entities[0]["mentions"][1] == nlohmann::json{{"begin", 5}, {"end", 8}});
  CHECK(entities[1]["sentiment"] == "neutral");
  CHECK(entities[1]["layer"] == "organizations");

  CHECK_THROWS(row({"0", "-", ".", "+0-4"}));
  CHECK_THROWS(row({"0", "-", ".", "+P0-99"}));
  CHECK_THROWS(row({"0", "0-4", "-"}));
  CHECK_THROWS(row({"0", "+0-99", "-"}));
  CHECK_THROWS(row({"0", "-", "C10"}));
  CHECK_THROWS(row({"good", "-", "-"}));
  CHECK_THROWS(row({"0", "-"}));
}

TEST_CASE("each line of the shipped readings can be read") {
  for (const std::string name : {"sentences", "documents", "tweets", "targets", "articles"}) {
    std::ifstream in(std::string(READINGS) + "/" + name + ".tsv");
    std::size_t count = 0;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("#") || line.starts_with("set\t")) continue;
      std::vector<std::string> fields;
      std::istringstream parts(line);
      for (std::string field; std::getline(parts, field, '\t');) fields.push_back(field);
      REQUIRE(fields.size() == (name == "articles" ? 7 : 6));
      const std::size_t begin = std::stoul(fields[1]), end = std::stoul(fields[2]);
      REQUIRE(begin < end);
      const std::string text(end - begin, 'x');
      INFO(name << ": " << line);
      REQUIRE_NOTHROW(row_of({fields[0], text, 0, text, {fields.begin() + 3, fields.end()}}));
      ++count;
    }
    CHECK(count > 300);
  }
}
