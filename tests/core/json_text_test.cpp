#include "json_text.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>

using namespace glossator;

TEST_CASE("A string is escaped wherever its special characters stand") {
  // Every special character at every offset around the blocks of the vector code.
  for (const char special : {'"', '\\', '\n', '\t', '\r', '\b', '\f', '\0', '\x1f'})
    for (std::size_t length = 0; length < 40; ++length)
      for (std::size_t at = 0; at < length; ++at) {
        std::string text(length, 'x');
        text[at] = special;
        std::string out;
        append_json_string(out, text);
        REQUIRE(nlohmann::json::parse(out).get<std::string>() == text);
      }
}

TEST_CASE("Only what JSON asks for is escaped") {
  std::string out = "before ";
  append_json_string(out, "é/€\x7f\u2028😀 \"\\\x01");
  CHECK(out == "before \"é/€\x7f\u2028😀 \\\"\\\\\\u0001\"");
}

TEST_CASE("Real numbers read back as they were, and look real") {
  const auto [value, text] = GENERATE(table<double, std::string>({
      {0, "0.0"},
      {1, "1.0"},
      {-2.5, "-2.5"},
      {0.1, "0.1"},
      {1e300, "1e+300"},
      {std::numeric_limits<double>::denorm_min(), "5e-324"},
  }));
  std::string out;
  append_real(out, value);
  CHECK(out == text);
}

TEST_CASE("A score keeps the digits of a float, not those of its double") {
  std::string out;
  append_real(out, 0.93f);
  CHECK(out == "0.93");
}
