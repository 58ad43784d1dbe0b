#include <catch2/catch.hpp>
#include <gloss/export.hpp>

#include "glossator/pipeline.hpp"

namespace declared_names_test {

using namespace glossator;

namespace {

// A description that each test makes anew; only then is it read.
const char* type_names[4];
gloss_key only_key[1];
gloss_layer only_layer;
constexpr const gloss_layer* outputs[] = {&only_layer, nullptr};

struct Named {
  static inline gloss_description description =
      gloss::describe({.id = "named", .version = "1.0.0", .summary = "Names.", .outputs = outputs});
  explicit Named(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

std::string refusal(const std::string& options) {
  try {
    const Pipeline pipeline(
        Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "named", "options": )" +
                          options + "}]}"),
        {.own_plugins = {{"own", gloss::factory_of<Named>()}}});
    return "";
  } catch (const ConfigError& error) {
    return error.what();
  }
}

std::string refusal_of(const char* type, const char* other_type, const char* key) {
  type_names[0] = type;
  type_names[1] = other_type;
  only_key[0] = gloss::text_key(key, "-");
  only_layer = gloss::layer("things", type_names, only_key);
  Named::description.config_schema_json = R"({"type":"object"})";
  return refusal("{}");
}

std::string refusal_of_schema(const char* text, const std::string& options = "{}") {
  refusal_of("thing", nullptr, "key");
  Named::description.config_schema_json = text;
  return refusal(options);
}

}  // namespace

TEST_CASE("A plugin may name its types as their field does", "[declared_names]") {
  for (const char* type :
       {"B06", "DATE", "person", "Finance/Tax", "sub-type", "two words", "日付", "a.b:c", "C++"})
    CHECK(refusal_of(type, "other", "key_2") == "");
}

TEST_CASE("A type without a name that results can carry is refused with the rule",
          "[declared_names]") {
  for (const char* type :
       {"", " two", "two ", "a\nb", "a\tb", "a\x1b[31m", "a\x7f", "d\xE9j\xE0", "\u00A0a"})
    CHECK_THAT(refusal_of(type, nullptr, "key"),
               Catch::StartsWith("line 1, column 42: /pipeline/0/plugin: plugin `named` ") &&
                   Catch::Contains("of layer `things`: the name is not allowed; expected valid "
                                   "UTF-8, not empty, without control characters or blanks at "
                                   "its ends"));
  CHECK_THAT(refusal_of("thing", "thing", "key"),
             Catch::Contains("declares type `thing` of layer `things` twice"));
}

TEST_CASE("A key with a name that plugin.h does not allow is refused with the rule",
          "[declared_names]") {
  for (const char* key : {"", "Value", "two words", "a-b", "a.b", "9", "_a", "a\nb", "d\xE9j\xE0"})
    CHECK_THAT(refusal_of("thing", nullptr, key),
               Catch::Contains("of layer `things`: the name is not allowed; expected a lower-case "
                               "letter, then lower-case letters, digits and `_`"));
}

TEST_CASE("A broken options schema is told with place and reason", "[declared_names]") {
  CHECK_THAT(refusal_of_schema(R"({"type":"object",})"),
             Catch::Contains("its options schema is not JSON: line 1, column 18: "));
  CHECK_THAT(refusal_of_schema(R"({"type":"object","type":"object"})"),
             Catch::Contains("its options schema is not JSON: line 1, column 18: key `type` was "
                             "given before"));
  CHECK_THAT(refusal_of_schema(R"({"$ref":"#"})"),
             Catch::Contains("the options schema is broken: /$ref: leads back to itself without "
                             "entering a value"));
}

TEST_CASE("Options with a key twice are told once", "[declared_names]") {
  const std::string told = refusal_of_schema(
      R"({"type":"object","properties":{"n":{"type":"integer"}}})", R"({"n": 1, "n": 2})");
  CHECK_THAT(told, Catch::Contains("key `n` was given before") && !Catch::Contains("not JSON"));
}

}  // namespace declared_names_test
