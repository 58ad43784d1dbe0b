#include "json_text.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "json_buffer.hpp"

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

TEST_CASE("A buffer's strings are those that are appended") {
  std::string special = "\"\\\n\t\r\b\f\x01\x1f";
  special += '\0';
  JsonBuffer json;
  for (std::size_t length = 0; length < 70; ++length)
    for (std::size_t at = 0; at <= length; ++at) {
      std::string text(length, 'x');
      for (std::size_t i = at; i < length; i += 9) text[i] = special[(i + length) % special.size()];
      std::string out;
      append_json_string(out, text);
      json.clear();
      json.put_string(text);
      REQUIRE(json.text() == out);
    }
  for (const std::size_t length : {65536u, 65537u, 200000u}) {
    const std::string text = std::string(length, 'y') + "\"";
    json.clear();
    json.put('[');
    json.put_string(text);
    CHECK(json.text().size() == length + 5);
    CHECK(nlohmann::json::parse(std::string(json.text()) + "]")[0] == text);
  }
  // Every byte beside every other, in the word that is looked at as one.
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      const std::string text = {'x', char(a), char(b), 'x', 'x'};
      std::string out;
      append_json_string(out, text);
      json.clear();
      json.put_string(text);
      REQUIRE(json.text() == out);
    }
}

TEST_CASE("A frequent text is put as it is, whatever its length") {
  JsonBuffer json;
  for (std::size_t length = 0; length < 100; ++length) {
    const std::string text(length, 'a');
    json.clear();
    json.put(FrequentText(text));
    json.put("b");
    CHECK(json.text() == text + "b");
  }
}

TEST_CASE("Real numbers of few decimals are written as all others are") {
  const auto check = [](auto value) {
    char shortest[64], written[most_real];
    std::string expected(shortest, std::to_chars(shortest, shortest + 64, value).ptr);
    if (expected.find_first_of(".e") == expected.npos) expected += ".0";
    REQUIRE(std::string(written, write_real(written, value)) == expected);
  };
  for (int n = -1200000; n <= 1200000; n += 7)
    for (const double scale : {1.0, 10.0, 100.0, 1000.0, 10000.0, 100000.0}) {
      check(n / scale);
      check(static_cast<float>(n / scale));
    }
  check(-0.0);
  check(-0.0f);
  for (const double edge : {0.001, 0.0009, 0.0001, 9999.9999, 10000.0, 999.9999, 1000.0, 0.00005})
    for (const double value : {edge, -edge, std::nextafter(edge, 0), std::nextafter(edge, 1e9)}) {
      check(value);
      check(static_cast<float>(value));
    }
  std::mt19937_64 random(3);
  for (int i = 0; i < 300000; ++i) {
    const double value = std::bit_cast<double>(random());
    if (std::isfinite(value)) check(value);
    const float small = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
    if (std::isfinite(small)) check(small);
    check(double(random() % 20000000) / 1e6);
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
