#include <catch2/catch.hpp>

#include "gloss/annotator.hpp"
#include "matches_chain.hpp"
#include "regex/pattern.hpp"

using matches_test::Chain;
using Texts = std::vector<std::string>;

namespace {

/// A step with these patterns (JSON, without the brackets) and further options.
Chain chain_of(const std::string& patterns, const std::string& options = "") {
  return Chain(R"({"plugin":"regex","options":{"patterns":[)" + patterns + "]" +
               (options.empty() ? "" : "," + options) + "}}");
}

Texts found(const std::string& patterns, const std::string& text, const std::string& options = "") {
  return chain_of(patterns, options).matches(text, {"kind", "rule"});
}

/// One pattern "p", as JSON.
std::string pattern(const std::string& expression, const std::string& more = "") {
  return R"({"name":"p","pattern":")" + expression + "\"" + more + "}";
}

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("A match has the kind, the named groups with their places, and the rule", "[regex]") {
  Chain chain = chain_of(
      R"({"name":"plane","pattern":"(?P<maker>[A-Z]\\w+) (?P<model>\\d+)(-(?P<variant>\\d+))?","type":"aircraft","score":0.5},
         {"name":"model","pattern":"7[0-9]7"})");
  CHECK(chain.matches("É Boeing 747, Airbus 320-200", {}) ==
        Texts{"Boeing 747 [kind=aircraft group=maker=Boeing group_span=3-9 group=model=747 "
              "group_span=10-13 rule=plane]",
              "747 [kind=model rule=model]",
              "Airbus 320-200 [kind=aircraft group=maker=Airbus group_span=15-21 group=model=320 "
              "group_span=22-25 group=variant=200 group_span=26-29 rule=plane]"});
  const auto& layer = chain.annotate("Boeing 747");
  CHECK(layer[0].score() == 0.5f);
  CHECK_FALSE(layer[1].score().has_value());
}

TEST_CASE("Matches of a pattern are leftmost, without overlap, and never empty", "[regex]") {
  CHECK(found(pattern("aba"), "ababa aba") == Texts{"aba", "aba"});
  CHECK(found(pattern("x*"), "axxb") == Texts{"xx"});
  CHECK(found(pattern("(?i)mr|MRS"), "Mrs") == Texts{"Mr"});
  CHECK(found(pattern("."), "é漢\\n😀") == Texts{"é", "漢", "\\", "n", "😀"});
  CHECK(found(pattern("^a"), "a a") == Texts{"a"});
  CHECK(found(pattern("(?m)^a$"), "a\na b\na") == Texts{"a", "a"});
  CHECK(found(pattern("\\\\bcat\\\\b"), "cat concat cat.") == Texts{"cat", "cat"});
  CHECK(found(pattern("\\\\pL+"), "Ünï ж9") == Texts{"Ünï", "ж"});
}

TEST_CASE("Single bytes of a character are no matches", "[regex]") {
  CHECK(found(pattern("\\\\C"), "aé") == Texts{"a"});
}

TEST_CASE("Option case decides whether letters differ by case", "[regex]") {
  CHECK(found(pattern("été"), "été ÉTÉ Été") == Texts{"été"});
  CHECK(found(pattern("été"), "été ÉTÉ Été", R"("case":"ignore")") == Texts{"été", "ÉTÉ", "Été"});
}

TEST_CASE("whole_words leaves out what touches a letter, digit or underscore", "[regex]") {
  const std::string text = "art party art_x éart artж 9art (art) art’s 漢art";
  CHECK(found(pattern("art", R"(,"whole_words":true)"), text) == Texts{"art", "art", "art"});
  CHECK(found(pattern("art"), text).size() == 9);
}

TEST_CASE("Option max_match_bytes bounds what a match sees", "[regex]") {
  const std::string bound = R"("max_match_bytes":4)";
  CHECK(found(pattern("a[^b]*b"), "a1b a23b a234b", bound) == Texts{"a1b", "a23b"});
  CHECK(found(pattern("é+"), "ééé", bound) == Texts{"éé", "é"});
  CHECK(found(pattern("a+"), repeated("a", 10), bound) == Texts{"aaaa", "aaaa", "aa"});
  // At every distance from the beginning of a step.
  for (std::size_t offset = 0; offset < 40; ++offset)
    CHECK(found(pattern("wxyz"), repeated(" ", offset) + "wxyz", bound) == Texts{"wxyz"});
}

TEST_CASE("No patterns match nothing", "[regex]") { CHECK(found("", "text").empty()); }

TEST_CASE("Many patterns are all found", "[regex]") {
  std::string patterns, text;
  for (int i = 0; i < 500; ++i) {
    patterns += std::string(i ? "," : "") + R"({"name":"p)" + std::to_string(i) +
                R"(","pattern":"word)" + std::to_string(i) + std::string(R"(\\b"})");
    text += " word" + std::to_string(i);
  }
  CHECK(found(patterns, text).size() == 500);
}

TEST_CASE("A pattern that reads far ahead ends in time on a long text", "[regex]") {
  CHECK(chain_of(pattern("a(.*b)?")).annotate(repeated("a", 200000)).size() == 200000);
  CHECK(chain_of(pattern("(a+)+$")).annotate(repeated("a", 1u << 20) + "b").empty());
  CHECK(chain_of(pattern("(x+x+)+y")).annotate(repeated("x", 1u << 20)).empty());
}

TEST_CASE("Texts with NUL and nothing else are texts", "[regex]") {
  using namespace std::string_literals;
  CHECK(found(pattern("a.b"), "a\0b"s) == Texts{"a\0b"s});
  CHECK(found(pattern("a"), "").empty());
}

TEST_CASE("Faulty patterns are refused, each with the reason", "[regex]") {
  using namespace gloss::regex;
  std::vector<PatternSource> sources(8);
  sources[0] = {"one", "(abc", "one", -1, false};
  sources[1] = {"two", "a{2,1}", "two", -1, false};
  sources[2] = {"two", "fine", "two", -1, false};
  sources[3] = {"a b", "(?<=x)y", "a b", -1, false};
  sources[4] = {"none", "", "none", -1, false};
  sources[5] = {"year", "x(?<y>\\d+)", "year", -1, false};
  sources[6] = {"ahead", "a(?!b)", "ahead", -1, false};
  sources[7] = {"cut", "a(?<", "cut", -1, false};
  CHECK_THROWS_WITH(
      compile_patterns(sources, LetterCase::exact),
      "option /patterns/0/pattern: pattern \"one\": missing ): (abc\n"
      "option /patterns/1/pattern: pattern \"two\": invalid repetition size: {2,1}\n"
      "option /patterns/2/name: \"two\" is the name of pattern 1 too\n"
      "option /patterns/3/name: \"a b\" is empty or has a blank or \"=\" in it\n"
      "option /patterns/3/pattern: pattern \"a b\": invalid perl operator: (?<; "
      "RE2 has no look-behind\n"
      "option /patterns/4/pattern: pattern \"none\" is empty, and would match nothing\n"
      "option /patterns/5/pattern: pattern \"year\": invalid perl operator: (?<; write "
      "a named group as (?P<y>...)\n"
      "option /patterns/6/pattern: pattern \"ahead\": invalid perl operator: (?!; RE2 has "
      "no look-ahead\n"
      "option /patterns/7/pattern: pattern \"cut\": invalid perl operator: (?<");
}
