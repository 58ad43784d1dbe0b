#include "plugins/plugin_description.hpp"

#include <catch2/catch.hpp>
#include <gloss/standard_layers.hpp>

namespace plugin_description_test {

using namespace glossator;

namespace {

constexpr const char* no_names[] = {nullptr};
constexpr gloss_layer optional_people = gloss::optional(gloss::layers::people);
constexpr gloss_layer of_producer = gloss::layer("any", nullptr);
constexpr gloss_layer without_types = gloss::layer("bare", no_names);
constexpr const gloss_layer* inputs[] = {&gloss::layers::tokens, &optional_people, &of_producer,
                                         &without_types, nullptr};
constexpr const gloss_layer* outputs[] = {&gloss::layers::dates, nullptr};

constexpr std::uint32_t unknown_cap = 16;
constexpr gloss_description about =
    gloss::describe({.id = "org.example.prices",
                     .version = "2.1.0",
                     .summary = "Marks prices.",
                     .license = "MIT",
                     .url = "https://example.org",
                     .options = R"({"type":"object","properties":{"a":{"default":0.5}}})",
                     .inputs = inputs,
                     .outputs = outputs,
                     .threads = GLOSS_THREADS_SERIAL,
                     .caps = GLOSS_CAP_CANCELLABLE | unknown_cap,
                     .abi_minor_needed = 0});

Json described(const gloss_description& description) {
  const Json list = Json::array({description_json(description)});
  REQUIRE(are_descriptions(list));
  return Json::parse(list.dump()).value();
}

}  // namespace

TEST_CASE("A description comes back from JSON with all that it says") {
  const Json json = described(about);
  const PluginDescriptions made(json);
  const gloss_description& back = *made.all().at(0);
  CHECK(described(back) == json);
  CHECK(back.threads == about.threads);
  CHECK(back.caps == about.caps);
  CHECK(std::string(back.url) == about.url);
  CHECK(std::string(back.config_schema_json) == about.config_schema_json);

  REQUIRE(back.outputs[0]->key_count == gloss::layers::dates.key_count);
  const gloss_key &key = back.outputs[0]->keys[gloss::layers::date::alternatives],
                  &reference = back.outputs[0]->keys[gloss::layers::date::range];
  CHECK(std::string(key.name) == "alternatives");
  CHECK(key.kind == GLOSS_V_STRING);
  CHECK(key.repeated == 1);
  CHECK(key.optional == 1);
  CHECK(std::string(reference.refers_to[0]) == "dates");
  CHECK(reference.refers_to[1] == nullptr);
}

TEST_CASE("What an input leaves to its producer is no empty list of names") {
  const PluginDescriptions made(described(about));
  const gloss_layer* const* back = made.all().at(0)->inputs;
  CHECK(back[1]->optional == 1);
  CHECK(back[2]->types == nullptr);
  CHECK(back[2]->keys == nullptr);
  REQUIRE(back[3]->types != nullptr);
  CHECK(back[3]->types[0] == nullptr);
}

TEST_CASE("A description that is broken or of a later contract comes back as it is") {
  gloss_description odd = about;
  odd.config_schema_json = "{no JSON";
  odd.threads = 9;
  const PluginDescriptions made(described(odd));
  CHECK(std::string(made.all().at(0)->config_schema_json) == "{no JSON");
  CHECK(made.all().at(0)->threads == 9);
}

TEST_CASE("JSON that lacks a part of a description, or has another kind, is none") {
  const Json whole = description_json(about);
  for (const auto& [key, value] : whole.members()) {
    INFO(key);
    Json without = whole, other = whole;
    without.erase(key);
    CHECK_FALSE(are_descriptions(Json::array({without})));
    if (key == "options") continue;  // of any kind
    other[key] = true;
    CHECK_FALSE(are_descriptions(Json::array({other})));
  }
  CHECK_FALSE(are_descriptions(Json::object()));
}

}  // namespace plugin_description_test
