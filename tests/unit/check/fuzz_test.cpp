#include "check/inputs/fuzz.hpp"

#include <catch2/catch.hpp>

#include "text/utf8.hpp"

namespace fuzz_test {

using namespace glossator::check;
using glossator::Json;

TEST_CASE("Changed texts are valid UTF-8, bounded, and the same for the same number") {
  const auto corpus = fuzz_corpus({}, {});
  std::size_t others = 0;
  for (std::uint64_t number = 0; number < 3000; ++number) {
    const auto document = fuzzed_document(7, number, corpus);
    REQUIRE_FALSE(glossator::find_invalid_utf8(document.text));
    REQUIRE(document.text.size() <= 65536);
    REQUIRE(fuzzed_document(7, number, corpus).text == document.text);
    if (fuzzed_document(8, number, corpus).text != document.text) ++others;
  }
  CHECK(others > 2900);
}

TEST_CASE("Changed options are within their schema, and the first are as given") {
  const Json schema = Json::parse(R"({"properties": {
      "a": {"type": "integer", "minimum": 3, "maximum": 5}, "b": {"enum": ["x", "y"]},
      "c": {"type": "boolean"}, "d": {"type": "string"}}})")
                          .value();
  const Json given = Json::object({{"d", "text"}});
  CHECK(fuzzed_options(1, 0, schema, given) == given);
  bool changed = false;
  for (std::uint64_t number = 0; number < 100 * cases_with_same_options;
       number += cases_with_same_options) {
    const auto options = fuzzed_options(1, number, schema, given);
    changed |= options.contains("a") && options.contains("b") && options.contains("c");
    CHECK(options["d"] == "text");
    if (const Json* const a = options.find("a")) CHECK((a->integer() >= 3 && a->integer() <= 5));
  }
  CHECK(changed);
}

}  // namespace fuzz_test
