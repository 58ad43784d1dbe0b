#include "schema/options.hpp"

#include <catch2/catch.hpp>

#include "glossator/error.hpp"

namespace options_test {

using glossator::check_options;
using glossator::Json;

namespace {

Json parsed(const std::string& text) { return Json::parse(text).value(); }

const Json schema = parsed(R"({
  "type": "object", "additionalProperties": false, "required": ["list"],
  "properties": {
    "direction": {"type": "string", "enum": ["tense", "past", "future", "nearest"], "default": "tense"},
    "min_score": {"type": "number", "minimum": 0, "maximum": 1, "default": 0.5},
    "window": {"type": "integer", "minimum": 1, "default": 3},
    "above": {"type": "number", "exclusiveMinimum": 0},
    "list": {"type": "string", "minLength": 1, "description": "the file with the names"},
    "on": {"type": "boolean", "default": true},
    "code": {"type": "string", "pattern": "^[A-Z]+$"},
    "kinds": {"type": "array", "items": {"enum": ["a", "b", 1]}, "uniqueItems": true, "maxItems": 3},
    "either": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]},
    "maybe": {"type": ["string", "null"]},
    "version": {"const": 1},
    "nested": {"type": "object", "additionalProperties": false, "default": {},
               "properties": {"depth": {"$ref": "#/$defs/depth"}, "format": {"type": "string"}}},
    "weights": {"type": "object", "additionalProperties": {"type": "number"}},
    "rules": {"type": "array", "items": {"type": "object", "required": ["id"],
              "properties": {"id": {"type": "string"}, "weight": {"type": "number", "default": 1}}}}
  },
  "$defs": {"depth": {"type": "integer", "maximum": 9, "default": 2}}
})");

std::string problems_of(const Json& of, const std::string& options) {
  Json value = parsed(options);
  std::string out;
  for (const auto& problem : check_options(of, value)) {
    if (!out.empty()) out += '\n';
    out += (problem.pointer.empty() ? "" : problem.pointer + ": ") + problem.message;
  }
  return out;
}

}  // namespace

TEST_CASE("check_options says what is wrong with an option", "[options]") {
  const auto [option, problem] = GENERATE(table<const char*, const char*>({
      {R"("direction": "tens")",
       R"(/direction: expected one of tense, past, future, nearest; found "tens"; did you mean "tense"?)"},
      {R"("direction": "sideways")",
       R"(/direction: expected one of tense, past, future, nearest; found "sideways")"},
      {R"("direction": 1)", "/direction: expected a string; found 1"},
      {R"("min_score": "0.5")", R"(/min_score: expected a number; found "0.5")"},
      {R"("min_score": 1.5)", "/min_score: expected at least 0 and at most 1; found 1.5"},
      {R"("min_score": -1)", "/min_score: expected at least 0 and at most 1; found -1"},
      {R"("above": 0)", "/above: expected more than 0; found 0"},
      {R"("window": 0)", "/window: expected at least 1; found 0"},
      {R"("window": 1.5)", "/window: expected an integer; found 1.5"},
      {R"("window": true)", "/window: expected an integer; found true"},
      {R"("on": 1)", "/on: expected true or false; found 1"},
      {R"("on": {})", "/on: expected true or false; found an object"},
      {R"("code": "abc")", R"(/code: expected text that matches ^[A-Z]+$; found "abc")"},
      {R"("code": [])", "/code: expected a string; found an array"},
      {R"("kinds": ["a", "c"])", R"(/kinds/1: expected one of a, b, 1; found "c")"},
      {R"("kinds": ["a", "b", "a"])", R"(/kinds: "a" is listed twice)"},
      {R"("kinds": ["a", "b", 1, 2])",
       "/kinds: expected at most 3 items; found 4\n/kinds/3: expected one of a, b, 1; found 2"},
      {R"("either": 1)", "/either: expected a string or an array; found 1"},
      {R"("either": [1, "x"])", R"(/either/1: expected an integer; found "x")"},
      {R"("maybe": 1)", "/maybe: expected a string or null; found 1"},
      {R"("version": 2)", "/version: expected 1; found 2"},
      {R"("nested": {"depth": 10})", "/nested/depth: expected at most 9; found 10"},
      {R"("nested": {"dept": 1})",
       "/nested/dept: unknown key `dept`; known: depth, format; did you mean `depth`?"},
      {R"("nested": {"format": 1})", "/nested/format: expected a string; found 1"},
      {R"("weights": {"a/b": "x"})", R"(/weights/a~1b: expected a number; found "x")"},
      {R"("rules": [{"id": "x"}, {}])", "/rules/1: key `id` is missing"},
      {R"("rules": [{"id": "x", "wieght": 1}])",
       "/rules/0/wieght: unknown key `wieght`; known: id, weight; did you mean `weight`?"},
      {R"("minscore": 1)",
       "/minscore: unknown key `minscore`; known: direction, min_score, window, above, list, on, "
       "code, kinds, either, maybe, version, nested, weights, rules; did you mean `min_score`?"},
  }));
  CAPTURE(option);
  CHECK(problems_of(schema, std::string("{\"list\": \"x\", ") + option + "}") == problem);
}

TEST_CASE("check_options tells all problems at once", "[options]") {
  CHECK(problems_of(schema, R"({"list": "", "window": 0, "on": null, "x": 1})") ==
        "/list: expected at least 1 character; found 0\n"
        "/on: expected true or false; found null\n"
        "/window: expected at least 1; found 0\n"
        "/x: unknown key `x`; known: direction, min_score, window, above, list, on, code, kinds, "
        "either, maybe, version, nested, weights, rules");
  CHECK(problems_of(schema, "{}") == "key `list` is missing: the file with the names");
  CHECK(problems_of(schema, "[]") == "expected an object; found an array");
}

TEST_CASE("check_options fills in defaults, at every depth", "[options]") {
  Json options = parsed(R"({"list": "x", "window": 7, "rules": [{"id": "a"}]})");
  CHECK(check_options(schema, options).empty());
  CHECK(options == parsed(R"({"list": "x", "window": 7, "rules": [{"id": "a", "weight": 1}],
      "direction": "tense", "min_score": 0.5, "on": true, "nested": {"depth": 2}})"));
}

TEST_CASE("check_options writes a whole number as an integer where one is asked for", "[options]") {
  Json options = parsed(R"({"list": "x", "window": 7.0, "min_score": 1.0})");
  CHECK(check_options(schema, options).empty());
  CHECK(options["window"].dump() == "7");
  CHECK(options["min_score"].dump() == "1.0");
}

TEST_CASE("check_options leaves wrong options as they are", "[options]") {
  Json options = parsed(R"({"list": "x", "window": 0})");
  const Json before = options;
  CHECK(check_options(schema, options).size() == 1);
  CHECK(options == before);
}

TEST_CASE("check_options tries a pattern on a string of any length", "[options]") {
  const std::string letters(100000, 'A');
  CHECK(problems_of(schema, R"({"list": "x", "code": ")" + letters + "\"}") == "");
  CHECK(problems_of(schema, R"({"list": "x", "code": ")" + letters + "a\"}") ==
        "/code: expected text that matches ^[A-Z]+$; found \"" + letters.substr(0, 59) + "...");
}

TEST_CASE("check_options cuts a long value in its message between characters", "[options]") {
  std::string value;
  for (int i = 0; i < 100; ++i) value += "\u20ac";
  const std::string text =
      problems_of(schema, std::string(R"({"list": "x", "window": ")") + value + "\"}");
  CHECK(text == "/window: expected an integer; found \"" + value.substr(0, 57) + "...");
}

TEST_CASE("check_options finds what is wrong with a schema", "[options]") {
  const auto [broken, message] = GENERATE(table<const char*, const char*>({
      {"[]", "the options schema is broken: expected an object"},
      {"true", "the options schema is broken: expected an object"},
      {R"({"properties": 3})", "the options schema is broken: /properties: expected an object"},
      {R"({"properties": {"a": {"items": 3}}})",
       "the options schema is broken: /properties/a/items: expected a schema"},
      {R"({"anyOf": {}})", "the options schema is broken: /anyOf: expected an array of schemas"},
      {R"({"properties": {"a": {"$ref": "#/nowhere"}}})",
       "the options schema is broken: /properties/a/$ref: expected a reference to a part of this "
       "schema"},
      {R"({"$ref": "#"})",
       "the options schema is broken: /$ref: leads back to itself without entering a value"},
      {R"({"$ref": "http://example.org/"})",
       "the options schema is broken: /$ref: expected a reference to a part of this schema"},
      {R"({"properties": {"a": {"default": {}, "properties": {"a": {"$ref": "#/properties/a"}}}}})",
       "the options schema is broken: its defaults hold themselves"},
      {R"({"properties": {"a": {"type": "integer", "default": "x"}}})",
       "the options schema is broken: a default is not allowed by it: /a: expected an integer; "
       "found \"x\""},
  }));
  CAPTURE(broken);
  Json options = Json::object();
  try {
    check_options(parsed(broken), options);
    FAIL("no error");
  } catch (const glossator::Error& error) {
    CHECK(error.code() == glossator::ErrorCode::plugin);
    CHECK(std::string(error.what()) == message);
  }
}

TEST_CASE("check_options refuses a schema whose keywords have values of another kind",
          "[options]") {
  const auto broken = GENERATE(as<std::string>{}, R"({"type": "text"})", R"({"type": 3})",
                               R"({"required": "a"})", R"({"minimum": "a"})",
                               R"({"properties": {"a": {"pattern": "("}}})", R"({"enum": 1})");
  CAPTURE(broken);
  Json options = parsed(R"({"a": "b"})");
  CHECK_THROWS_AS(check_options(parsed(broken), options), glossator::Error);
}

}  // namespace options_test
