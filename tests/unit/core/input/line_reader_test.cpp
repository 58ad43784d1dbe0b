#include "input/line_reader.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "support/stream_source.hpp"

namespace line_reader_test {

using glossator::LineReader;

namespace {

std::string lines_of(const std::string& text, std::size_t longest) {
  std::istringstream stream(text);
  StreamSource source(stream);
  LineReader lines(source, longest);
  std::string out;
  std::string_view line;
  while (lines.next(line)) {
    out += std::to_string(lines.number()) + ":";
    out += lines.is_too_long() ? "(too long)" : std::string(line);
    out += '|';
  }
  return out;
}

}  // namespace

TEST_CASE("LineReader gives every line, whether or not the last one ends", "[line_reader]") {
  CHECK(lines_of("", 10) == "");
  CHECK(lines_of("\n", 10) == "1:|");
  CHECK(lines_of("a", 10) == "1:a|");
  CHECK(lines_of("a\n\nb\r\n", 10) == "1:a|2:|3:b\r|");
}

TEST_CASE("LineReader passes over a line that is too long", "[line_reader]") {
  const std::string endless(3000000, 'x');
  CHECK(lines_of("a\nxxxxx\nb", 4) == "1:a|2:(too long)|3:b|");
  CHECK(lines_of("xxxxx", 4) == "1:(too long)|");
  CHECK(lines_of("a\n" + endless + "\nb\n", 1000) == "1:a|2:(too long)|3:b|");
  CHECK(lines_of(endless, 1000) == "1:(too long)|");
}

}  // namespace line_reader_test
