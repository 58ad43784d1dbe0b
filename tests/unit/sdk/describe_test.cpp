#include <catch2/catch.hpp>
#include <gloss/standard_layers.hpp>
#include <string>

namespace describe_test {

using namespace gloss;

namespace {

constexpr const char* types[] = {"launch", nullptr};
constexpr const char* refers_to[] = {"launches", "dates", nullptr};
constexpr gloss_key keys[] = {
    text_key("name", "a text"),
    integer_key("count", "a number"),
    real_key("share", "a part"),
    boolean_key("planned", "yes or no"),
    span_key("cue", "a place"),
    reference_key("date", "a record", refers_to),
    gloss::optional(repeated(text_key("alias", "another text"))),
};
constexpr gloss_layer launches = layer("launches", types, keys);
constexpr const gloss_layer* outputs[] = {&launches, nullptr};
constexpr gloss_description least =
    describe({.id = "least", .version = "1.0.0", .summary = "Does little."});
constexpr gloss_description full = describe({.id = "full",
                                             .version = "1.0.0",
                                             .summary = "Says all.",
                                             .name = "Full",
                                             .vendor = "Vendor",
                                             .license = "MIT",
                                             .url = "https://example.org",
                                             .options = "{}",
                                             .inputs = outputs,
                                             .outputs = outputs,
                                             .threads = GLOSS_THREADS_SERIAL,
                                             .caps = GLOSS_CAP_CANCELLABLE,
                                             .abi_minor_needed = 3});

}  // namespace

TEST_CASE("A key has its kind, and is neither repeated nor optional unless it says so") {
  constexpr std::uint32_t kinds[] = {GLOSS_V_STRING, GLOSS_V_INT, GLOSS_V_FLOAT, GLOSS_V_BOOL,
                                     GLOSS_V_SPAN,   GLOSS_V_REF, GLOSS_V_STRING};
  for (std::size_t i = 0; i < std::size(keys); ++i) {
    CAPTURE(i);
    const bool is_last = i + 1 == std::size(keys);
    CHECK(keys[i].struct_size == sizeof(gloss_key));
    CHECK(keys[i].kind == kinds[i]);
    CHECK(keys[i].repeated == is_last);
    CHECK(keys[i].optional == is_last);
    CHECK(keys[i].refers_to == (keys[i].kind == GLOSS_V_REF ? refers_to : nullptr));
  }
  CHECK(std::string(keys[0].name) == "name");
  CHECK(std::string(keys[0].description) == "a text");
}

TEST_CASE("A layer counts its keys and tells their size") {
  CHECK(launches.struct_size == sizeof(gloss_layer));
  CHECK(launches.optional == 0);
  CHECK(launches.types == types);
  CHECK(launches.keys == keys);
  CHECK(launches.key_count == 7);
  CHECK(launches.key_size == sizeof(gloss_key));
  constexpr gloss_layer plain = gloss::optional(layer("plain", types));
  CHECK(plain.optional == 1);
  CHECK(plain.keys == nullptr);
  CHECK(plain.key_count == 0);
}

TEST_CASE("A description fills in what is not said") {
  CHECK(least.struct_size == sizeof(gloss_description));
  CHECK(least.abi_minor_needed == 0);
  CHECK(least.name == least.id);
  for (const char* text : {least.vendor, least.license, least.url})
    CHECK(std::string(text).empty());
  CHECK(std::string(least.config_schema_json) ==
        R"({"type": "object", "additionalProperties": false})");
  CHECK(least.inputs[0] == nullptr);
  CHECK(least.outputs[0] == nullptr);
  CHECK(least.threads == GLOSS_THREADS_WORKER);
  CHECK(least.caps == GLOSS_CAP_DETERMINISTIC);
}

TEST_CASE("A description says what it is told") {
  CHECK(std::string(full.id) + full.name + full.version + full.vendor + full.license + full.url +
            full.summary + full.config_schema_json ==
        "fullFull1.0.0VendorMIThttps://example.orgSays all.{}");
  CHECK(full.inputs == outputs);
  CHECK(full.outputs == outputs);
  CHECK(full.threads == GLOSS_THREADS_SERIAL);
  CHECK(full.caps == GLOSS_CAP_CANCELLABLE);
  CHECK(full.abi_minor_needed == 3);
}

TEST_CASE("The standard layers: enums are indices, keys have descriptions, references targets") {
  for (const gloss_layer* each :
       {&layers::tokens, &layers::sentences, &layers::names, &layers::dates, &layers::people,
        &layers::organizations, &layers::sentiments}) {
    CAPTURE(each->name);
    CHECK(each->optional == 0);
    for (std::uint32_t i = 0; i < each->key_count; ++i) {
      CAPTURE(each->keys[i].name);
      CHECK_FALSE(std::string(each->keys[i].description).empty());
      CHECK((each->keys[i].refers_to != nullptr) == (each->keys[i].kind == GLOSS_V_REF));
    }
  }
  CHECK(std::string(layers::token::types[layers::token::handle]) == "handle");
  CHECK(std::string(layers::sentence::types[layers::sentence::dateline]) == "dateline");
  CHECK(std::string(layers::name::keys[layers::name::rule].name) == "rule");
  CHECK(std::string(layers::date::keys[layers::date::alternatives].name) == "alternatives");
  CHECK(std::string(layers::date::keys[layers::date::rule].name) == "rule");
  CHECK(std::string(layers::person::keys[layers::person::rule].name) == "rule");
  CHECK(std::string(layers::organization::keys[layers::organization::rule].name) == "rule");
  CHECK(std::string(layers::sentiment::keys[layers::sentiment::rule].name) == "rule");
}

}  // namespace describe_test
