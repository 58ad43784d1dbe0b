#include "json/json_text.hpp"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "output/output_buffer.hpp"

namespace json_text_test {

using namespace glossator;

namespace {

std::string read_back(const OutputBuffer& json) {
  return nlohmann::json::parse(json.text()).get<std::string>();
}

// The escape by another library, which takes only ASCII as single bytes.
std::string escaped(int byte) {
  const std::string text(1, static_cast<char>(byte));
  if (byte >= 0x80 || byte == 0x7F) return text;
  const std::string quoted = nlohmann::json(text).dump();
  return quoted.substr(1, quoted.size() - 2);
}

std::string real_text(auto value) {
  OutputBuffer out;
  out.put_real(value);
  return std::string(out.text());
}

}  // namespace

TEST_CASE("A string is escaped wherever its special characters stand") {
  std::string special = "\"\\\n\t\r\b\f\x01\x1f";
  special += '\0';
  OutputBuffer json;
  // Every special character at every offset around the blocks of the vector code.
  for (const char c : special)
    for (std::size_t length = 0; length < 70; ++length)
      for (std::size_t at = 0; at < length; ++at) {
        std::string text(length, 'x');
        text[at] = c;
        json.clear();
        json.put_json_string(text);
        REQUIRE(read_back(json) == text);
      }
  for (std::size_t length = 0; length < 70; ++length)
    for (std::size_t at = 0; at <= length; ++at) {
      std::string text(length, 'x');
      for (std::size_t i = at; i < length; i += 9) text[i] = special[(i + length) % special.size()];
      json.clear();
      json.put_json_string(text);
      REQUIRE(read_back(json) == text);
    }
  // Every pair of bytes, inside a block that is processed at once, and byte by byte.
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; ++b) {
      const std::string text = {'x', char(a), char(b), 'x', 'x'};
      const std::string whole = text + std::string(16, 'x');
      const std::string expected = '"' + ('x' + escaped(a) + escaped(b)) + "xx\"";
      json.clear();
      json.put_json_string(text);
      REQUIRE(json.text() == expected);
      json.clear();
      json.put_json_string(std::string_view(whole).substr(0, text.size()), end_of(whole));
      REQUIRE(json.text() == expected);
    }
}

TEST_CASE("What stands behind a string is no part of it") {
  std::string whole;
  for (int i = 0; i < 8; ++i) whole += "plain \"text\"\n\\ and more of it, longer than a block is";
  OutputBuffer json;
  for (std::size_t begin = 0; begin < 60; ++begin)
    for (std::size_t size = 0; size < 60; ++size)
      for (const std::size_t readable : {0u, 1u, 15u, 16u, 17u, 40u}) {
        // The memory ends where reading must end.
        const std::string until = whole.substr(0, begin + size + readable);
        const auto text = std::string_view(until).substr(begin, size);
        json.clear();
        json.put_json_string(text, end_of(until));
        REQUIRE(read_back(json) == text);
        char out[most_json_string(60)];
        const auto end =
            static_cast<std::size_t>(write_json_string(out, text, end_of(until)) - out);
        REQUIRE(std::string_view(out, end) == json.text());
      }
}

TEST_CASE("What is written to a place of a buffer moves with it") {
  OutputBuffer buffer;
  buffer += "begin";
  char* out = buffer.room(1);
  const std::size_t size = buffer.size_at(out);
  std::string expected = "begin";
  for (int i = 0; i < 3000; ++i) {
    out = buffer.room_behind(out, 10);
    std::memcpy(out, "0123456789", 10);
    out += 10;
    expected += "0123456789";
  }
  CHECK(std::string_view(buffer.place_at(0), buffer.size_at(out)) == expected);
  buffer.commit(buffer.place_at(size));
  CHECK(buffer.text() == "begin");
}

TEST_CASE("Integers are those of std::to_string()") {
  const auto check = [](auto value) {
    OutputBuffer out;
    out.put_integer(value);
    REQUIRE(out.text() == std::to_string(value));
  };
  for (std::uint32_t value = 0; value < 30000; ++value) check(value);
  for (std::uint64_t power = 1; power < 10000000000000000000u; power *= 10)
    for (const std::uint64_t value : {power - 1, power, power + 1, 7 * power}) {
      check(value);
      check(static_cast<std::uint32_t>(value));
      check(static_cast<std::int64_t>(value));
      check(-static_cast<std::int64_t>(value));
    }
  check(std::numeric_limits<std::int64_t>::min());
  check(std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("A long string is written as a short one is") {
  OutputBuffer json;
  for (const std::size_t length : {4095u, 4096u, 4097u, 65535u, 65536u, 65537u, 200000u}) {
    std::string text(length, 'y');
    text[4095 - 1] = text[length / 2] = text[length - 1] = '"';
    json.clear();
    json.put_json_string(text);
    CHECK(read_back(json) == text);
    CHECK(json.size() == length + 2 + static_cast<std::size_t>(std::ranges::count(text, '"')));
  }
}

TEST_CASE("A frequent text is put as it is, whatever its length") {
  OutputBuffer json;
  for (std::size_t length = 0; length < 100; ++length) {
    const std::string text(length, 'a');
    json.clear();
    const FrequentText frequent(text);
    json.commit(frequent.write(json.room(frequent.room())));
    json += "b";
    CHECK(json.text() == text + "b");
  }
}

TEST_CASE("Real numbers of few decimals are written as all others are") {
  const auto check = [](auto value) {
    char shortest[64], written[most_real];
    std::string expected(shortest, std::to_chars(shortest, shortest + 64, value).ptr);
    if (expected.find_first_of(".e") == expected.npos) expected += ".0";
    const std::string found(written, write_real(written, value));
    if (found != expected) REQUIRE(found == expected);  // millions of assertions take seconds
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
  OutputBuffer out;
  out += "before ";
  out.put_json_string("é/€\x7f\u2028😀 \"\\\x01");
  CHECK(out.text() == "before \"é/€\x7f\u2028😀 \\\"\\\\\\u0001\"");
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
  CHECK(real_text(value) == text);
}

TEST_CASE("A score keeps the digits of a float, not those of its double") {
  CHECK(real_text(0.93f) == "0.93");
}

}  // namespace json_text_test
