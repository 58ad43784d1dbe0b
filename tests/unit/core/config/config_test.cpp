#include "glossator/config.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/temp_dir.hpp"

namespace config_test {

using glossator::Config;
using glossator::ConfigError;
using glossator::InputFormat;
using glossator::OnError;
using glossator::OutputKind;
using glossator::Unit;

namespace {

std::string problems_of(const std::string& text,
                        const std::vector<Config::Override>& overrides = {}) {
  try {
    Config::from_text(text, ".", overrides).throw_problems();
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "";
}

const std::string minimal = R"({"glossator": 1, "pipeline": [{"plugin": "tokens"}]})";

}  // namespace

TEST_CASE("A minimal Config has every default", "[config]") {
  const Config config = Config::from_text(minimal, "/a/b");
  REQUIRE(config.pipeline().size() == 1);
  CHECK(config.pipeline()[0].plugin == "tokens");
  CHECK(config.pipeline()[0].name == "tokens");
  CHECK(config.pipeline()[0].options_json == "{}");
  CHECK(config.pipeline()[0].inputs.empty());
  CHECK(config.pipeline()[0].outputs.empty());
  CHECK(config.pipeline()[0].on_error == std::nullopt);
  CHECK(config.plugin_path().empty());
  CHECK(config.folder() == "/a/b");
  const Config preset;
  CHECK(config.input().format == preset.input().format);
  CHECK(config.input().id == preset.input().id);
  CHECK(config.input().text == preset.input().text);
  CHECK(config.input().date == preset.input().date);
  CHECK(config.input().language == preset.input().language);
  CHECK(config.input().meta == preset.input().meta);
  CHECK(config.input().delimiter == preset.input().delimiter);
  CHECK(config.input().quote == preset.input().quote);
  CHECK(config.input().encoding == preset.input().encoding);
  CHECK(config.input().html_date == preset.input().html_date);
  CHECK(config.output().format == preset.output().format);
  CHECK(config.output().unit == preset.output().unit);
  CHECK(config.output().layers == preset.output().layers);
  CHECK(config.output().text == preset.output().text);
  CHECK(config.output().all_meta == preset.output().all_meta);
  CHECK(config.output().meta == preset.output().meta);
  CHECK(config.run().threads == preset.run().threads);
  CHECK(config.run().on_error == preset.run().on_error);
  CHECK(config.run().isolation == preset.run().isolation);
  CHECK(config.run().document_bytes == preset.run().document_bytes);
  CHECK(config.run().document_seconds == preset.run().document_seconds);
}

TEST_CASE("A Config reads every key", "[config]") {
  const Config config = Config::from_text(R"({
    "$schema": "config.schema.json", "glossator": 1,
    "plugins": {"path": ["mine", "../yours", "/theirs"]},
    "pipeline": [{"plugin": "regex", "name": "prices", "options": {"b": 1, "a": [true]},
                  "inputs": {"tokens": "words"}, "outputs": {"matches": "prices"},
                  "on_error": "stop"}],
    "input": {"format": "jsonl", "id": "", "text": "/body/text", "date": "/at", "language": "/l",
              "meta": "/m", "delimiter": ";", "quote": "'", "html_date": false,
              "encoding": "utf-16"},
    "output": {"format": "table", "unit": "utf16", "layers": ["b", "a"], "text": true,
               "meta": ["source", "all"]},
    "run": {"threads": 4, "on_error": "skip_layer", "isolation": "none",
            "limits": {"document_mb": 0.5, "document_seconds": 1.5}}})",
                                          "/a/b");
  CHECK(config.plugin_path() == std::vector<std::string>{"/a/b/mine", "/a/yours", "/theirs"});
  REQUIRE(config.pipeline().size() == 1);
  const auto& step = config.pipeline()[0];
  CHECK(step.name == "prices");
  CHECK(step.options_json == R"({"b":1,"a":[true]})");
  CHECK(step.inputs == std::map<std::string, std::string>{{"tokens", "words"}});
  CHECK(step.outputs == std::map<std::string, std::string>{{"matches", "prices"}});
  CHECK(step.on_error == OnError::stop);
  CHECK(config.input().format == InputFormat::jsonl);
  CHECK(config.input().id == "");
  CHECK(config.input().text == "/body/text");
  CHECK(config.input().date == "/at");
  CHECK(config.input().language == "/l");
  CHECK(config.input().meta == "/m");
  CHECK(config.input().delimiter == ";");
  CHECK(config.input().quote == "'");
  CHECK_FALSE(config.input().html_date);
  CHECK(config.input().encoding == glossator::InputEncoding::utf16);
  CHECK(config.output().format == OutputKind::table);
  CHECK(config.output().unit == Unit::utf16);
  CHECK(config.output().layers == std::vector<std::string>{"b", "a"});
  CHECK(config.output().text);
  CHECK_FALSE(config.output().all_meta);
  CHECK(config.output().meta == std::vector<std::string>{"source", "all"});
  CHECK(config.run().threads == 4);
  CHECK(config.run().on_error == OnError::skip_layer);
  CHECK(config.run().document_bytes == 524288);
  CHECK(config.run().document_seconds == 1.5);
}

TEST_CASE("A Config takes true, all or a list of keys for meta", "[config]") {
  const auto output = [](const std::string& meta) {
    return Config::from_text(minimal, ".", {{"/output/meta", meta}}).output();
  };
  CHECK(output("true").all_meta);
  CHECK(output("all").all_meta);
  CHECK_FALSE(output("false").all_meta);
  CHECK_FALSE(output(R"(["a"])").all_meta);
  CHECK(output(R"(["a"])").meta == std::vector<std::string>{"a"});
  CHECK_FALSE(problems_of(minimal, {{"/output/meta", "some"}}).empty());
  CHECK_FALSE(problems_of(minimal, {{"/output/meta", "[1]"}}).empty());
}

TEST_CASE("A Config tells all that is wrong, in the order of the text", "[config]") {
  CHECK(
      problems_of(R"({
  "glossator": 2,
  "pipelin": [],
  "pipeline": [
    {"plugin": "tokens", "option": {}},
    {"name": "x"},
    {"plugin": "dates", "on_error": "skip_doc"}
  ],
  "run": {"threads": -1, "limits": {"document_mb": 0}}
})") ==
      "line 2, column 16: /glossator: expected 1; found 2\n"
      "line 3, column 3: /pipelin: unknown key `pipelin`; known: $schema, glossator, plugins, "
      "pipeline, input, output, run; did you mean `pipeline`?\n"
      "line 5, column 26: /pipeline/0/option: unknown key `option`; known: plugin, name, options, "
      "inputs, outputs, on_error, isolation; did you mean `options`?\n"
      "line 6, column 5: /pipeline/1: key `plugin` is missing: the id of an annotator, for "
      "example dates\n"
      "line 7, column 37: /pipeline/2/on_error: expected one of skip_document, skip_layer, stop; "
      "found \"skip_doc\"\n"
      "line 9, column 22: /run/threads: expected at least 0 and at most 1024; found -1\n"
      "line 9, column 52: /run/limits/document_mb: expected more than 0 and at most 4095; found 0");
}

TEST_CASE("A Config names what is wrong with one key", "[config]") {
  const auto [keys, problem] = GENERATE(table<const char*, const char*>({
      {R"("input": {"format": "json"})",
       "/input/format: expected one of auto, text, html, jsonl, csv, tsv; found \"json\"; did you "
       "mean "
       "\"jsonl\"?"},
      {R"("input": {"text": ""})", "/input/text: expected text that matches ^/; found \"\""},
      {R"("input": {"id": "id"})", "/input/id: expected text that matches ^(/.*)?$; found \"id\""},
      {R"("input": {"id": "/a~b"})",
       "/input/id: expected a JSON Pointer, in which ~ is written ~0; found \"/a~b\""},
      {R"("output": {"format": "xml"})",
       "/output/format: expected one of auto, jsonl, table, csv, conll, brat, folder, sqlite; "
       "found \"xml\""},
      {R"("output": {"unit": "char"})",
       "/output/unit: expected one of byte, codepoint, utf16; found \"char\""},
      {R"("output": {"layers": ["a", "b", "a"]})", "/output/layers: \"a\" is listed twice"},
      {R"("output": [])", "/output: expected an object; found an array"},
      {R"("run": {"isolation": "process"})",
       "/run/isolation: expected one of none, chain, plugin; found \"process\""},
      {R"("run": {"threads": "4"})", "/run/threads: expected an integer; found \"4\""},
      {R"("plugins": {"path": "here"})", "/plugins/path: expected an array; found \"here\""},
      {R"("plugins": {"path": [1]})", "/plugins/path/0: expected a string; found 1"},
  }));
  CAPTURE(keys);
  const std::string text = problems_of(
      std::string(R"({"glossator": 1, "pipeline": [{"plugin": "tokens"}], )") + keys + "}");
  CHECK(text.substr(text.find(": /") + 2) == problem);
}

TEST_CASE("A Config names what is wrong with a step", "[config]") {
  const auto [steps, problem] = GENERATE(table<const char*, const char*>({
      {"[]", "/pipeline: expected at least 1 item; found 0"},
      {"{}", "/pipeline: expected an array; found an object"},
      {"[1]", "/pipeline/0: expected an object; found 1"},
      {R"([{"plugin": "Tokens"}])",
       "/pipeline/0/plugin: expected text that matches ^[a-z0-9_.-]+$; found \"Tokens\""},
      {R"([{"plugin": "a"}, {"plugin": "a"}])",
       "/pipeline/1/plugin: step 0 is named `a` already; two steps of one plugin need different "
       "names: add \"name\" to one of them"},
      {R"([{"plugin": "a", "name": "x"}, {"plugin": "b", "name": "x"}])",
       "/pipeline/1/name: step 0 is named `x` already"},
      {R"([{"plugin": "a"}, {"plugin": "b", "name": "a"}])",
       "/pipeline/1/name: step 0 is named `a` already"},
      {R"([{"plugin": "a", "options": []}])",
       "/pipeline/0/options: expected an object; found an array"},
      {R"([{"plugin": "a", "outputs": {"a": 1}}])",
       "/pipeline/0/outputs/a: expected a string; found 1"},
      {R"([{"plugin": "a", "inputs": {"a": "B"}}])",
       "/pipeline/0/inputs/a: expected text that matches ^[a-z][a-z0-9_.-]*$; found \"B\""},
  }));
  CAPTURE(steps);
  const std::string text =
      problems_of(std::string(R"({"glossator": 1, "pipeline": )") + steps + "}");
  CHECK(text.substr(text.find(": /") + 2) == problem);
}

TEST_CASE("Two steps of one plugin with different names are fine", "[config]") {
  CHECK(problems_of(
            R"({"glossator": 1, "pipeline": [{"plugin": "a"}, {"plugin": "a", "name": "b"}]})") ==
        "");
}

TEST_CASE("A text that is no config at all is told so", "[config]") {
  const auto [text, problem] = GENERATE(table<const char*, const char*>({
      {"", "line 1, column 1: expected a value; found the end of the text"},
      {"[]", "line 1, column 1: expected an object; found an array"},
      {"{\"glossator\": 1,}",
       "line 1, column 17: expected a key in double quotes; found `}` after a comma: the last "
       "member has none"},
      {"{\"glossator\": 1, \"glossator\": 1, \"pipeline\": [{\"plugin\": \"a\"}]}",
       "line 1, column 18: /glossator: key `glossator` was given before, at line 1, column 2"},
      {"{}",
       "line 1, column 1: key `glossator` is missing: the version of the config format, 1\n"
       "line 1, column 1: key `pipeline` is missing: the steps, run in this order"},
  }));
  CAPTURE(text);
  CHECK(problems_of(text) == problem);
}

TEST_CASE("Overrides set what is there and what is not", "[config]") {
  const std::string text = R"({"glossator": 1, "pipeline": [
      {"plugin": "tokens"}, {"plugin": "dates", "options": {"direction": "past", "x": 1}},
      {"plugin": "dates", "name": "other"}]})";
  const Config config = Config::from_text(text, ".",
                                          {{"/run/threads", "2"},
                                           {"/pipeline/1/options/direction", "future"},
                                           {"/pipeline/other/options/min", "0.5"},
                                           {"/pipeline/tokens/options", R"({"a": [1, 2]})"},
                                           {"/output/layers", R"(["dates"])"},
                                           {"/output/layers/0", "\"2\""}});
  CHECK(config.run().threads == 2);
  CHECK(config.pipeline()[0].options_json == R"({"a":[1,2]})");
  CHECK(config.pipeline()[1].options_json == R"({"direction":"future","x":1})");
  CHECK(config.pipeline()[2].options_json == R"({"min":0.5})");
  CHECK(config.output().layers == std::vector<std::string>{"2"});
  CHECK(config.locate("/run/threads").text() == "override /run/threads=2: /run/threads");
  CHECK(config.locate("/pipeline/2/options/min").line == 0);
  CHECK(config.locate("/pipeline/1/options/x").line == 2);
}

TEST_CASE("A wrong override is named", "[config]") {
  const auto [pointer, value, problem] = GENERATE(table<const char*, const char*, const char*>({
      {"/run/threads", "many",
       "override /run/threads=many: /run/threads: expected an integer; found \"many\""},
      {"/run/thread", "1",
       "override /run/thread=1: /run/thread: unknown key `thread`; known: threads, on_error, "
       "error_rate, "
       "isolation, sandbox, quarantine, limits; did you mean `threads`?"},
      {"run/threads", "1",
       "override run/threads=1: expected a JSON Pointer to a value of the config, for example "
       "/run/threads; found \"run/threads\""},
      {"", "{}",
       "override ={}: expected a JSON Pointer to a value of the config, for example /run/threads; "
       "found \"\""},
      {"/pipeline/7/name", "x",
       "override /pipeline/7/name=x: /pipeline has no item 7; it has 1, from 0"},
      {"/pipeline/token/name", "x",
       "override /pipeline/token/name=x: no step is named `token`; known: tokens; did you mean "
       "`tokens`?"},
      {"/glossator/x", "1",
       "override /glossator/x=1: /glossator is 1: there is nothing in it to set"},
      {"/output/layers", R"({"a":1,"a":2})",
       "override /output/layers={\"a\":1,\"a\":2}: key `a` was given before, at line 1, column 2"},
      {"/pipeline/0/name", "\xff", "override /pipeline/0/name=\xff: the value is not valid UTF-8"},
  }));
  CAPTURE(pointer, value);
  const std::string text = problems_of(minimal, {{pointer, value}});
  CHECK(text.substr(0, text.find('\n')) == problem);
}

TEST_CASE("filled_json shows every default and is a config of the same meaning", "[config]") {
  const Config config = Config::from_text(minimal);
  const std::string text = config.filled_json();
  const auto filled = nlohmann::ordered_json::parse(text);
  CHECK(filled["run"]["limits"]["document_seconds"] == 30);
  CHECK(filled["input"]["format"] == "auto");
  CHECK(filled["plugins"]["path"].empty());
  CHECK(
      filled["pipeline"][0] ==
      nlohmann::ordered_json::parse(
          R"({"plugin": "tokens", "name": "tokens", "options": {}, "inputs": {}, "outputs": {}})"));
  CHECK(Config::from_text(text).filled_json() == text);
}

TEST_CASE("locate finds values and keys, not defaults", "[config]") {
  const Config config =
      Config::from_text("{\"glossator\": 1,\n \"pipeline\": [{\"plugin\": \"a\"}]}");
  CHECK(config.locate("/pipeline/0/plugin").text() == "line 2, column 26: /pipeline/0/plugin");
  CHECK(config.locate_key("/pipeline/0/plugin").text() == "line 2, column 16: /pipeline/0/plugin");
  CHECK(config.locate("/run/threads").text() == "/run/threads");
  CHECK(config.locate("/pipeline/0/name").text() == "/pipeline/0/name");
  CHECK(Config().locate("/run").text() == "/run");
}

TEST_CASE("A Config from a file names the file as the user did", "[config]") {
  const TempDir folder;
  const std::string path = folder.write("a.json",
                                        "{\"glossator\": 1, \"pipeline\": [{\"plugin\": \"a\"}],\n"
                                        "\"plugins\": {\"path\": [\"p\"]}}");
  const Config config = Config::from_file(path);
  CHECK(config.folder() == folder.path());
  CHECK(config.plugin_path() == std::vector<std::string>{folder.path() + "/p"});
  CHECK(config.locate("/plugins").text() == path + ":2:12: /plugins");
  const std::string broken = folder.write("b.json", "{");
  CHECK_THROWS_WITH(Config::from_file(broken),
                    broken + ":1:2: expected a key in double quotes; found the end of the text");
}

TEST_CASE("A config file that cannot be read is a usage error", "[config]") {
  const TempDir folder;
  CHECK_THROWS_WITH(
      Config::from_file(folder.path() + "/none.json"),
      folder.path() + "/none.json: cannot read the config: No such file or directory");
  CHECK_THROWS_WITH(Config::from_file(folder.path()),
                    folder.path() + ": cannot read the config: it is a folder; name a file in it");
}

TEST_CASE("The shipped configs are valid", "[config]") {
  unsigned count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(GLOSSATOR_CONFIGS)) {
    if (entry.path().extension() != ".json" || entry.path().filename() == "config.schema.json")
      continue;
    CAPTURE(entry.path().string());
    CHECK_NOTHROW(Config::from_file(entry.path().string()));
    ++count;
  }
  CHECK(count >= 1);
}

TEST_CASE("A wrong key takes the place of no other value, wherever it is", "[config]") {
  const std::string text =
      "{\"glossator\": 1, \"x\": [],\n"
      " \"pipeline\": [\n"
      "  {\"foo\": {}, \"plugin\": \"a\", \"on_error\": \"no\", \"options\": {\"n\": 1}},\n"
      "  {\"inputs\": {\"t\": 1}, \"plugin\": \"b\"}],\n"
      " \"run\": {\"limit\": 1,\n"
      "  \"threads\": \"x\", \"limits\": {\"q\": 1,\n"
      "   \"document_mb\": 2}},\n"
      " \"output\": {\"bogus\": 1,\n"
      "  \"layers\": [\"c\"]}}";
  const auto places_of = [](const Config& config) {
    std::string places;
    for (const char* pointer : {"/pipeline/0/plugin", "/pipeline/0/options/n", "/pipeline/1/plugin",
                                "/run/limits/document_mb", "/output/layers/0"}) {
      const auto place = config.locate(pointer);
      places += std::to_string(place.line) + ":" + std::to_string(place.column) + " ";
    }
    return places;
  };
  const Config config = Config::from_text(text);
  CHECK(config.problems().size() == 8);
  for (const auto& problem : config.problems()) CHECK(problem.line > 0);
  CHECK(places_of(config) == "3:25 3:65 4:34 7:19 9:14 ");
  // An override with a wrong key and one that replaces a wrong value shift nothing either.
  const Config overridden =
      Config::from_text(text, ".", {{"/y", "1"}, {"/run/threads", "2"}, {"/pipeline/0/z", "1"}});
  CHECK(overridden.problems().size() == 9);
  CHECK(places_of(overridden) == "3:25 3:65 4:34 7:19 9:14 ");
}

TEST_CASE("Several faults of a text's syntax have their places", "[config]") {
  CHECK(problems_of("{\"glossator\": 1e999,\n"
                    " \"run\": {\"threads\": 99999999999999999999,},\n"
                    " \"output\": {\"text\": True, \"layers\": [\"a\",]},\n"
                    " \"pipeline\": [}") ==
        "line 1, column 15: /glossator: the number is too large for a double\n"
        "line 2, column 21: /run/threads: the integer does not fit in 64 bits\n"
        "line 2, column 42: /run: expected a key in double quotes; found `}` after a comma: the "
        "last member has none\n"
        "line 3, column 21: /output/text: expected a value; found `True`; did you mean `true`?\n"
        "line 3, column 42: /output/layers: expected a value; found `]` after a comma: the last "
        "item has none\n"
        "line 4, column 15: /pipeline/0: expected a value; found `}`");
  CHECK(problems_of("{\"glossator\": 1, \"glossator\": 1,}") ==
        "line 1, column 18: /glossator: key `glossator` was given before, at line 1, column 2\n"
        "line 1, column 33: expected a key in double quotes; found `}` after a comma: the last "
        "member has none");
}

}  // namespace config_test
