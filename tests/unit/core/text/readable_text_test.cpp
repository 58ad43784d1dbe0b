#include "text/readable_text.hpp"

#include <catch2/catch.hpp>

namespace readable_text_test {

using namespace glossator;
using namespace std::string_literals;

TEST_CASE("Bytes that are no UTF-8 become replacement characters") {
  const auto [text, repaired] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {"plain é€😀\n\t", "plain é€😀\n\t"},
      {"my \xFF reason\x1B[31m", "my \uFFFD reason\x1B[31m"},
      {"cut \xC3", "cut \uFFFD"},
      {"\x80 tail", "\uFFFD tail"},
      {"a\0b"s, "a\uFFFDb"},
  }));
  CHECK(repaired_text(text) == repaired);
}

TEST_CASE("A long text is cut between characters") {
  CHECK(repaired_text("0123456789", 10) == "0123456789");
  CHECK(repaired_text("0123456789a", 10) == "0123456...");
  CHECK(repaired_text("01234€€€€", 10) == "01234...");
  CHECK(repaired_text("\xFF\xFF\xFF\xFF", 10) == "\uFFFD\uFFFD...");
  const std::string cut = repaired_text(std::string(5'000'000, 'x'));
  CHECK(cut.size() == longest_message);
  CHECK(repaired_text(cut) == cut);
  // Behind a prefix it is cut again to what it would have been in one cut.
  CHECK(repaired_text("plugin: " + cut) == repaired_text("plugin: " + std::string(99'999, 'x')));
}

TEST_CASE("A text cannot control the terminal") {
  CHECK(terminal_text("a\x1B[31m\r\x01\x7F\u0085\u202E b\n\tc é") ==
        "a\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD b\n\tc é");
}

TEST_CASE("An id is part of a line, whatever stands in it") {
  CHECK(shown_id("a/b é:1") == "a/b é:1");
  CHECK(shown_id("a\nb\r\tc") == "a\\nb\\r\\tc");
  CHECK(shown_id("\x1B[31m \u0085\u2028\u202E\xFF") == "\\u001b[31m \\u0085\\u2028\\u202e\uFFFD");
}

}  // namespace readable_text_test
