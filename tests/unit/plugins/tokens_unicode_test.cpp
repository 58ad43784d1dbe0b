#include <catch2/catch.hpp>

#include "tokens/unicode_classes.hpp"
#include "tokens_annotated.hpp"

namespace tokens_unicode_test {

using namespace gloss::tokens;
using tokens_test::annotate;
using Words = std::vector<std::string>;

TEST_CASE("Combining marks stay with their base", "[tokens]") {
  CHECK(annotate("e\xCC\x81t\xC3\xA9 x").words() == Words{"e\xCC\x81t\xC3\xA9", "x"});
  CHECK(annotate("a,\xCC\x81 b").words() == Words{"a", ",\xCC\x81", "b"});
  CHECK(annotate("a \xCC\x81 b").words() == Words{"a", " \xCC\x81", "b"});
}

TEST_CASE("A flag, a family and a skin tone are one symbol each", "[tokens]") {
  const auto result = annotate("🇺🇸🇬🇧 👩‍👩‍👧👍🏽x");
  CHECK(result.words() == Words{"🇺🇸", "🇬🇧", "👩‍👩‍👧", "👍🏽", "x"});
  CHECK(result.types() == "ssssw");
}

TEST_CASE("Han and Hiragana are cut by character, Katakana and Hangul are not", "[tokens]") {
  CHECK(annotate("漢字かなカタカナ한국어").words() ==
        Words{"漢", "字", "か", "な", "カタカナ", "한국어"});
}

TEST_CASE("Spaces and invisible characters beyond ASCII separate words or vanish in them",
          "[tokens]") {
  CHECK(annotate("a\xC2\xA0"
                 "b\xE2\x80\x83"
                 "c\xE3\x80\x80"
                 "d")
            .words() == Words{"a", "b", "c", "d"});
  CHECK(annotate("co\xC2\xADop \xEF\xBB\xBFx").words() == Words{"co\xC2\xADop", "x"});
}

TEST_CASE("Quotes, dashes and ellipses beyond ASCII are marks of their own", "[tokens]") {
  CHECK(annotate("“He–she…”").words() == Words{"“", "He", "–", "she", "…", "”"});
  CHECK(annotate("‘quoted’ text").words() == Words{"‘", "quoted", "’", "text"});
}

TEST_CASE("A sign that belongs to the next character takes it along", "[tokens]") {
  CHECK(annotate("a\xD8\x80,b").words() == Words{"a", "\xD8\x80,", "b"});
}

TEST_CASE("Code points have the classes of the Unicode database", "[tokens]") {
  CHECK(char_class(U'É') == CharClass::upper);
  CHECK(char_class(U'é') == CharClass::letter);
  CHECK(char_class(U'Ж') == CharClass::upper);
  CHECK(char_class(0x0663) == CharClass::digit);
  CHECK(char_class(0x0301) == CharClass::mark);
  CHECK(char_class(0x200D) == CharClass::zwj);
  CHECK(char_class(0x00A0) == CharClass::space);
  CHECK(char_class(0x2014) == CharClass::punctuation);
  CHECK(char_class(0x20AC) == CharClass::symbol);
  CHECK(char_class(0x6F22) == CharClass::ideograph);
  CHECK(char_class(0x1F469) == CharClass::pictograph);
  CHECK(char_class(0x1F1FA) == CharClass::flag);
  CHECK(char_class(0x10FFFF) == CharClass::symbol);
}

}  // namespace tokens_unicode_test
