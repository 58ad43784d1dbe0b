#include "check/cases/given_layers.hpp"

#include <catch2/catch.hpp>
#include <gloss/describe.hpp>

#include "glossator/error.hpp"
#include "glossator/pipeline.hpp"

namespace given_layers_test {

using namespace glossator;
using check::GivenLayers;

namespace {

constexpr const char* types[] = {"word", "number", nullptr};
constexpr gloss_layer tokens = gloss::layer("tokens", types);
constexpr gloss_layer optional_one = gloss::optional(gloss::layer("more", types));
constexpr const gloss_layer* inputs[] = {&tokens, &optional_one, nullptr};
constexpr gloss_description reader =
    gloss::describe({.id = "reader", .version = "", .summary = "", .inputs = inputs});
constexpr const char* text = "Ann met Bob, and Bob met Ann.";

Json parsed(const char* json) { return Json::parse(json).value(); }

}  // namespace

TEST_CASE("Given layers are written as they are told") {
  const GivenLayers given(parsed(R"({
    "people": [{"text": "Bob", "type": "person", "score": 0.5},
               {"begin": 0, "end": 3, "type": "person", "name": "Ann", "entity": {"index": 1},
                "role_span": {"begin": 4, "end": 7}, "ages": [3, 4], "known": true, "share": 0.25}],
    "tone": [{"scope": "document", "type": "good", "target": {"layer": "people", "index": 0}},
             {"text": "met", "type": "evidence", "parent": 0}]})"),
                          text, reader);
  const Pipeline pipeline(
      Config::from_text(Json::object({{"glossator", 1}, {"pipeline", given.steps()}}).dump()),
      {.own_plugins = {{"given", given.factory()}}});
  Worker worker = pipeline.open();
  const Document document{.text = text};
  const Annotations& annotations = worker.annotate(document);
  for (const auto& failure : annotations.failures()) FAIL(failure.message);
  const Layer& people = *annotations.find("people");
  REQUIRE(people.size() == 2);
  CHECK(people[0].span() == Span{0, 3});  // sorted
  CHECK(people[0].find("name")->text() == "Ann");
  CHECK(people[0].find("entity")->reference().record == 0);
  CHECK(people[0].find("role_span")->span() == Span{4, 7});
  CHECK(people[0].find("ages")->integer() == 3);
  CHECK(people[0].find("known")->boolean());
  CHECK(people[0].find("share")->real() == 0.25);
  CHECK(people[1].span() == Span{8, 11});
  CHECK(people[1].score() == 0.5f);
  const Layer& tone = *annotations.find("tone");
  CHECK(tone[0].is_document());
  CHECK(annotations.follow(*tone[0].find("target")).index() == 1);
  CHECK(tone[1].parent() == 0u);
  CHECK(annotations.find("tokens")->empty());  // not given, but the reader requires it
  CHECK(annotations.find("tokens")->schema().types == std::vector<std::string>{"word", "number"});
  CHECK_FALSE(annotations.find("more"));
}

TEST_CASE("A given record that makes no sense is refused") {
  const auto refusal = [](const char* record) -> std::string {
    try {
      GivenLayers(Json::object({{"x", Json::array({parsed(record)})}}), text, reader);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(refusal(R"({"text": "Eve", "type": "a"})") == "layers/x/0: the document has no text `Eve`");
  CHECK(refusal(R"({"type": "a"})").find("has no place") != std::string::npos);
  CHECK(refusal(R"({"text": "Bob"})") == "layers/x/0: has no \"type\"");
  CHECK(refusal(R"({"text": "Bob", "type": "a", "r": {"layer": "y", "index": 0}})")
            .find("not given before it") != std::string::npos);
  CHECK(refusal(R"({"text": "Bob", "type": "a", "r": null})") ==
        "layers/x/0: `r` is no attribute: null");
}

TEST_CASE("Values of a key are of one kind: its reader's, or the one that all of them fit") {
  const auto kind_of = [](const char* layers) {
    const GivenLayers given(parsed(layers), text, reader);
    const gloss_factory& factory = *given.factory();
    return factory.describe(factory.self, 0)->outputs[0]->keys[0].kind;
  };
  CHECK(
      kind_of(
          R"({"x": [{"text": "Ann", "type": "a", "n": 1}, {"text": "Bob", "type": "a", "n": 2}]})") ==
      GLOSS_V_INT);
  CHECK(
      kind_of(
          R"({"x": [{"text": "Ann", "type": "a", "n": 1}, {"text": "Bob", "type": "a", "n": 0.5}]})") ==
      GLOSS_V_FLOAT);
  CHECK_THROWS_AS(
      kind_of(
          R"({"x": [{"text": "Ann", "type": "a", "n": 1}, {"text": "Bob", "type": "a", "n": "2"}]})"),
      Error);
}

}  // namespace given_layers_test
