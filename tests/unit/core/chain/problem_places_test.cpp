#include <catch2/catch.hpp>
#include <gloss/export.hpp>

#include "glossator/config_builder.hpp"
#include "glossator/pipeline.hpp"

namespace problem_places_test {

using namespace glossator;

namespace {

/// Refuses each option that is `bad`, or has an item that is.
struct Picky {
  static constexpr gloss_description description =
      gloss::describe({.id = "picky",
                       .version = "1",
                       .summary = "s",
                       .options = R"({"type": "object", "properties": {
         "word": {"type": "string", "default": "bad"},
         "file": {"type": "string", "default": ""},
         "a: b": {"type": "string", "default": ""},
         "deep": {"type": "object", "properties": {"items": {"type": "array"}}}}})"});
  explicit Picky(gloss::Config config) {
    std::string said;
    const auto refuse = [&](const std::string& line) { said += (said.empty() ? "" : "\n") + line; };
    for (const char* option : {"/word", "/a: b"})
      if (config.text(option) == "bad") refuse("option " + std::string(option) + ": is bad");
    for (int i = 0; config.text("/word") != "bad" && i < 2; ++i)
      if (const std::string item = "/deep/items/" + std::to_string(i) + "/x";
          config.text(item) == "bad")
        refuse("option " + item + ": is bad\n  and stays so");
    if (const std::string file = config.text("/file"); !file.empty())
      refuse("/folder/" + file + ":3: is faulty");
    if (said.empty()) refuse("nothing suits me");
    throw gloss::Error(GLOSS_E_CONFIG, said);
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

Pipeline::Options with_picky() { return {.own_plugins = {{"demo", gloss::factory_of<Picky>()}}}; }

std::string problems_of(const std::string& text,
                        const std::vector<Config::Override>& overrides = {}) {
  try {
    const Pipeline pipeline(Config::from_text(text, ".", overrides), with_picky());
    return "";
  } catch (const ConfigError& error) {
    std::string places;
    for (const Problem& problem : error.problems())
      places += problem.file + (problem.file.empty() ? "" : ": ") + std::to_string(problem.line) +
                ":" + std::to_string(problem.column) + " " + problem.pointer + "\n";
    return places;
  }
}

// A key that is unknown stands before everything else, and a misspelt plugin and options behind.
const std::string broken =
    "{\"glossator\": 1, \"x\": [],\n"
    " \"pipeline\": [{\"y\": 1, \"plugin\": \"pickyy\"},\n"
    "  {\"plugin\": \"picky\", \"name\": \"second\",\n"
    "   \"options\": {\"word\": 7}}],\n"
    " \"output\": {\"layers\": [\"none\"]}}";

}  // namespace

TEST_CASE("An unknown key takes the place of no other problem", "[places]") {
  const std::string places =
      "1:18 /x\n"
      "2:16 /pipeline/0/y\n"
      "2:34 /pipeline/0/plugin\n"
      "4:24 /pipeline/1/options/word\n"
      "5:24 /output/layers/0\n";
  CHECK(problems_of(broken) == places);
  CHECK(problems_of(broken, {{"/z", "1"}}) == "override /z=1: 0:0 /z\n" + places);
}

TEST_CASE("An option that a plugin refuses has its own place", "[places]") {
  const std::string text =
      "{\"glossator\": 1, \"pipeline\": [{\"plugin\": \"picky\", \"options\": {\n"
      "  \"word\": \"good\",\n"
      "  \"deep\": {\"items\": [{\"x\": \"fine\"},\n"
      "    {\"x\": \"bad\"}]},\n"
      "  \"file\": \"lists/a.tsv\",\n"
      "  \"a: b\": \"bad\"}}]}";
  CHECK(problems_of(text) ==
        "4:11 /pipeline/0/options/deep/items/1/x\n"
        "5:11 /pipeline/0/options/file\n"
        "6:11 /pipeline/0/options/a: b\n");
  CHECK(problems_of(text, {{"/pipeline/picky/options/deep/items/0/x", "bad"},
                           {"/pipeline/0/options/file", "b.tsv"},
                           {"/pipeline/0/options/a: b", "good"}}) ==
        "override /pipeline/picky/options/deep/items/0/x=bad: 0:0 "
        "/pipeline/0/options/deep/items/0/x\n"
        "override /pipeline/0/options/file=b.tsv: 0:0 /pipeline/0/options/file\n"
        "4:11 /pipeline/0/options/deep/items/1/x\n");
}

TEST_CASE("A refusal of a default or of no option has the place of the options", "[places]") {
  const std::string begin = "{\"glossator\": 1,\n \"pipeline\": [{\"plugin\": \"picky\"";
  CHECK(problems_of(begin + "}]}") == "2:15 /pipeline/0/options/word\n");
  CHECK(problems_of(begin + ",\n\"options\": {}}]}") == "3:12 /pipeline/0/options/word\n");
  const std::string suited = R"({"word": "w", "deep": {"items": [{"x": "1"}, {"x": "2"}]}})";
  CHECK(problems_of(begin + ",\n\"options\": " + suited + "}]}") == "3:12 /pipeline/0/options\n");
}

TEST_CASE("A value that an override has made has the override's place", "[places]") {
  const std::string text = R"({"glossator": 1, "pipeline": [{"plugin": "picky"}]})";
  CHECK(problems_of(text, {{"/pipeline/picky/options/bogus/deep/x", "3"}}) ==
        "override /pipeline/picky/options/bogus/deep/x=3: 0:0 /pipeline/0/options/bogus\n");
  CHECK(problems_of(text, {{"/runn/threads", "3"}}) == "override /runn/threads=3: 0:0 /runn\n");
}

TEST_CASE("A config made in code has problems with pointers, and no places", "[places]") {
  ConfigBuilder builder;
  builder.pipeline.push_back({.plugin = "picky"});
  CHECK_THROWS_WITH(Pipeline(builder.build(), with_picky()),
                    "/pipeline/0/options/word: plugin `picky`: option /word: is bad");
}

}  // namespace problem_places_test
