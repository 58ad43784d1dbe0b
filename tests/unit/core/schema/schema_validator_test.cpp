#include "schema/schema_validator.hpp"

#include <catch2/catch.hpp>

#include "glossator/error.hpp"
#include "schema/schema_keywords.hpp"

namespace schema_validator_test {

using glossator::Json;
using glossator::SchemaValidator;

namespace {

std::string problems_of(const std::string& schema_text, const Json& value) {
  const Json schema = Json::parse(schema_text).value();
  std::string out;
  for (const auto& problem : SchemaValidator(schema).mismatches(value))
    out += (out.empty() ? "" : "\n") + problem.pointer + (problem.pointer.empty() ? "" : ": ") +
           problem.message;
  return out;
}

std::string problems_of(const std::string& schema, const char* value) {
  return problems_of(schema, Json::parse(value).value());
}

std::string error_of(const Json& schema) {
  try {
    const SchemaValidator validator(schema);
    return "";
  } catch (const glossator::Error& error) {
    CHECK(error.code() == glossator::ErrorCode::plugin);
    return error.what();
  }
}

std::string repeated(int times, const std::string& text) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("The validator says what is wrong with a value", "[schema_validator]") {
  const auto [schema, value, problem] = GENERATE(table<const char*, const char*, const char*>({
      {R"({"multipleOf": 0.01})", "4.025", "expected a multiple of 0.01; found 4.025"},
      {R"({"minimum": 1, "exclusiveMaximum": 3})", "3",
       "expected at least 1 and less than 3; found 3"},
      {R"({"maxLength": 2})", R"("äöü")", "expected at most 2 characters; found 3"},
      {R"({"pattern": "^a"})", R"("b")", R"(expected text that matches ^a; found "b")"},
      {R"({"uniqueItems": true})", "[1, 1.0, 1]", "1.0 is listed twice"},
      {R"({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}})", R"([1, "a"])",
       "/0: expected a string; found 1\n/1: expected an integer; found \"a\""},
      {R"({"prefixItems": [true], "items": false})", "[1, 2, 3]",
       "expected at most 1 item; found 3"},
      {R"({"contains": {"type": "string"}})", "[1]",
       "expected at least 1 item of the kind asked for; found 0"},
      {R"({"contains": {"type": "string"}, "minContains": 2, "maxContains": 2})", R"(["a"])",
       "expected at least 2 items of the kind asked for; found 1"},
      {R"({"contains": {"type": "string"}, "maxContains": 1})", R"(["a", "b"])",
       "expected at most 1 item of the kind asked for; found 2"},
      {R"({"properties": {"a": false}})", R"({"a": 1})", "/a: nothing is allowed here; found 1"},
      {R"({"properties": {"ab": true}, "patternProperties": {"^x-": true},
           "additionalProperties": false})",
       R"({"x-y": 1, "abb": 2})",
       "/abb: unknown key `abb`; known: ab, those like ^x-; did you mean `ab`?"},
      {R"({"patternProperties": {"^x-": {"type": "string"}}})", R"({"x-y": 1})",
       "/x-y: expected a string; found 1"},
      {R"({"propertyNames": {"maxLength": 2}})", R"({"abc": 1})",
       "/abc: the key `abc` is not allowed: expected at most 2 characters; found 3"},
      {R"({"minProperties": 1})", "{}", "expected at least 1 key; found 0"},
      {R"({"dependentRequired": {"user": ["password"]}})", R"({"user": 1})",
       "key `password` is missing; key `user` needs it"},
      {R"({"dependentSchemas": {"a": {"properties": {"b": {"type": "string"}}}}})",
       R"({"a": 1, "b": 2})", "/b: expected a string; found 2"},
      {R"({"allOf": [{"minimum": 3}, {"minimum": 3}]})", "1", "expected at least 3; found 1"},
      {R"({"anyOf": [{"type": "string"}, {"type": "array", "maxItems": 1}]})", "[1, 2]",
       "expected at most 1 item; found 2"},
      {R"({"anyOf": [{"$ref": "#/$defs/list", "maxItems": 1}, {"type": "string"}],
           "$defs": {"list": {"type": "array"}}})",
       "[1, 2]", "expected at most 1 item; found 2"},
      {R"({"oneOf": [{"minimum": 1}, {"minimum": 2}]})", "2",
       "fits none of the 2 forms allowed here, or more than the one it may; found 2"},
      {R"({"not": {"const": 5}})", "5", "expected anything but 5; found 5"},
      {R"({"not": {"enum": ["a", "b"]}})", R"("a")", R"(expected anything but a or b; found "a")"},
      {R"({"not": {"type": ["string", "null"]}})", "null",
       "expected anything but a string or null; found null"},
      {R"({"not": {"minimum": 5}})", "7", "is of the kind ruled out here; found 7"},
      {R"({"if": {"minimum": 5}, "then": {"multipleOf": 5}, "else": {"type": "integer"}})", "7",
       "expected a multiple of 5; found 7"},
      {R"({"if": {"minimum": 5}, "then": {"multipleOf": 5}, "else": {"type": "integer"}})", "1.5",
       "expected an integer; found 1.5"},
      {R"({"$ref": "#/$defs/a%20b", "maximum": 3, "$defs": {"a b": {"type": "integer"}}})", "4.5",
       "expected at most 3; found 4.5\nexpected an integer; found 4.5"},
  }));
  CAPTURE(schema, value);
  CHECK(problems_of(schema, value) == problem);
}

TEST_CASE("Numbers count by value", "[schema_validator]") {
  const auto [schema, value] = GENERATE(table<const char*, const char*>({
      {R"({"type": "integer"})", "1.0"},
      {R"({"const": 1})", "1.0"},
      {R"({"enum": [[2.0]]})", "[2]"},
      {R"({"multipleOf": 0.01})", "4.02"},
      {R"({"multipleOf": 0.01})", "-1.15"},
      {R"({"multipleOf": 0.1})", "1e300"},
      {R"({"multipleOf": 1e-300})", "3"},
      {R"({"multipleOf": 25})", "1e2"},
      {R"({"multipleOf": 3})", "18446744073709551615"},
      {R"({"maximum": 9007199254740993})", "9007199254740993"},
  }));
  CAPTURE(schema, value);
  CHECK(problems_of(schema, value) == "");
  CHECK(problems_of(R"({"maximum": 9007199254740992})", "9007199254740993") != "");
  CHECK(problems_of(R"({"multipleOf": 0.01})", "0.014") != "");
  CHECK(problems_of(R"({"multipleOf": 10})", "5") != "");
}

TEST_CASE("The validator takes other keys where the schema does not close an object",
          "[schema_validator]") {
  CHECK(problems_of(R"({"properties": {"a": {}}})", R"({"b": 1})") == "");
}

TEST_CASE("A broken schema is refused by the place and the reason", "[schema_validator]") {
  const auto [schema, problem] = GENERATE(table<const char*, const char*>({
      {"3", "expected a schema"},
      {R"({"type": "text"})",
       "/type: expected array, boolean, integer, null, number, object or string, or an array of "
       "these; found \"text\""},
      {R"({"required": "a"})", "/required: expected an array of strings; found \"a\""},
      {R"({"minLength": -1})", "/minLength: expected a whole number, not negative; found -1"},
      {R"({"multipleOf": 0})", "/multipleOf: expected a number more than 0; found 0"},
      {R"({"maximum": "3"})", "/maximum: expected a number; found \"3\""},
      {R"({"enum": 1})", "/enum: expected an array; found 1"},
      {R"({"uniqueItems": 1})", "/uniqueItems: expected true or false; found 1"},
      {R"({"dependentRequired": {"a": [1]}})",
       "/dependentRequired/a: expected an array of strings; found an array"},
      {R"({"oneOf": []})", "/oneOf: expected at least 1 schema; found 0"},
      {R"({"description": 3})", "/description: expected a string; found 3"},
      {R"#({"pattern": "a(?=b)"})#",
       "/pattern: \"a(?=b)\" is no regular expression of RE2: invalid perl operator: (?="},
      {R"#({"patternProperties": {"(": {}}})#",
       "/patternProperties/(: \"(\" is no regular expression of RE2: missing ): ("},
      {R"({"items": [{}]})",
       "/items: expected a schema; a schema for each item is \"prefixItems\""},
      {R"({"definitions": {}})",
       "/definitions: this keyword is of an older draft; JSON Schema 2020-12 has \"$defs\""},
      {R"({"dependencies": {}})",
       "/dependencies: this keyword is of an older draft; JSON Schema 2020-12 has "
       "\"dependentRequired\" and \"dependentSchemas\""},
      {R"({"$schema": "http://json-schema.org/draft-07/schema#"})",
       "/$schema: expected https://json-schema.org/draft/2020-12/schema; found "
       "\"http://json-schema.org/draft-07/schema#\""},
      {R"({"$ref": "other.json"})", "/$ref: expected a reference to a part of this schema"},
      {R"({"$ref": "#/enum/0", "enum": [{}]})",
       "/$ref: expected a reference to a schema; what stands at #/enum/0 is none"},
      {R"({"allOf": [{"$ref": "#"}]})",
       "/allOf/0/$ref: leads back to itself without entering a value"},
      {R"({"$ref": "#/$defs/a", "$defs": {"a": {"not": {"$ref": "#/$defs/a"}}}})",
       "/$defs/a/not/$ref: leads back to itself without entering a value"},
  }));
  CAPTURE(schema);
  CHECK(error_of(Json::parse(schema).value()) ==
        std::string("the options schema is broken: ") + problem);
}

TEST_CASE("An unknown keyword is refused with the known ones", "[schema_validator]") {
  std::string known;
  for (const auto& keyword : glossator::enforced_keywords)
    known += std::string(keyword.name) + ", ";
  for (const auto& keyword : glossator::annotation_keywords)
    known += std::string(keyword.name) + ", ";
  known.resize(known.size() - 2);
  CHECK(error_of(Json::parse(R"({"properties": {"a": {"minimun": 1}}})").value()) ==
        "the options schema is broken: /properties/a/minimun: this keyword is not supported; "
        "known: " +
            known + "; did you mean `minimum`?");
}

TEST_CASE("What nests too deep is refused", "[schema_validator]") {
  const auto nested = [](int levels) {
    return Json::parse(repeated(levels - 1, R"({"items":)") + "{}" + repeated(levels - 1, "}"))
        .value();
  };
  CHECK(error_of(nested(64)) == "");
  CHECK(error_of(nested(65)) == "the options schema is broken: " + repeated(64, "/items") +
                                    ": expected at most 64 schemas within one another");

  const auto chain = [](int references) {
    Json schema = Json::object({{"$ref", "#/$defs/1"}, {"$defs", Json::object()}});
    for (int i = 1; i < references; ++i)
      schema["$defs"][std::to_string(i)] =
          Json::object({{"$ref", "#/$defs/" + std::to_string(i + 1)}});
    schema["$defs"][std::to_string(references)] = Json::object({{"type", "integer"}});
    return schema;
  };
  CHECK(error_of(chain(32)) == "");
  CHECK(error_of(chain(33)) ==
        "the options schema is broken: /$defs/32/$ref: expected at most 32 references in a row");

  const auto lists = [](int levels) {
    Json value;
    for (int i = 0; i < levels; ++i) value = Json::array({std::move(value)});
    return value;
  };
  const char* const tree = R"({"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [
      {"type": "null"}, {"type": "array", "items": {"$ref": "#/$defs/a"}}]}}})";
  CHECK(problems_of(tree, lists(256)) == "");
  const std::string deep =
      repeated(60, R"({"allOf":[)") + R"({"items":{"$ref":"#"}})" + repeated(60, "]}");
  CHECK(problems_of(deep, lists(30)) == "");
  CHECK_THROWS_WITH(problems_of(deep, lists(40)),
                    "the options schema is broken: more than 2048 of its parts apply within one "
                    "another");
  CHECK(problems_of(tree, lists(257)) ==
        "expected at most 256 arrays and objects within one another");
}

}  // namespace schema_validator_test
