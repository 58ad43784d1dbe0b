#include "json/json_source.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace json_source_test {

using glossator::parse_json;
using glossator::Places;

namespace {

std::string problems_of(const std::string& text) {
  std::string out;
  for (const auto& problem : parse_json(text).problems) {
    if (!out.empty()) out += '\n';
    out += problem.text();
  }
  return out;
}

std::string where(const std::string& text, const std::string& pointer) {
  const auto source = parse_json(text);
  REQUIRE(source.value);
  const Places* found = source.places.find(*source.value, pointer);
  if (found == nullptr) return "nowhere";
  return std::to_string(found->value.line) + ":" + std::to_string(found->value.column) + " key " +
         std::to_string(found->key.line) + ":" + std::to_string(found->key.column);
}

}  // namespace

TEST_CASE("parse_json reads every kind of value", "[json_source]") {
  const auto text = GENERATE(
      as<std::string>{}, "null", "true", "false", "0", "-0", "-1", "12", "0.5", "1.25e2", "1E+2",
      "1e-2", "9223372036854775807", "-9223372036854775808", "18446744073709551615", "1e-400",
      "\"\"", R"("a\"\\\/\b\f\n\r\t")", R"("\u0000\u00e9\u20AC\uD834\uDD1E")", "\"é€𝄞\x7f\"", "[]",
      "[[],[1]]", "{}", R"({"":{"a":[1,{"b":2}]}})", " \t\r\n{ \"a\" : [ 1 , 2 ] } \n");
  CAPTURE(text);
  const auto source = parse_json(text);
  REQUIRE(source.problems.empty());
  REQUIRE(source.value);
  const auto expected = nlohmann::ordered_json::parse(text);
  const auto found = nlohmann::ordered_json::parse(source.value->dump());
  CHECK(found == expected);
  CHECK(found.is_number_integer() == expected.is_number_integer());  // 1.0 is no integer
}

TEST_CASE("parse_json says what it found and what it expected, and where", "[json_source]") {
  const auto [text, problem] = GENERATE(table<const char*, const char*>({
      {"", "line 1, column 1: expected a value; found the end of the text"},
      {" \n ", "line 2, column 2: expected a value; found the end of the text"},
      {"{", "line 1, column 2: expected a key in double quotes; found the end of the text"},
      {"[1", "line 1, column 1: the array that begins here does not end: no `]`"},
      {"[1,", "line 1, column 4: /1: expected a value; found the end of the text"},
      {"\n {\"a\":1\n\n", "line 2, column 2: the object that begins here does not end: no `}`"},
      {"{\"a\"}", "line 1, column 5: expected `:` after the key; found `}`"},
      {"{\"a\":}", "line 1, column 6: /a: expected a value; found `}`"},
      {"{\"a\":1,}",
       "line 1, column 8: expected a key in double quotes; found `}` after a comma: the last "
       "member "
       "has none"},
      {"[1,]",
       "line 1, column 4: expected a value; found `]` after a comma: the last item has none"},
      {"[1 2]", "line 1, column 4: expected `,` or `]`; found `2`"},
      {"{\"a\":1 \"b\":2}", "line 1, column 8: expected `,` or `}`; found `\"`"},
      {"{a:1}", "line 1, column 2: expected a key in double quotes; found `a`"},
      {"{'a':1}", "line 1, column 2: expected a key in double quotes; found `'`"},
      {"['a']",
       "line 1, column 2: /0: expected a value; found `'`; strings stand in double quotes"},
      {"[1] x", "line 1, column 5: expected the end of the text; found `x`"},
      {"{}{}", "line 1, column 3: expected the end of the text; found `{`"},
      {"[True]", "line 1, column 2: /0: expected a value; found `True`; did you mean `true`?"},
      {"[None]", "line 1, column 2: /0: expected a value; found `None`; did you mean `null`?"},
      {"[nul]", "line 1, column 2: /0: expected a value; found `nul`"},
      {"[NaN]", "line 1, column 2: /0: expected a value; found `NaN`"},
      {"[-Infinity]",
       "line 1, column 3: /0: expected a digit after the minus sign; found `Infinity`"},
      {"[// no\n1]", "line 1, column 2: JSON has no comments"},
      {"/* no */ 1", "line 1, column 1: JSON has no comments"},
      {"[\xc3\xa9]", "line 1, column 2: /0: expected a value; found `\xc3\xa9`"},
      {"\x01", "line 1, column 1: expected a value; found byte 0x01"},
  }));
  CAPTURE(text);
  CHECK(problems_of(text) == problem);
  CHECK_FALSE(parse_json(text).value);
  CHECK(problems_of(std::string("[\0]", 3)) ==
        "line 1, column 2: /0: expected a value; found byte 0x00");
}

TEST_CASE("parse_json refuses what is no number", "[json_source]") {
  const auto [text, problem] = GENERATE(table<const char*, const char*>({
      {"01", "line 1, column 1: a number may not begin with a zero"},
      {"-01", "line 1, column 1: a number may not begin with a zero"},
      {"+1", "line 1, column 1: expected a value; found `+`"},
      {".5", "line 1, column 1: expected a value; found `.`"},
      {"-", "line 1, column 2: expected a digit after the minus sign; found the end of the text"},
      {"1.",
       "line 1, column 3: expected a digit after the decimal point; found the end of the text"},
      {"1.e1", "line 1, column 3: expected a digit after the decimal point; found `e1`"},
      {"1e", "line 1, column 3: expected a digit in the exponent; found the end of the text"},
      {"1e+x", "line 1, column 4: expected a digit in the exponent; found `x`"},
      {"0x10", "line 1, column 2: expected the end of the number; found `x10`"},
      {"1.2.3", "line 1, column 4: expected the end of the number; found `.`"},
      {"1e400", "line 1, column 1: the number is too large for a double"},
      {"-1e400", "line 1, column 1: the number is too large for a double"},
      {"18446744073709551616", "line 1, column 1: the integer does not fit in 64 bits"},
      {"-9223372036854775809", "line 1, column 1: the integer does not fit in 64 bits"},
  }));
  CHECK(problems_of(text) == problem);
}

TEST_CASE("parse_json refuses an endless number", "[json_source]") {
  CHECK(problems_of(std::string(100000, '9')) ==
        "line 1, column 1: the integer does not fit in 64 bits");
}

TEST_CASE("parse_json refuses what is no string", "[json_source]") {
  const auto [text, problem] = GENERATE(table<const char*, const char*>({
      {"\"a", "line 1, column 1: the string that begins here does not end: no `\"`"},
      {"\"a\\",
       "line 1, column 3: `\\` before the end of the text: the escapes are \\\" \\\\ \\/ \\b "
       "\\f \\n \\r \\t and \\u with 4 digits"},
      {"[\"a\nb\"]",
       "line 1, column 2: /0: the string that begins here does not end on its line; a "
       "line break in a string is written \\n"},
      {"\"a\tb\"", "line 1, column 3: control character 0x09 in a string; it is written \\u0009"},
      {"\"\\x\"",
       "line 1, column 2: `\\` before `x`: the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t "
       "and \\u with 4 digits"},
      {"\"\\u12G4\"", "line 1, column 2: expected 4 hexadecimal digits after \\u"},
      {"\"\\u-123\"", "line 1, column 2: expected 4 hexadecimal digits after \\u"},
      {"\"\\u12\"", "line 1, column 2: expected 4 hexadecimal digits after \\u"},
      {"\"\\ud800\"", "line 1, column 2: `\\ud800` is half a surrogate pair"},
      {"\"\\ud800\\u0041\"", "line 1, column 2: `\\ud800` is half a surrogate pair"},
      {"\"\\udc00\"", "line 1, column 2: `\\udc00` is half a surrogate pair"},
      {"\"\\udc00\\ud800\"", "line 1, column 2: `\\udc00` is half a surrogate pair"},
      {"\"\xff\"", "line 1, column 2: byte 0xff is not valid UTF-8"},
      {"\"\xc0\x80\"", "line 1, column 2: byte 0xc0 is not valid UTF-8"},
      {"\"\xed\xa0\x80\"", "line 1, column 2: byte 0xed is not valid UTF-8"},
      {"\"\xf4\x90\x80\x80\"", "line 1, column 2: byte 0xf4 is not valid UTF-8"},
      {"\"\xe2\x82", "line 1, column 2: byte 0xe2 is not valid UTF-8"},
  }));
  CHECK(problems_of(text) == problem);
}

TEST_CASE("parse_json skips a byte order mark and refuses UTF-16", "[json_source]") {
  CHECK(parse_json("\xEF\xBB\xBF{}").value);
  CHECK(where("\xEF\xBB\xBF{\"a\":1}", "/a") == "1:6 key 1:2");
  CHECK(problems_of("\xEF\xBB\xBF[1") ==
        "line 1, column 1: the array that begins here does not end: no `]`");
  CHECK(problems_of(std::string("\xFF\xFE{\0}\0", 6)) ==
        "line 1, column 1: the text is UTF-16; expected UTF-8");
}

TEST_CASE("parse_json limits nesting instead of overflowing the stack", "[json_source]") {
  const std::string fits = std::string(256, '[') + std::string(256, ']');
  CHECK(parse_json(fits).value);
  const auto source = parse_json(std::string(1000000, '['));
  CHECK_FALSE(source.value);
  REQUIRE(source.problems.size() == 1);
  CHECK(source.problems[0].message == "nested deeper than 256 levels");
  CHECK(source.problems[0].column == 257);
  CHECK_FALSE(parse_json(std::string(257, '{')).value);
}

TEST_CASE("parse_json names both places of each repeated key", "[json_source]") {
  CHECK(problems_of("{\"a\": 1,\n \"b\": {\"x\":1, \"x\":2},\n \"a\": 3, \"a\": 4}") ==
        "line 2, column 15: /b/x: key `x` was given before, at line 2, column 8\n"
        "line 3, column 2: /a: key `a` was given before, at line 1, column 2\n"
        "line 3, column 10: /a: key `a` was given before, at line 3, column 2");
}

TEST_CASE("Places finds values and keys by JSON Pointer", "[json_source]") {
  const std::string text = "{\n  \"a\": [10,\n {\"b/~\": true}],\n  \"\u00e9\": {}, \"\": 1\n}";
  const auto [pointer, place] = GENERATE(table<const char*, const char*>({
      {"", "1:1 key 0:0"},
      {"/a", "2:8 key 2:3"},
      {"/a/0", "2:9 key 0:0"},
      {"/a/1/b~1~0", "3:10 key 3:3"},
      {"/\u00e9", "4:9 key 4:3"},
      {"/", "4:17 key 4:13"},
      {"/b", "nowhere"},
      {"/a/2", "nowhere"},
      {"/a/01", "nowhere"},
      {"/a/0/b", "nowhere"},
      {"a", "nowhere"},
      {"/~2", "nowhere"},
  }));
  CAPTURE(pointer);
  CHECK(where(text, pointer) == place);
}

TEST_CASE("parse_json takes an object of many members in good time", "[json_source]") {
  std::string text = "{";
  for (int i = 0; i < 200000; ++i) text += "\"k" + std::to_string(i) + "\":0,";
  text += "\"k7\":0}";
  const auto source = parse_json(text);
  CHECK(source.problems.size() == 1);
  CHECK(source.value->size() == 200001);
}

TEST_CASE("Places follow a value when another is erased before it") {
  glossator::JsonSource source =
      parse_json("{\"a\": {\"x\": 1, \"y\": 2},\n \"b\": [3],\n \"c\": 4}");
  glossator::Json& json = *source.value;
  CHECK_FALSE(source.places.erase_member(json, "/b/0"));
  CHECK_FALSE(source.places.erase_member(json, "/d"));
  CHECK_FALSE(source.places.erase_member(json, ""));
  CHECK(source.places.erase_member(json, "/a/x"));
  CHECK(json["a"].size() == 1);
  CHECK(source.places.find(json, "/a/y")->value.column == 21);
  CHECK(source.places.erase_member(json, "/a"));
  CHECK(source.places.find(json, "/b/0")->value.line == 2);
  CHECK(source.places.find(json, "/c")->key.line == 3);
}

}  // namespace json_source_test
