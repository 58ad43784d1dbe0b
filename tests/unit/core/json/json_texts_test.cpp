// One table of JSON texts, good and bad, a row or more for each rule of RFC 8259, for both readers:
// that of configs and that of JSONL lines. Names follow the classes of "Parsing JSON is a
// minefield" (N. Seriot, 2016): y accepted, n refused, i left to the parser.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "input/open_inputs.hpp"
#include "json/json_source.hpp"
#include "support/stream_source.hpp"

namespace json_texts_test {

using glossator::InputConfig;
using glossator::InputDocument;
using glossator::open_inputs;
using glossator::parse_json;

namespace {

using namespace std::string_literals;

struct Row {
  const char* name;
  std::string text;
};

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

std::vector<Row> good() {
  return {
      {"y_structure_object_empty", "{}"},
      {"y_structure_array_empty", "[]"},
      {"y_structure_blanks_everywhere", " \t[ 1 ,\t{ \"a\" : 2 } ]\t "},
      {"y_structure_lonely_true", "true"},
      {"y_structure_lonely_false", "false"},
      {"y_structure_lonely_null", "null"},
      {"y_structure_lonely_string", "\"asd\""},
      {"y_structure_lonely_number", "-0.1"},
      {"y_structure_nested_100", nested(100)},
      {"y_object_empty_key", R"({"":0})"},
      {"y_object_escaped_key", R"({"a\u0000b\/":1})"},
      {"y_object_long_key", "{\"" + std::string(100000, 'k') + "\":1}"},
      {"y_object_many_members", R"({"a":1,"b":2,"c":[],"d":{},"e":null})"},
      {"y_array_of_all_kinds", R"([null,1,"1",{},[],true,false,-1.5e3])"},
      {"y_number_zero", "0"},
      {"y_number_minus_zero", "-0"},
      {"y_number_fraction", "123.456"},
      {"y_number_exponent", "1e22"},
      {"y_number_exponent_capital_plus", "1E+2"},
      {"y_number_exponent_minus", "0.5e-2"},
      {"y_number_exponent_zeros", "1e00002"},
      {"y_number_after_blank", " 4"},
      {"y_number_int64_least", "-9223372036854775808"},
      {"y_number_uint64_most", "18446744073709551615"},
      {"y_number_double_close_to_zero", "-0." + std::string(77, '0') + "1"},
      {"y_number_underflows", "123e-10000000"},
      {"y_number_many_digits", "0." + std::string(3000, '3')},
      {"y_string_escapes", R"("\"\\\/\b\f\n\r\t")"},
      {"y_string_unicode_escape", R"("\u0061\u30af\u30EA\u30b9")"},
      {"y_string_escaped_null", R"("\u0000")"},
      {"y_string_surrogate_pair", R"("\uD834\uDd1e")"},
      {"y_string_last_surrogates", R"("\uDBFF\uDFFF")"},
      {"y_string_noncharacters", R"("\uFFFE\uFDD0\uDBFF\uDFFE")"},
      {"y_string_escaped_backslash_u", R"("\\u12")"},
      {"y_string_del", "\"a\x7f\""},
      {"y_string_utf8", "\"\xc3\xa9\xe2\x82\xac\xf0\x9d\x84\x9e\""},
      {"y_string_utf8_last_of_each_size", "\"\xdf\xbf\xef\xbf\xbf\xf4\x8f\xbf\xbf\""},
      {"y_string_line_separators", "\"\xe2\x80\xa8\xe2\x80\xa9\""},
      {"y_string_byte_order_mark_inside", "\"\xef\xbb\xbf\""},
      {"y_string_looks_like_a_comment", R"("a/*b*/c//d")"},
      {"y_string_long", "\"" + std::string(1000000, 'x') + "\""},
  };
}

std::vector<Row> bad() {
  return {
      {"n_structure_open_array", "["},
      {"n_structure_open_object", "{"},
      {"n_structure_open_array_open_object", "[{"},
      {"n_structure_open_string", "[\"a"},
      {"n_structure_close_only", "]"},
      {"n_structure_double_close", "[]]"},
      {"n_structure_wrong_close", "[1}"},
      {"n_structure_array_then_comma", "[],"},
      {"n_structure_two_values", "[][]"},
      {"n_structure_two_values_blank", "1 2"},
      {"n_structure_trailing_garbage", "{\"a\":1}x"},
      {"n_structure_trailing_null_byte", "[]\0"s},
      {"n_structure_null_byte_outside_string", "[\0]"s},
      {"n_structure_form_feed", "[\f]"},
      {"n_structure_vertical_tab", "[\v1]"},
      {"n_structure_no_break_space", "[\xc2\xa0]"},
      {"n_structure_word_joiner", "[\xe2\x81\xa0]"},
      {"n_structure_byte_order_mark_inside", "[\xef\xbb\xbf]"},
      {"n_structure_half_byte_order_mark", "\xef\xbb{}"},
      {"n_structure_two_byte_order_marks", "\xef\xbb\xbf\xef\xbb\xbf{}"},
      {"n_structure_utf16_le", "\xff\xfe[\0]\0"s},
      {"n_structure_utf16_be_without_mark", "\0[\0]"s},
      {"n_structure_comment_block", "[1/* no */]"},
      {"n_structure_comment_line", "[1]// no"},
      {"n_structure_comment_hash", "[1]# no"},
      {"n_structure_capital_true", "[True]"},
      {"n_structure_incomplete_true", "[tru]"},
      {"n_structure_incomplete_false", "fals"},
      {"n_structure_incomplete_null", "[nul"},
      {"n_structure_long_null", "[nulll]"},
      {"n_structure_angle_brackets", "<.>"},
      {"n_structure_open_100000", std::string(100000, '[')},
      {"n_structure_open_objects_100000",
       [] {
         std::string text;
         for (int i = 0; i < 100000; ++i) text += "{\"\":";
         return text;
       }()},
      {"n_array_comma_only", "[,]"},
      {"n_array_comma_first", "[,1]"},
      {"n_array_comma_last", "[1,]"},
      {"n_array_two_commas", "[1,,2]"},
      {"n_array_colon", "[\"a\":1]"},
      {"n_array_no_comma", "[1 2]"},
      {"n_array_star", "[*]"},
      {"n_object_no_colon", "{\"a\" 1}"},
      {"n_object_two_colons", "{\"a\"::1}"},
      {"n_object_comma_for_colon", "{\"a\",1}"},
      {"n_object_no_value", "{\"a\":}"},
      {"n_object_key_only", "{\"a\"}"},
      {"n_object_comma_last", "{\"a\":1,}"},
      {"n_object_two_commas", "{\"a\":1,,\"b\":2}"},
      {"n_object_bare_key", "{a:1}"},
      {"n_object_single_quotes", "{'a':1}"},
      {"n_object_number_key", "{1:1}"},
      {"n_object_null_key", "{null:1}"},
      {"n_object_no_comma", "{\"a\":1 \"b\":2}"},
      {"n_number_plus", "[+1]"},
      {"n_number_minus_only", "[-]"},
      {"n_number_minus_blank", "[- 1]"},
      {"n_number_leading_zero", "[012]"},
      {"n_number_minus_leading_zero", "[-012]"},
      {"n_number_point_first", "[.5]"},
      {"n_number_minus_point_first", "[-.5]"},
      {"n_number_point_last", "[1.]"},
      {"n_number_point_exponent", "[0.e1]"},
      {"n_number_no_exponent", "[1e]"},
      {"n_number_no_exponent_digits", "[1e+]"},
      {"n_number_exponent_fraction", "[1e1.5]"},
      {"n_number_two_points", "[1.2.3]"},
      {"n_number_hex", "[0x1F]"},
      {"n_number_grouped", "[1,000.5_0]"},
      {"n_number_letter_behind", "[1a]"},
      {"n_number_nan", "[NaN]"},
      {"n_number_infinity", "[Infinity]"},
      {"n_number_minus_infinity", "[-Infinity]"},
      {"n_number_full_width", "[\xef\xbc\x91]"},
      {"n_string_single_quotes", "['a']"},
      {"n_string_bare", "[a]"},
      {"n_string_unknown_escape", R"(["\x00"])"},
      {"n_string_escaped_capital_u", R"(["\U0061"])"},
      {"n_string_escaped_single_quote", R"(["\'"])"},
      {"n_string_escape_at_end", "[\"\\"},
      {"n_string_escaped_close", R"(["\"])"},
      {"n_string_unicode_3_digits", R"(["\u00A"])"},
      {"n_string_unicode_no_hex", R"(["\u00zz"])"},
      {"n_string_tab", "[\"\t\"]"},
      {"n_string_null_byte", "[\"a\0b\"]"s},
      {"n_string_control", "[\"\x1f\"]"},
      {"n_string_carriage_return", "[\"a\rb\"]"},
      {"n_string_lone_continuation_byte", "[\"\x81\"]"},
      {"n_string_truncated_utf8", "[\"\xe0\xff\"]"},
      {"n_string_overlong_2", "[\"\xc0\xaf\"]"},
      {"n_string_overlong_6", "[\"\xfc\x83\xbf\xbf\xbf\xbf\"]"},
      {"n_string_utf8_surrogate", "[\"\xed\xa0\x80\"]"},
      {"n_string_utf8_beyond_10ffff", "[\"\xf4\xbf\xbf\xbf\"]"},
      {"n_string_latin_1", "[\"\xe9\"]"},
      // The RFC leaves these to the parser; both readers refuse them, because their meaning differs
      // among readers.
      {"i_string_lone_high_surrogate", R"(["\uD800"])"},
      {"i_string_lone_low_surrogate", R"(["\uDC00"])"},
      {"i_string_high_surrogate_then_letter", R"(["\uD800a"])"},
      {"i_string_high_surrogate_then_escape", R"(["\uD800\n"])"},
      {"i_string_two_high_surrogates", R"(["\uD800\uD800"])"},
      {"i_string_surrogates_swapped", R"(["\uDd1e\uD834"])"},
      {"i_structure_nested_too_deep", nested(1100)},
  };
}

/// Valid by the RFC, but beyond 64 bits: refused in a config, which would have to round them, and
/// kept as they are written in a line of JSONL.
std::vector<Row> beyond_64_bits() {
  return {
      {"i_number_overflows", "[1e400]"},
      {"i_number_overflows_minus", "[-123123e100000]"},
      {"i_number_integer_beyond_64_bits", "[18446744073709551616]"},
      {"i_number_integer_below_64_bits", "[-9223372036854775809]"},
      {"i_number_integer_endless", "[1" + std::string(5000, '0') + "]"},
  };
}

/// What the reader of JSONL makes of `line`, between two others: the document, or its error.
InputDocument read_line(const std::string& line) {
  InputConfig config;
  config.format = glossator::InputFormat::jsonl;
  std::istringstream stream("{\"text\":\"before\"}\n" + line + "\n{\"text\":\"next\"}\n");
  const auto reader = open_inputs(config, {"-"}, "", std::make_unique<StreamSource>(stream));
  InputDocument before, read, next, more;
  REQUIRE(reader->next(before));
  REQUIRE(reader->next(read));
  REQUIRE(reader->next(next));  // nothing of a bad line reaches the one behind it
  CHECK_FALSE(next.error);
  CHECK(next.document.text == "next");
  CHECK(next.document.id == "-:3");
  CHECK_FALSE(reader->next(more));
  return read;
}

InputDocument read_in_line(const std::string& text) {
  return read_line("{\"id\":\"d\",\"text\":\"t\",\"meta\":{\"v\":" + text + "}}");
}

}  // namespace

TEST_CASE("Good JSON is read as configs and as lines of JSONL", "[json_texts]") {
  for (const Row& row : good()) {
    CAPTURE(row.name);
    const auto source = parse_json(row.text);
    CHECK(source.problems.empty());
    REQUIRE(source.value);
    const auto expected = nlohmann::ordered_json::parse(row.text);
    CHECK(nlohmann::ordered_json::parse(source.value->dump()) == expected);

    const InputDocument read = read_in_line(row.text);
    CHECK_FALSE(read.error);
    CHECK(nlohmann::ordered_json::parse(read.document.meta_json).at("v") == expected);
    if (!source.value->is_text()) continue;
    const InputDocument as_text = read_line("{\"text\":" + row.text + "}");
    CHECK_FALSE(as_text.error);
    CHECK(as_text.document.text == source.value->text());
  }
}

TEST_CASE("Bad JSON is refused as a config and costs a line of JSONL only", "[json_texts]") {
  for (const Row& row : bad()) {
    CAPTURE(row.name);
    const auto source = parse_json(row.text);
    CHECK_FALSE((source.value && source.problems.empty()));
    REQUIRE(source.problems.size() == 1);
    CHECK(source.problems[0].line == 1);
    CHECK(source.problems[0].message.size() < 200);

    for (const InputDocument& read : {read_line(row.text), read_in_line(row.text)}) {
      REQUIRE(read.error);
      CHECK(std::string(read.error->what()).starts_with("-:2: "));
      CHECK(std::string(read.error->what()).size() < 300);
      CHECK(read.document.text.empty());
      CHECK(read.document.meta_json.empty());
    }
  }
}

TEST_CASE("A number of any size is no fault of a line of JSONL", "[json_texts]") {
  for (const Row& row : beyond_64_bits()) {
    CAPTURE(row.name);
    CHECK(parse_json(row.text).problems.size() == 1);
    const InputDocument read = read_in_line(row.text);
    CHECK_FALSE(read.error);
    CHECK(read.document.text == "t");
    CHECK(read.document.meta_json == "{\"v\":" + row.text + "}");
    const std::string number = row.text.substr(1, row.text.size() - 2);
    const InputDocument named = read_line("{\"id\":" + number + ",\"text\":\"t\"}");
    CHECK_FALSE(named.error);
    CHECK(named.document.id == number);
  }
}

TEST_CASE("Results are read with all that documents may have", "[json_texts]") {
  const auto read = [](const std::string& text) {
    return glossator::Json::parse(text).value().dump();
  };
  CHECK(read("[18446744073709551616, -9223372036854775809]") ==
        "[1.8446744073709552e+19,-9.223372036854776e+18]");
  CHECK(read("18446744073709551615") == "18446744073709551615");
  CHECK(read("[1e400, -1e400]") == "[1.7976931348623157e+308,-1.7976931348623157e+308]");
  CHECK(read(std::string(5000, '9')) == "1.7976931348623157e+308");
  CHECK(read(R"({"a":{"b":1,"b":2}})") == R"({"a":{"b":1,"b":2}})");
  CHECK(glossator::Json::parse(R"({"b":1,"b":2})").value()["b"] == glossator::Json(1));
  CHECK(read(nested(1030)) == nested(1030));
  CHECK_FALSE(glossator::Json::parse(nested(100'000)));
}

TEST_CASE("Truncated anywhere, JSON is refused", "[json_texts]") {
  const std::string whole =
      R"({"id":"d","text":"a\n\u00e9\uD834\uDD1E é","meta":{"v":[1,-2.5e+3,true,null]}})";
  REQUIRE_FALSE(read_line(whole).error);
  for (std::size_t size = 1; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(parse_json(whole.substr(0, size)).value);
    CHECK(read_line(whole.substr(0, size)).error);
  }
}

TEST_CASE("A byte order mark may stand before a config and before the first line", "[json_texts]") {
  CHECK(parse_json("\xef\xbb\xbf{}").value);
  std::istringstream stream("\xef\xbb\xbf{\"text\":\"t\"}");
  const auto reader = open_inputs({}, {"-"}, "", std::make_unique<StreamSource>(stream));
  InputDocument read;
  REQUIRE(reader->next(read));
  CHECK_FALSE(read.error);
  CHECK(read.document.text == "t");
}

TEST_CASE("A key that is given twice is refused where it is read", "[json_texts]") {
  CHECK(parse_json(R"({"a":1,"b":2,"a":3})").problems.size() == 1);
  CHECK(parse_json(R"({"a":1,"\u0061":3})").problems.size() == 1);
  const auto error_of = [](const std::string& line) {
    const InputDocument read = read_line(line);
    return read.error ? std::string(read.error->what()) : "";
  };
  CHECK(error_of(R"({"text":"a","text":"b"})") == "-:2: the key `text` is given twice");
  CHECK(error_of(R"({"text":"a","\u0074ext":"b"})") == "-:2: the key `text` is given twice");
  CHECK(error_of(R"({"id":"a","text":"b","id":"a"})") == "-:2: the key `id` is given twice");
  CHECK(error_of(R"({"text":"a","x":"b","x":"c"})").empty());  // nobody reads it
}

}  // namespace json_texts_test
