#include "check/cases/record_match.hpp"

#include <catch2/catch.hpp>

namespace record_match_test {

using namespace glossator::check;
using glossator::Json;

namespace {
Json json(const char* text) { return Json::parse(text).value(); }
}  // namespace

TEST_CASE("A record matches by the fields that are expected, and no others") {
  const Json found = json(R"({"text": "EU", "n": 4, "score": 0.9000001, "words": ["a", "b"],
                              "target": {"layer": "people", "id": 2},
                              "children": [{"type": "x", "w": 1}, {"type": "y", "w": 2}]})");
  for (const char* expected :
       {"{}", R"({"text": "EU"})", R"({"n": 4.0, "score": 0.9})", R"({"words": ["a", "b"]})",
        R"({"target": {"id": 2}})", R"({"children": [{"type": "y"}]})",
        R"({"children": [{"w": 2}, {"w": 1}]})", R"({"children": []})"})
    CHECK(is_match(json(expected), found));
  for (const char* expected :
       {R"({"text": "eu"})", R"({"n": 5})", R"({"n": "4"})", R"({"words": ["a"]})",
        R"({"words": ["b", "a"]})", R"({"target": {"id": 3}})", R"({"n": null})",
        R"({"children": [{"type": "y"}, {"type": "y"}]})", R"({"score": 0.91})"})
    CHECK_FALSE(is_match(json(expected), found));
}

TEST_CASE("A field may be expected to be one of several, another one, or not there") {
  const Json found = json(R"({"text": "on Monday", "n": 4, "target": {"id": 2}})");
  for (const char* expected :
       {R"({"n": {"one_of": [3, 4]}})", R"({"other": null})", R"({"other": {"one_of": [1, null]}})",
        R"({"n": {"not": 5}})", R"({"n": {"not": null}})", R"({"other": {"not": 5}})",
        R"({"n": {"not": {"one_of": [5, 6]}}})", R"({"text": {"begins_with": "on "}})",
        R"({"text": {"one_of": [{"begins_with": "at "}, {"begins_with": "on "}]}})",
        R"({"target": {"one_of": [{"id": 1}, {"id": 2}]}})", R"({"children": null})"})
    CHECK(is_match(json(expected), found));
  for (const char* expected :
       {R"({"n": {"one_of": [3, 5]}})", R"({"n": {"one_of": [3, null]}})",
        R"({"other": {"one_of": [1, 2]}})", R"({"n": {"not": 4}})", R"({"other": {"not": null}})",
        R"({"n": {"not": {"one_of": [4, 5]}}})", R"({"text": {"begins_with": "Monday"}})",
        R"({"n": {"begins_with": "4"}})", R"({"other": {"begins_with": ""}})"})
    CHECK_FALSE(is_match(json(expected), found));
}

TEST_CASE("Each expected record needs a record of its own, whatever their order") {
  const Json found = json(R"([{"text": "A", "n": 1}, {"text": "A", "n": 2}])");
  CHECK(missing_records(json(R"([{"text": "A"}, {"text": "A", "n": 1}])"), found, true).empty());
  CHECK(missing_records(json(R"([{"text": "A"}, {"n": 1}, {"n": 2}])"), found, false).size() == 1);
  CHECK(missing_records(json(R"([{"n": 2}])"), found, false).empty());
  CHECK(missing_records(json(R"([{"n": 2}])"), found, true) ==
        std::vector<std::string>{R"(nothing expects {"text":"A","n":1})"});
}

TEST_CASE("A missing record is told with the nearest that is there") {
  const auto told = [](const char* expected, const char* found) {
    return missing_records(json(expected), json(found), false).at(0);
  };
  CHECK(told(R"([{"text": "A", "n": 3}])", R"([{"text": "B", "n": 4}, {"text": "A", "n": 2}])") ==
        R"(expected {"text":"A","n":3}; the nearest is {"text":"A","n":2}, where n is 2)");
  CHECK(told(R"([{"text": "A"}])", "[]") == R"(expected {"text":"A"}; the layer is empty)");
  CHECK(told(R"([{"text": "A"}])", R"([{"text": "B"}])") ==
        R"(expected {"text":"A"}; none of the layer's 1 records is like it, the first is )"
        R"({"text":"B"})");
}

TEST_CASE("A record is told once: as the nearest to an expected one, or as one too many") {
  const Json found = json(R"([{"text": "A", "n": 2}, {"text": "B"}])");
  CHECK(missing_records(json(R"([{"text": "A", "n": 3}])"), found, true) ==
        std::vector<std::string>{
            R"(expected {"text":"A","n":3}; the nearest is {"text":"A","n":2}, where n is 2)",
            R"(nothing expects {"text":"B"})"});
}

}  // namespace record_match_test
