#include "text/utf8.hpp"

#include <catch2/catch.hpp>

namespace utf8_test {

using namespace glossator;

TEST_CASE("The first byte that is no UTF-8 is found") {
  using namespace std::string_literals;
  const auto [text, at] = GENERATE(table<std::string, int>({
      {"", -1},
      {"plain", -1},
      {"é€😀\0x"s, -1},
      {"\u007F\u0080\u07FF\u0800\uFFFF\U00010000\U0010FFFF", -1},
      {"a\x80", 1},               // a tail without its head
      {"ab\xC3", 2},              // cut at the end
      {"\xC0\xAF", 0},            // overlong
      {"x\xE0\x80\xAF", 1},       // overlong
      {"x\xED\xA0\x80", 1},       // a surrogate
      {"xy\xF4\x90\x80\x80", 2},  // beyond U+10FFFF
      {"é\xF5\x80\x80\x80", 2},   // no such head
      {"long enough for the vector code, and then \xFF", 42},
  }));
  const auto found = find_invalid_utf8(text);
  CHECK((found ? static_cast<int>(*found) : -1) == at);
}

TEST_CASE("A text is ASCII unless a byte anywhere in it is beyond") {
  for (std::size_t size = 0; size < 40; ++size) {
    std::string text(size, '\x7F');
    CHECK(is_ascii(text));
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = '\x80';
      CHECK(!is_ascii(text));
      text[at] = '\0';
    }
  }
}

TEST_CASE("A character begins with none of the bytes that continue one") {
  for (int byte = 0; byte < 256; ++byte)
    CHECK(continues_character(static_cast<char>(byte)) == (byte >= 0x80 && byte < 0xC0));
}

}  // namespace utf8_test
