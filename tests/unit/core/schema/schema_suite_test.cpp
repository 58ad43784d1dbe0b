// The test cases of the JSON Schema organisation for draft 2020-12, from a Debian package.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "glossator/error.hpp"
#include "json/json_source.hpp"
#include "schema/schema_validator.hpp"

namespace schema_suite_test {

using glossator::Json;
using glossator::SchemaValidator;
namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

namespace {

const fs::path suite = GLOSSATOR_SCHEMA_SUITE;

/// The validator's outcome on cases.
struct Outcome {
  std::size_t agreed = 0;
  Texts disagreed;                             ///< "GROUP: CASE"
  std::map<std::string, std::size_t> refused;  ///< cases by keyword in the schema's error
};

Json read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  const auto source = glossator::parse_json(std::string(std::istreambuf_iterator<char>(in), {}));
  CAPTURE(path);
  REQUIRE(source.value);
  return *source.value;
}

/// KEYWORD of "the options schema is broken: /properties/a/KEYWORD: ..."
std::string refused_keyword(const std::string& message) {
  const std::string beginning = "the options schema is broken: /";
  REQUIRE(message.starts_with(beginning));
  const std::string pointer = message.substr(
      beginning.size() - 1, message.find(": ", beginning.size()) - beginning.size() + 1);
  return pointer.substr(pointer.rfind('/') + 1);
}

void run(const Json& group, Outcome& outcome) {
  const Json& cases = group["tests"];
  try {
    const SchemaValidator validator(group["schema"]);
    for (const Json& one : cases.items()) {
      const bool is_valid = validator.mismatches(one["data"]).empty();
      if (is_valid == one["valid"].boolean())
        ++outcome.agreed;
      else
        outcome.disagreed.push_back(group["description"].text() + ": " + one["description"].text());
    }
  } catch (const glossator::Error& error) {
    CHECK(error.code() == glossator::ErrorCode::plugin);
    outcome.refused[refused_keyword(error.what())] += cases.size();
  }
}

Outcome run_file(const fs::path& path) {
  Outcome outcome;
  const Json groups = read(path);
  for (const Json& group : groups.items()) run(group, outcome);
  return outcome;
}

Texts counts_of(const Outcome& outcome) {
  Texts counts;
  for (const auto& [keyword, cases] : outcome.refused)
    counts.push_back(keyword + " " + std::to_string(cases));
  return counts;
}

}  // namespace

// All files, also those of refused keywords.
TEST_CASE("The validator agrees with each case that it does not refuse by name", "[schema_suite]") {
  REQUIRE(fs::is_directory(suite));
  Outcome all;
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(suite)) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    const Outcome of_file = run_file(entry.path());
    all.agreed += of_file.agreed;
    for (const std::string& one : of_file.disagreed)
      all.disagreed.push_back(entry.path().stem().string() + ": " + one);
    for (const auto& [keyword, cases] : of_file.refused) all.refused[keyword] += cases;
  }
  CHECK(files == 48);
  CHECK(all.agreed == 855);
  CHECK(all.disagreed == Texts{});
  // $ref: to other documents and to anchors; $schema: other dialects; array_of_schemas: an unknown
  // keyword.
  CHECK(counts_of(all) == Texts{"$anchor 6", "$id 97", "$ref 37", "$schema 2", "array_of_schemas 3",
                                "unevaluatedItems 60", "unevaluatedProperties 116"});
}

// The files of $ref, $defs and not also have cases with refused keywords, counted above.
TEST_CASE("A file of each enforced keyword agrees in every case", "[schema_suite]") {
  const auto file = GENERATE(
      as<std::string>{}, "additionalProperties", "allOf", "anyOf", "content", "boolean_schema",
      "const", "contains", "default", "dependentRequired", "dependentSchemas", "enum",
      "exclusiveMaximum", "exclusiveMinimum", "format", "if-then-else", "infinite-loop-detection",
      "items", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum", "minContains",
      "minItems", "minLength", "minProperties", "minimum", "multipleOf", "oneOf", "pattern",
      "patternProperties", "prefixItems", "properties", "propertyNames", "required", "type",
      "uniqueItems", "optional/float-overflow", "optional/no-schema", "optional/non-bmp-regex");
  CAPTURE(file);
  const Outcome outcome = run_file(suite / (file + ".json"));
  CHECK(outcome.agreed > 0);
  CHECK(outcome.disagreed == Texts{});
  CHECK(counts_of(outcome) == Texts{});
}

// The optional cases of patterns, which test ECMA-262. Syntax that RE2 does not know is refused:
// \cC and \cc (2 each), \p{Letter} (8), \p{digit} for \p{Nd} (6). Its \s means ASCII blanks without
// the vertical tab.
TEST_CASE("Patterns are those of RE2", "[schema_suite]") {
  const Outcome outcome = run_file(suite / "optional/ecmascript-regex.json");
  CHECK(outcome.agreed == 46);
  CHECK(counts_of(outcome) ==
        Texts{"$ref 1", "\\p{Letter}cole 4", "^\\p{digit}+$ 3", "pattern 11"});
  Texts expected;
  for (const char* group :
       {"ECMA 262 \\s matches whitespace: ", "ECMA 262 \\S matches everything but whitespace: "})
    for (const char* blank : {"Line tabulation", "latin-1 non-breaking-space",
                              "zero-width whitespace", "paragraph separator", "EM SPACE"})
      expected.push_back(std::string(group) + blank);
  REQUIRE(outcome.disagreed.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    CHECK_THAT(outcome.disagreed[i], Catch::StartsWith(expected[i]));
}

}  // namespace schema_suite_test
