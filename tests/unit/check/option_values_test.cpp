#include "check/inputs/option_values.hpp"

#include <catch2/catch.hpp>

namespace option_values_test {

using namespace glossator::check;
using glossator::Json;
using Texts = std::vector<std::string>;

namespace {

Json parsed(const std::string& json) { return Json::parse(json).value(); }

Texts bounds_of(const char* property) {
  Texts texts;
  const Json schema = parsed(std::string(R"({"properties":{"a":)") + property +
                             R"(},"$defs":{"side":{"enum":["left","right"]}}})");
  for (const OptionValue& option : values_at_bounds(schema))
    texts.push_back(option.pointer + " " + option.value.dump());
  return texts;
}

}  // namespace

TEST_CASE("The values at an option's bounds are those that its schema names", "[option_values]") {
  CHECK(bounds_of(R"({"type":"integer","minimum":1,"maximum":9})") == Texts{"/a 1", "/a 9"});
  CHECK(bounds_of(R"({"type":"integer","exclusiveMinimum":1,"exclusiveMaximum":9})") ==
        Texts{"/a 2", "/a 8"});
  CHECK(bounds_of(R"({"type":"boolean"})") == Texts{"/a true", "/a false"});
  CHECK(bounds_of(R"({"$ref":"#/$defs/side"})") == Texts{R"(/a "left")", R"(/a "right")"});
  CHECK(bounds_of(R"({"type":"string"})") == Texts{});
}

TEST_CASE("A member is tried within a value that its schema allows", "[option_values]") {
  CHECK(bounds_of(R"({"type":"object","required":["name"],"properties":{
          "name":{"type":"string"},"side":{"$ref":"#/$defs/side"}}})") ==
        Texts{R"(/a/side {"name":"a","side":"left"})", R"(/a/side {"name":"a","side":"right"})"});
  CHECK(bounds_of(R"({"type":"array","items":{"$ref":"#/$defs/side"}})") ==
        Texts{"/a []", R"(/a ["left","right"])", R"(/a/0 ["left"])", R"(/a/0 ["right"])"});
}

TEST_CASE("A schema that holds itself is entered once", "[option_values]") {
  const Json schema = parsed(R"({"properties":{"a":{"$ref":"#/$defs/node"}},"$defs":{"node":{
    "type":"object","properties":{"left":{"$ref":"#/$defs/node"},"size":{"type":"integer",
    "minimum":3}}}}})");
  const auto options = values_at_bounds(schema);
  REQUIRE(options.size() == 1);
  CHECK(options[0].pointer == "/a/size");
}

TEST_CASE("Odd values spare what only an enum allows", "[option_values]") {
  CHECK(odd_values(parsed(R"({"properties":{"a":{"type":"string","enum":["x"]}}})"), {}).empty());
  const auto texts = odd_values(parsed(R"({"properties":{"a":{"type":"string"}}})"), {"/f"});
  CHECK(texts.back().value == "/f");
}

}  // namespace option_values_test
