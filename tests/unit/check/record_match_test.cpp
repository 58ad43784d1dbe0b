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
        R"({"words": ["b", "a"]})", R"({"target": {"id": 3}})", R"({"other": null})",
        R"({"children": [{"type": "y"}, {"type": "y"}]})", R"({"score": 0.91})"})
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

}  // namespace record_match_test
