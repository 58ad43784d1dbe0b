#include "json/raw_json.hpp"

#include <catch2/catch.hpp>

using glossator::raw_json_at;

TEST_CASE("raw_json_at gives a value as it is written", "[raw_json]") {
  const std::string json =
      R"( {"a" : 1.50 , "b":{"c":[ 1, "x,]}\"" ,[2e5]], "d\u0041\\":true}, "":null , "a":2,"e":[]})";
  const auto [pointer, raw] = GENERATE(table<const char*, const char*>({
      {"/a", "1.50"},
      {"/b", R"({"c":[ 1, "x,]}\"" ,[2e5]], "d\u0041\\":true})"},
      {"/b/c/0", "1"},
      {"/b/c/1", R"("x,]}\"")"},
      {"/b/c/2", "[2e5]"},
      {"/b/c/2/0", "2e5"},
      {"/b/c/3", ""},
      {"/b/dA\\", "true"},
      {"/", "null"},
      {"/e", "[]"},
      {"/e/0", ""},
      {"/f", ""},
      {"/a/x", ""},
      {"/b/c/x", ""},
      {"x", ""},
  }));
  CAPTURE(pointer);
  CHECK(raw_json_at(json, pointer) == raw);
  CHECK(raw_json_at("{}", "/a") == "");
  CHECK(raw_json_at(" 17 ", "") == "17");
}
