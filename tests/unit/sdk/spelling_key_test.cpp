#include <catch2/catch.hpp>
#include <gloss/spelling_key.hpp>

using namespace gloss;

TEST_CASE("Spellings that differ in case, accents or apostrophes have one key") {
  const auto& [a, b] = GENERATE(table<const char*, const char*>({
      {"SMITH", "Smith"},
      {"José", "JOSÉ"},
      {"José", "Jose\xCC\x81"},  // composed and not
      {"José", "Jose"},
      {"Łukasz", "Lukasz"},
      {"Nguyễn", "Nguyen"},
      {"Ørsted", "orsted"},
      {"O’Brien", "O'BRIEN"},
      {"Jean‑Luc", "Jean-Luc"},
      {"Эльза", "эльза"},
  }));
  INFO(a << " " << b);
  CHECK(spelling_key(a) == spelling_key(b));
}

TEST_CASE("Different spellings have different keys") {
  const auto& [a, b] = GENERATE(table<const char*, const char*>({
      {"Smith", "Smyth"},
      {"Lee", "Lees"},
      {"", "a"},
      {"ab", "ba"},
      {"Æ", "A"},
      {"王", "李"},
  }));
  INFO(a << " " << b);
  CHECK(spelling_key(a) != spelling_key(b));
}

TEST_CASE("A letter with diacritics becomes its Latin letter; others stay") {
  CHECK(without_accent(U'é') == U'e');
  CHECK(without_accent(U'ș') == U's');
  CHECK(without_accent(U'ệ') == U'e');
  CHECK(without_accent(U'e') == U'e');
  CHECK(without_accent(U'×') == U'×');
  CHECK(without_accent(U'я') == U'я');
}
