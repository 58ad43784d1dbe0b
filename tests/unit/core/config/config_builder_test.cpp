#include "glossator/config_builder.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "config/config_fields.hpp"
#include "config/config_schema.hpp"

namespace config_builder_test {

using namespace glossator;

namespace {

std::string problems_of(const ConfigBuilder& builder) {
  try {
    builder.build().throw_problems();
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "";
}

/// A builder whose only step has this option.
ConfigBuilder with_option(OptionValue value) {
  return {.pipeline = {{.plugin = "a", .options = {{"x", std::move(value)}}}}};
}

}  // namespace

TEST_CASE("A Config made in code is the one that its text gives", "[config_builder]") {
  const Config built =
      ConfigBuilder{
          .pipeline = {{.plugin = "tokens"},
                       {.plugin = "regex",
                        .name = "prices",
                        .options = {{"text", "a\"b"},
                                    {"count", 3},
                                    {"share", 0.25},
                                    {"whole", false},
                                    {"list", OptionValue::List{"a", 1u, OptionValue::List{}}},
                                    {"inner", OptionValue::Members{{"x", -1L}}}},
                        .inputs = {{"tokens", "words"}},
                        .outputs = {{"matches", "prices"}},
                        .on_error = OnError::stop}},
          .plugin_path = {"mine"},
          .input = {.format = InputFormat::jsonl, .id = "/n"},
          .output = {.unit = Unit::utf16, .layers = {"prices"}, .text = true},
          .run = {.threads = 3,
                  .on_error = OnError::skip_layer,
                  .error_rate = "3/1000",
                  .document_bytes = 12345,
                  .document_seconds = 1.5},
          .folder = "/a"}
          .build();
  const Config read = Config::from_text(R"({"glossator": 1, "plugins": {"path": ["mine"]},
      "pipeline": [{"plugin": "tokens", "options": {}, "inputs": {}, "outputs": {}},
        {"plugin": "regex", "name": "prices",
         "options": {"text": "a\"b", "count": 3, "share": 0.25, "whole": false,
                     "list": ["a", 1, []], "inner": {"x": -1}},
         "inputs": {"tokens": "words"}, "outputs": {"matches": "prices"}, "on_error": "stop"}],
      "input": {"format": "jsonl", "id": "/n"},
      "output": {"unit": "utf16", "layers": ["prices"], "text": true},
      "run": {"threads": 3, "on_error": "skip_layer", "error_rate": "3/1000",
              "limits": {"document_mb": 0.011773109436035156, "document_seconds": 1.5}}})",
                                        "/a");
  CHECK(built.problems().empty());
  CHECK(nlohmann::json::parse(built.filled_json()) == nlohmann::json::parse(read.filled_json()));
  CHECK(built.run().document_bytes == 12345);
  CHECK(built.plugin_path() == std::vector<std::string>{"/a/mine"});
  CHECK(built.folder() == "/a");
}

TEST_CASE("A builder sets every key that the schema has", "[config_builder]") {
  const auto schema = nlohmann::ordered_json::parse(config_schema_text);
  const auto compare = [](const nlohmann::ordered_json& part, const OptionValue::Members& fields) {
    std::vector<std::string> keys, known;
    for (const auto& item : part["properties"].items()) known.push_back(item.key());
    for (const auto& field : fields) keys.push_back(field.first);
    CHECK(keys == known);
  };
  const auto& parts = schema["properties"];
  compare(parts["input"], fields_of(InputConfig()));
  compare(parts["output"], fields_of(OutputConfig()));
  const auto run = fields_of(RunConfig());
  compare(parts["run"], run);
  compare(parts["run"]["properties"]["limits"],
          std::get<OptionValue::Members>(run.back().second.get()));
}

TEST_CASE("What is wrong with a Config made in code is told by its pointer", "[config_builder]") {
  CHECK_THAT(problems_of({}), Catch::StartsWith("/pipeline: "));
  CHECK(problems_of({.pipeline = {{.plugin = "a"}, {.plugin = "a"}}}) ==
        "/pipeline/1/plugin: step 0 is named `a` already; two steps of one plugin need different "
        "names: add \"name\" to one of them");
  CHECK_THAT(problems_of({.pipeline = {{.plugin = "a"}}, .run = {.error_rate = "hope"}}),
             Catch::StartsWith("/run/error_rate: "));
  CHECK_THAT(problems_of({.pipeline = {{.plugin = "a"}}, .run = {.document_bytes = 0}}),
             Catch::StartsWith("/run/limits/document_mb: "));
}

TEST_CASE("Values that JSON cannot hold are problems", "[config_builder]") {
  CHECK(problems_of(with_option(std::nan(""))) == "/pipeline/0/options/x: is not a finite number");
  CHECK(problems_of(with_option("a\xff")) == "/pipeline/0/options/x: is not valid UTF-8 at byte 1");
  CHECK(problems_of(with_option(OptionValue::Members{{"\xff", 1}})) ==
        "/pipeline/0/options/x: a key is not valid UTF-8");
  CHECK(problems_of(with_option(OptionValue::Members{{"a/b", 1}, {"a/b", 2}})) ==
        "/pipeline/0/options/x/a~1b: is given twice");
  CHECK_THAT(problems_of({.pipeline = {{.plugin = "\xff"}}}),
             Catch::Contains("/pipeline/0/plugin: is not valid UTF-8 at byte 0"));
  CHECK_THAT(problems_of({.pipeline = {{.plugin = "a"}}, .output = {.layers = {"\xff"}}}),
             Catch::Contains("/output/layers/0: is not valid UTF-8 at byte 0"));
}

TEST_CASE("A Config without a source can be printed", "[config_builder]") {
  CHECK(Config().filled_json() == "{}\n");
}

}  // namespace config_builder_test
