#include <catch2/catch.hpp>
#include <gloss/text.hpp>
#include <string>

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
