#include <catch2/catch.hpp>

#include "gloss/text.hpp"
#include "tokens/unicode_classes.hpp"
#include "tokens_annotated.hpp"

namespace tokens_invariants_test {

using namespace gloss::tokens;
using tokens_test::annotate;
using tokens_test::Annotated;
using tokens_test::Random;

namespace {

bool is_gap(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end;) {
    const gloss::CodePoint point = gloss::code_point_at(text, at);
    const CharClass c = char_class(point.value);
    if (c != CharClass::space && c != CharClass::control && c != CharClass::format) return false;
    at += point.size;
  }
  return true;
}

// The fault of the tokens, or "". Nothing is lost, no character is cut, no two overlap.
std::string token_fault(const Annotated& result) {
  const std::string_view text = result.text;
  std::uint32_t end = 0;
  for (const gloss_record& token : result.tokens) {
    const std::string place = " at byte " + std::to_string(token.begin);
    if (token.begin < end || token.end <= token.begin || token.end > text.size())
      return "bad span" + place;
    if (!gloss::is_boundary(text, token.begin) || !gloss::is_boundary(text, token.end))
      return "a character is cut" + place;
    if (!is_gap(text, end, token.begin)) return "text is left out before the token" + place;
    if (token.type > gloss::layers::token::handle || token.parent != GLOSS_NONE)
      return "bad record" + place;
    end = token.end;
  }
  return is_gap(text, end, text.size()) ? "" : "text is left out at the end";
}

// The fault of the sentences, or "". Each begins and ends with a token.
std::string sentence_fault(const Annotated& result) {
  std::size_t next = 0;
  std::uint32_t end = 0;
  for (const gloss_record& sentence : result.sentences) {
    const std::string place = " at byte " + std::to_string(sentence.begin);
    if (sentence.begin < end || sentence.end <= sentence.begin) return "bad span" + place;
    while (next < result.tokens.size() && result.tokens[next].begin < sentence.begin) ++next;
    if (next == result.tokens.size() || result.tokens[next].begin != sentence.begin)
      return "begins inside a token" + place;
    while (next < result.tokens.size() && result.tokens[next].end < sentence.end) ++next;
    if (next == result.tokens.size() || result.tokens[next].end != sentence.end)
      return "ends inside a token" + place;
    end = sentence.end;
  }
  return "";
}

void check(const std::string& text) {
  CAPTURE(text.size() < 2000 ? text : text.substr(0, 60));
  const Annotated result = annotate(text);
  CHECK(token_fault(result) == "");
  CHECK(sentence_fault(result) == "");
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("Tokens cover all but white space and sentences begin and end with tokens", "[tokens]") {
  Random random(4);
  for (int i = 0; i < 4000; ++i) check(tokens_test::random_text(random, random.below(500)));
}

TEST_CASE("Every prefix of a text that is valid UTF-8 keeps the invariants", "[tokens]") {
  const std::string text =
      "LONDON (Reuters) - Mr. O’Brien’s “plan” cost $1,413.50 at 5 p.m. See http://a.org/x_(y). "
      "The U.S. Army… said: ‘No.’ 1) one 2) two 👩‍👩‍👧🇺🇸 "
      "e\xCC\x81t\xC3\xA9 "
      ". "
      ". "
      ". "
      ". "
      "Next.";
  for (std::size_t size = 0; size <= text.size(); ++size)
    if (gloss::is_boundary(text, size)) check(text.substr(0, size));
}

TEST_CASE("Hostile documents keep the invariants", "[tokens]") {
  check("");
  check(std::string(1, '\0'));
  check(repeated("x", 1 << 20));
  check(repeated("x\n", 1 << 18));
  check(repeated("漢", 1 << 18));
  check(repeated("\xCC\x81", 1 << 18));
  check(repeated("\"", 1 << 18));
  check(repeated("\"a ", 1 << 17));
  check(repeated("“‘", 1 << 16));
  check(repeated("a-", 1 << 18));
  check(repeated("1,", 1 << 18));
  check(repeated("a.", 1 << 18));
  check(repeated("a@", 1 << 17));
  check(repeated("1:2-", 1 << 17));
  check(repeated("1. ", 1 << 17));
  check(repeated(". ", 1 << 17));
  check(repeated("http://", 1 << 16));
  check(repeated("<p ", 1 << 17));
  check(repeated("(", 1 << 18));
  check(repeated("[", 1 << 18));
  check(repeated("👩\xE2\x80\x8D", 1 << 16));
  check(repeated("🇺", 1 << 16));
  check(repeated("\xD8\x80", 1 << 16));
  check(repeated("A ", 1 << 18));
  check(repeated("I. ", 1 << 17));
  check(repeated("ש", 1 << 17));
}

}  // namespace tokens_invariants_test
