#include "input/html/html_text.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "input/html/character_reference.hpp"

namespace html_text_test {

using glossator::Document;
using glossator::HtmlReading;
using glossator::OffsetUnits;
using glossator::read_html;
using glossator::Unit;

namespace {

Document page(const std::string& source, HtmlReading how = {.all = true}) {
  Document out;
  REQUIRE(read_html(source, how, out) == "");
  return out;
}

std::string all_text(const std::string& source) { return page(source).text; }
std::string main_text(const std::string& source) { return page(source, {}).text; }

/// The part of `source` from which `covered`, at its first place in the text, was taken.
std::string source_of(const std::string& source, const std::string& covered) {
  const Document document = page(source, {.all = true, .keep_source = true});
  const std::size_t at = document.text.find(covered);
  REQUIRE(at != std::string::npos);
  OffsetUnits units(Unit::byte);
  units.begin(document);
  const auto [begin, end] = units.convert_span(static_cast<std::uint32_t>(at),
                                               static_cast<std::uint32_t>(at + covered.size()));
  REQUIRE(begin <= end);
  REQUIRE(end <= source.size());
  return source.substr(begin, end - begin);
}

std::string decoded(const std::string& text) {
  std::string out;
  const std::size_t size = glossator::decode_character_reference(text, false, out);
  return std::to_string(size) + " " + out;
}

std::string words(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += (i > 0 ? " word" : "Word") + std::to_string(i);
  return out;
}

}  // namespace

TEST_CASE("The text of HTML is what a browser shows", "[html]") {
  const auto [source, text] = GENERATE(table<const char*, const char*>({
      {"", ""},
      {"plain", "plain"},
      {"<p>one <b>two</b>\n  three</p>", "one two three"},
      {"a<b>b</b>c", "abc"},
      {"<p>one<p>two", "one\n\ntwo"},
      {"<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"},
      {"one<br>two<br><br>three", "one\ntwo\n\nthree"},
      {"<ul><li>one<li>two</ul>three", "one\n\ntwo\n\nthree"},
      {"<table><tr><td>a<td>b<tr><td>c</table>", "a\n\nb\n\nc"},
      {"<pre>one\n  two\r\nthree</pre>", "one\n  two\nthree"},
      {"a<script>var x = '<p>no</p>';</script>b", "ab"},
      {"a<script>if (a</b>c) x</SCRIPT >b", "ab"},
      {"a<style>p { color: red }</style><noscript>no</noscript>b", "ab"},
      {"a<!-- no --> b<!--> c<!---> d<!-- -- --!> e", "a b c d e"},
      {"<!DOCTYPE html><?xml version='1.0'?><p>a", "a"},
      {"a<textarea><p>no</textarea><template>no</template>b", "ab"},
      {"<head><title>no</title></head><body>yes", "yes"},
      {"<p hidden>no<p>yes<span style='display:none'>no</span><i aria-hidden=true>no</i>", "yes"},
      {"<iframe><p>no</p></iframe><svg><text>no</text></svg>yes", "yes"},
      {"a < b, a<3, <> & <", "a < b, a<3, <> & <"},
      {"a</>b</ no>c", "abc"},
      {"<p title='a>b' class=x>yes</p>", "yes"},
      {"yes<p class='no end", "yes"},
      {"yes<!-- no end", "yes"},
      {"</div></p>yes", "yes"},
      {"AT&amp;T &copy; &eacute;t&eacute &#8217;&#x2019;", "AT&T \xc2\xa9 \xc3\xa9t\xc3\xa9 ’’"},
      {"a&nbsp;b",
       "a\xc2\xa0"
       "b"},
      {"a&#10;&#32; b", "a b"},
      {"<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢"},
  }));
  CAPTURE(source);
  CHECK(all_text(source) == text);
}

TEST_CASE("Character references are decoded as the HTML standard has it", "[html]") {
  const auto [text, expected] = GENERATE(table<const char*, const char*>({
      {"&amp;", "5 &"},
      {"&amp", "4 &"},
      {"&ampx", "4 &"},
      {"&notin;", "7 ∉"},
      {"&notit;", "4 ¬"},
      {"&nbsq;", "0 "},
      {"&#65;", "5 A"},
      {"&#65", "4 A"},
      {"&#x41;", "6 A"},
      {"&#X4a;", "6 J"},
      {"&#128;", "6 €"},
      {"&#0;", "4 \xef\xbf\xbd"},
      {"&#xD800;", "8 \xef\xbf\xbd"},
      {"&#x110000;", "10 \xef\xbf\xbd"},
      {"&#99999999999999;", "17 \xef\xbf\xbd"},
      {"&#;", "0 "},
      {"&#x;", "0 "},
      {"&", "0 "},
      {"& ", "0 "},
      {"&CounterClockwiseContourIntegral;", "33 ∳"},
      {"&NotEqualTilde;", "15 ≂̸"},
      {"&hellip", "0 "},
  }));
  CAPTURE(text);
  CHECK(decoded(text) == expected);
  CHECK(glossator::decode_attribute("a?b&copy=1&lt;&amp") == "a?b&copy=1<&");
}

TEST_CASE("Places of the text are places of the source", "[html]") {
  const std::string source =
      "\xEF\xBB\xBF<p>One  <b>two</b> thr&eacute;e \n four</p><p>AT&amp;T caf\xc3\xa9 x";
  CHECK(source_of(source, "One") == "One");
  CHECK(source_of(source, "One two") == "One  <b>two");
  CHECK(source_of(source, "two") == "two");
  CHECK(source_of(source, "thr\xc3\xa9") == "thr&eacute;");
  CHECK(source_of(source,
                  "\xc3\xa9"
                  "e") == "&eacute;e");
  CHECK(source_of(source, "e four") == "e \n four");
  CHECK(source_of(source, "AT&T") == "AT&amp;T");
  CHECK(source_of(source, "caf\xc3\xa9") == "caf\xc3\xa9");
  CHECK(source_of(source, "x") == "x");
}

TEST_CASE("Source offsets count in the unit of the output", "[html]") {
  const std::string source = "<p>\xc3\xa9\xf0\x9f\x98\x80&euro;</p><p>caf\xc3\xa9 x</p>";
  const auto begin_of_x = [&](Unit unit) {
    const Document document = page(source, {.all = true, .keep_source = true, .source_unit = unit});
    OffsetUnits units(unit);
    units.begin(document);
    const auto at = static_cast<std::uint32_t>(document.text.find('x'));
    return units.convert_span(at, at + 1);
  };
  const auto byte = static_cast<std::uint32_t>(source.find('x'));
  CHECK(begin_of_x(Unit::byte) == std::pair(byte, byte + 1));
  CHECK(begin_of_x(Unit::codepoint) == std::pair(23u, 24u));
  CHECK(begin_of_x(Unit::utf16) == std::pair(24u, 25u));
}

TEST_CASE("windows-1252 is read where the page says so", "[html]") {
  const std::string head = "<meta charset=ISO-8859-1>";
  const std::string source = head +
                             "<p>\x93"
                             "caf\xe9\x94 x</p>";
  CHECK(all_text(source) == "“café” x");
  CHECK(source_of(source, "café") == "caf\xe9");
  CHECK(source_of(source, "“") == "\x93");
  CHECK(source_of(source, "é” x") == "\xe9\x94 x");
  CHECK(source_of(source, "x") == "x");
  CHECK(all_text("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>\xe9") ==
        "é");
  CHECK(all_text(head + "\xc3\xa9") == "é");  // it is UTF-8, despite its declaration
  Document out;
  CHECK(read_html("<p>\xe9", {}, out) ==
        "byte 3 is not valid UTF-8; expected UTF-8, or windows-1252 that a meta element names");
  CHECK(read_html("<meta charset='Shift_JIS'>\x83", {}, out)
            .find("shift_jis, is read only with input.encoding auto") != std::string::npos);
  CHECK(read_html("\xff\xfe<\0", {}, out) == "is UTF-16; set input.encoding to utf-16 or auto");
}

TEST_CASE("A page tells its title, language and date", "[html]") {
  const Document document = page(
      "<html lang=en-GB><head><title> A\n &amp; B </title><meta property='article:published_time' "
      "content='2023-02-11T09:00:00Z'></head><body>text");
  CHECK(document.text == "text");
  CHECK(document.date == "2023-02-11");
  CHECK(document.language == "en-GB");
  CHECK(document.meta_json == R"({"title":"A & B"})");
  CHECK(document.mime == "text/html");
  CHECK(page("<meta name=date content=yesterday>x").date.empty());
}

TEST_CASE("The main text is what one reads of a page", "[html]") {
  const std::string links = "<ul><li><a href=/a>Home page</a><li><a href=/b>World news</a></ul>";
  const std::string site =
      "<div>" + links + "</div><h1>Headline of the day</h1><p>By A. Writer</p>";
  const std::string body = "<p>" + words(40) + "</p><p>" + words(20) + "</p>";
  const std::string byline = "<p>By <a href=/w>A. Writer</a></p>";
  CHECK(main_text("<h1>Headline</h1>" + byline + body).substr(0, 14) == "Headline\n\nWord");
  const std::string foot = links + "<div>All rights reserved.</div>";
  CHECK(main_text(site + body + foot) ==
        "Headline of the day\n\nBy A. Writer\n\n" + words(40) + "\n\n" + words(20));
  CHECK(main_text("<h1>Headline</h1>" + body + foot) ==
        "Headline\n\n" + words(40) + "\n\n" + words(20));
  CHECK(main_text("<nav>" + body + "</nav><article><h1>Head</h1><p>Short.</p>" + links +
                  "</article><footer>" + body + "</footer>") == "Head\n\nShort.");
  CHECK(main_text("<div role=navigation>" + body + "</div><p>" + words(30)) == words(30));
  CHECK(main_text("<header>" + body + "</header><p>" + words(30)) == words(30));
  CHECK(main_text("<p>Hello, world.</p>") == "Hello, world.");  // no part looks like main text
  CHECK(main_text("<nav>Hello</nav>") == "Hello");
  CHECK(page("<nav>Menu</nav><p>Hi").text == "Menu\n\nHi");
}

TEST_CASE("Pages of any bytes are read in linear time, and their places hold", "[html]") {
  static const char* const parts[] = {
      "<p>",     "</p>",     "<div",       ">",          "</div>", "<a href=x>",
      "</a>",    "&amp;",    "&",          "&#x",        "41;",    "é",
      "<!--",    "-->",      "<script>",   "</script>",  "<pre>",  "</pre>",
      " ",       "\n",       "\r\n",       "word",       "\"",     "'",
      "=",       "<br>",     "<li>",       "<td>",       "</",     "<",
      "<title>", "</title>", "<nav>",      "</nav>",     "😀",      "<meta charset=x>",
      "&nbsp;",  "&#10;",    "<textarea>", "<p hidden>", "\0x",    "<plaintext>"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string source;
    for (auto count = random() % 60; count > 0; --count)
      source += parts[random() % std::size(parts)];
    CAPTURE(source);
    const Document document = page(source, {.all = random() % 2 == 0, .keep_source = true});
    if (document.text.empty()) continue;
    REQUIRE(document.source.front().begin == 0);
    OffsetUnits units(Unit::byte);
    units.begin(document);
    std::uint32_t before = 0;
    for (std::uint32_t at = 0; at < document.text.size(); ++at) {
      const auto [begin, end] = units.convert_span(at, at + 1);
      const char c = document.text[at];
      const bool is_sound = begin < end && end <= source.size() && before <= begin &&
                            (end - begin > 1 || c == ' ' || source[begin] == c);
      if (!is_sound) FAIL("byte " << at << " of the text at " << begin << " to " << end);
      before = begin;
    }
  }
  for (const char* part : {"<p>", "<div>", "</p>", "<a href=x>", "<!--", "<x", "&", "</x>", "<td>",
                           "<script>", "<a b='", "<b><i></u>", "<p hidden>", "<title>"}) {
    std::string source;
    while (source.size() < 2000000) source += part;
    page(source + "end");
  }
}

}  // namespace html_text_test
