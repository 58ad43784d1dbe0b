#include "compare/eval/crosswalk.hpp"

#include <catch2/catch.hpp>

#include "glossator/error.hpp"
#include "support/temp_dir.hpp"

namespace crosswalk_test {

using glossator::compare::Crosswalk;

TEST_CASE("A code leads to its section and division, a section alone to itself") {
  const Crosswalk crosswalk;
  CHECK(crosswalk.division("D35.11") == "D35");
  CHECK(crosswalk.division("35") == "D35");
  CHECK(crosswalk.division(" c 2023") == "C20");
  CHECK(crosswalk.division("D") == "D");
  CHECK(crosswalk.division("D34") == "D");  // there is no division 34
  CHECK(crosswalk.division("Energy") == "?Energy");
  CHECK(crosswalk.division("123456") == "?123456");
}

TEST_CASE("The longest known code of a label names its sector") {
  const TempDir folder;
  const Crosswalk crosswalk = Crosswalk::of_file(folder.write("table.json", R"({
    "gics": ["Energy", "Materials"],
    "sections": {"B": {"gics": "Materials"}, "O": {"gics": null}},
    "divisions": {"06": {"gics": "Energy"}},
    "classes": {"0610": {"gics": "Materials"}}})"));
  CHECK(crosswalk.sector("Energy") == "Energy");
  CHECK(crosswalk.sector("B06.10") == "Materials");
  CHECK(crosswalk.sector("B06.2") == "Energy");
  CHECK(crosswalk.sector("B07") == "Materials");
  CHECK(crosswalk.sector("O84") == "");
  CHECK(crosswalk.sector("Oil") == "?Oil");
  CHECK(Crosswalk().sector("Oil") == "Oil");
}

TEST_CASE("A crosswalk without its parts is refused with the part") {
  const TempDir folder;
  CHECK_THROWS_WITH(
      Crosswalk::of_file(folder.write("t.json", "{\"gics\": []}")),
      Catch::Contains("t.json: is no table of sectors") && Catch::Contains("sections"));
  CHECK_THROWS_WITH(Crosswalk::of_file(folder.write("t.json", "{\n,}")),
                    Catch::Contains("t.json:2: is not JSON"));
  CHECK_THROWS_WITH(Crosswalk::of_file(folder.path() + "/none"),
                    Catch::Contains("none: cannot be read"));
}

}  // namespace crosswalk_test
