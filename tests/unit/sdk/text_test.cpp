#include <catch2/catch.hpp>
#include <gloss/text.hpp>
#include <string>

namespace text_test {

using namespace gloss;

TEST_CASE("A boundary lies before a lead byte and at the end of the text") {
  const std::string text = "aé€😀";  // 1, 2, 3 and 4 bytes
  std::string found;
  for (std::size_t i = 0; i <= text.size(); ++i) found += is_boundary(text, i) ? '1' : '0';
  CHECK(found == "11010010001");
  CHECK_FALSE(is_boundary(text, text.size() + 1));
  CHECK(is_boundary("", 0));
}

TEST_CASE("Code points read and write the same bytes") {
  std::string out;
  const std::string text = "z\u00e9\u20ac\U0001F600\U0010FFFF";
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    append_utf8(out, point.value);
    i += point.size;
  }
  CHECK(out == text);
}

TEST_CASE("Valid UTF-8 is told from all else, up to the byte") {
  const auto [text, valid] = GENERATE(table<std::string, std::size_t>({
      {"", 0},
      {"plain", 5},
      {"\u00e9\u20ac\U0001F600\U0010FFFF", 13},
      {"\xED\x9F\xBF\xEE\x80\x80", 6},  // the neighbours of the surrogates
      {"ab\x80", 2},                    // a continuation alone
      {"ab\xC3", 2},                    // cut off
      {"ab\xE2\x82", 2},
      {"ab\xF0\x9F\x98", 2},
      {"ab\xC3(", 2},
      {"ab\xC0\x80", 2},  // overlong
      {"ab\xE0\x9F\xBF", 2},
      {"ab\xF0\x8F\xBF\xBF", 2},
      {"ab\xED\xA0\x80", 2},      // a surrogate
      {"ab\xF4\x90\x80\x80", 2},  // beyond U+10FFFF
      {"ab\xF5\x80\x80\x80", 2},
      {"ab\xFF", 2},
      {std::string("a\0b", 3), 3},
  }));
  CAPTURE(text);
  CHECK(valid_utf8_size(text) == valid);
  CHECK(is_utf8(text) == (valid == text.size()));
}

TEST_CASE("Lower case covers the scripts that it names") {
  const auto [word, lower] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {"NATO", "nato"},
      {"already lower 123", "already lower 123"},
      {"ÉCOLE", "école"},
      {"Łódź", "łódź"},
      {"ŽIŽEK", "žižek"},
      {"İSTANBUL", "istanbul"},
      {"ΑΘΗΝΑ Ά Ώ", "αθηνα ά ώ"},
      {"МОСКВА Ё Ї", "москва ё ї"},
      {"ԵՐԵՎԱՆ", "երեվան"},
      {"ẞ×Đỗ", "ẞ×đỗ"},
      {"O\u2019Neil", "o'neil"},
      {"日本 😀", "日本 😀"},
  }));
  std::string out = "old content";
  to_lower(word, out);
  CHECK(out == lower);
}

TEST_CASE("One line has one space for each run of blanks") {
  const auto [text, line] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {"Ann Cole", "Ann Cole"},
      {"Ann\nCole", "Ann Cole"},
      {"Ann \r\n\t Marie  Cole", "Ann Marie Cole"},
      {"Ann\u00a0Cole", "Ann Cole"},
      {"Ann \u00a0\u00a0Cole", "Ann Cole"},
      {"Âne \u00c2", "Âne \u00c2"},
      {"\xC2", "\xC2"},
  }));
  std::string out = "old content";
  CHECK(one_line(text, out) == line);
}

TEST_CASE("A blank that is no single space is found wherever it stands in a text of any size") {
  for (std::size_t size = 1; size <= 40; ++size)
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'x'), out;
      text[at] = '\t';
      std::string line = text;
      line[at] = ' ';
      CHECK(one_line(text, out) == line);
      if (at + 2 >= size) continue;
      text[at] = text[at + 1] = ' ';
      CHECK(one_line(text, out) == text.substr(0, at + 1) + text.substr(at + 2));
      text.replace(at, 2, "\u00a0");
      CHECK(one_line(text, out) == text.substr(0, at) + ' ' + text.substr(at + 2));
    }
}

}  // namespace text_test
