#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "glossator/result_reader.hpp"
#include "support/temp_dir.hpp"

namespace broken_results_test {

using namespace glossator;

namespace {

constexpr const char* manifest = R"({"layers": [
  {"name": "words", "step": "split", "plugin": "tokens", "types": ["word"], "keys": [
    {"name": "note", "kind": "string", "repeated": false},
    {"name": "tags", "kind": "string", "repeated": true},
    {"name": "count", "kind": "integer", "repeated": false},
    {"name": "weight", "kind": "real", "repeated": false},
    {"name": "good", "kind": "boolean", "repeated": false},
    {"name": "piece", "kind": "span", "repeated": false},
    {"name": "next", "kind": "reference", "repeated": false, "refers_to": ["words"]}]},
  {"name": "people", "step": "find", "plugin": "names", "types": ["person"], "keys": []}]})";

/// What reading `line` says, behind file and line; checks that the lines around it are read.
std::string refusal(const std::string& line) {
  const std::string good = R"({"id":"good","status":"ok","unit":"byte","layers":{}})";
  const TempDir folder;
  folder.write("out.jsonl.manifest.json", manifest);
  const std::string path = folder.write("out.jsonl", good + "\n" + line + "\n" + good + "\n");
  ResultReader results(path);
  const auto good_is_read = [&] {
    const auto result = results.next();
    REQUIRE(result);
    CHECK((*result)->document().id == "good");
  };
  good_is_read();
  std::string said = "not refused";
  try {
    results.next();
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::input);
    const std::string place = path + ":2: ", message = error.what();
    CHECK(message.substr(0, place.size()) == place);
    said = message.substr(std::min(message.size(), place.size()));
  }
  good_is_read();
  CHECK_FALSE(results.next());
  return said;
}

/// A line with these layers, of a document without text.
std::string layers(const std::string& members) {
  return R"({"id":"d","status":"ok","unit":"byte","layers":{)" + members + "}}";
}
/// A line with a record of `words` that has these members.
std::string record(const std::string& members) {
  return layers(R"("words":[{"id":0,"type":"word",)" + members + "}]");
}
std::string word(const std::string& member) {
  return record(R"("begin":0,"end":4,"text":"abcd",)" + member);
}
/// The same of the document "a😀é", whose characters begin at byte 0, 1 and 5.
std::string record_of(const std::string& unit, const std::string& members) {
  return R"({"id":"d","status":"ok","unit":")" + unit +
         "\",\"text\":\"a\xF0\x9F\x98\x80\xC3\xA9\"," +
         R"("layers":{"words":[{"id":0,"type":"word",)" + members + "}]}}";
}

/// The error of a manifest, without its path.
Error error_of_manifest(const std::string& text) {
  const TempDir folder;
  const std::string path = folder.write("out.jsonl", "");
  if (!text.empty()) folder.write("out.jsonl.manifest.json", text);
  try {
    ResultReader results(path);
  } catch (const Error& error) {
    const std::string place = path + ".manifest.json: ", message = error.what();
    CHECK(message.substr(0, place.size()) == place);
    return Error(error.code(), message.substr(std::min(message.size(), place.size())));
  }
  return Error(ErrorCode::internal, "not refused");
}

}  // namespace

TEST_CASE("A line that is no JSON is refused at its place, and the next one is read") {
  const std::string line =
      GENERATE(as<std::string>{}, "", "x", "{\"id\":\"d\",\"sta", "{\"id\":\"\xff\"}",
               R"({"id":"\ud800"})", R"({"id":NaN})", R"({"id":"a"} {})",
               std::string(1, '\0'), std::string(100000, '['));
  CAPTURE(line.substr(0, 20));
  CHECK(refusal(line) == "is not JSON");
}

TEST_CASE("A line that is no result is refused with the reason") {
  const auto [line, message] = GENERATE(table<std::string, std::string>({
      {"5", "expected an object; found a number"},
      {"[]", "expected an object; found an array"},
      {"{}", "lacks the member `unit`"},
      {R"({"id":"a","id":"b"})", "lacks the member `unit`"},
      {R"({"id":5,"status":"ok","unit":"byte","layers":{}})", "expected a string; found a number"},
      {R"({"id":"d","status":"ok","unit":"byte"})", "lacks the member `layers`"},
      {R"({"id":"d","status":"fine","unit":"byte","layers":{}})",
       "no document has the status `fine`"},
      {R"({"id":"d","status":"ok","unit":"line","layers":{}})", "offsets cannot count `line`"},
      {R"({"id":"d","status":"ok","unit":"byte","offsets":"source","layers":{}})",
       "its offsets count in the source, not in the text; run again with input.offsets text"},
      {R"({"id":"d","status":"error","unit":"byte","error":{"kind":"odd","message":"m"},)"
       R"("layers":{}})",
       "no failure is of kind `odd`"},
      {layers(R"("wrods":[])"), "layer `wrods` is not one of those known"},
      {layers(R"("words":[{"id":1,"scope":"document","type":"word"}])"),
       "the ids of layer `words` are not 0, 1, 2 ..."},
      {layers(R"("words":[{"id":0,"scope":"document","type":"word"},)"
              R"({"id":2,"scope":"document","type":"word"}])"),
       "the ids of layer `words` are not 0, 1, 2 ..."},
      {layers(R"("words":[{"id":0,"scope":"document","type":"person"}])"),
       "layer `words` has no type `person`"},
      {word(R"("speed":1)"), "layer `words` has no key `speed`"},
      {word(R"("note":1)"), "expected a string; found a number"},
      {word(R"("note":["a"])"), "expected a string; found an array"},
      {word(R"("count":1.5)"), "expected an integer; found a number"},
      {word(R"("good":1)"), "expected true or false; found a number"},
      {word(R"("next":3)"), "a reference leads to no record"},
      {word(R"("next":{"layer":"words","id":0,"child":[0]})"), "a reference leads to no child"},
      {word(R"("next":{"layer":"things","id":0})"), "layer `things` is not one of those known"},
  }));
  CAPTURE(line);
  CHECK(refusal(line) == message);
}

TEST_CASE("An offset that is no place of the text is refused, in every unit") {
  const auto [line, message] = GENERATE(table<std::string, std::string>({
      {record_of("byte", R"("begin":0,"end":2)"), "offset 2"},
      {record_of("byte", R"("begin":6,"end":7)"), "offset 6"},
      {record_of("byte", R"("begin":0,"end":8)"), "offset 8"},
      {record_of("byte", R"("begin":0,"end":3000000000)"), "offset 3000000000"},
      {record_of("byte", R"("begin":4294967296,"end":4294967296)"), "offset 4294967296"},
      {record_of("byte", R"("begin":0,"end":1,"piece":[0,6])"), "offset 6"},
      {record_of("codepoint", R"("begin":0,"end":4)"), "offset 4"},
      {record_of("utf16", R"("begin":2,"end":4)"), "offset 2"},
      {record_of("utf16", R"("begin":0,"end":5)"), "offset 5"},
      {record_of("utf16", R"("begin":0,"end":18446744073709551615)"),
       "offset 18446744073709551615"},
  }));
  CAPTURE(line);
  CHECK(refusal(line) == message + " is no place between characters of the text");
}

TEST_CASE("Offsets that fit no text are refused with the reason") {
  const auto [line, message] = GENERATE(table<std::string, std::string>({
      {record(R"("begin":0,"end":3000000000)"),
       "offset 3000000000 is beyond 1 GiB; a text so long is not rebuilt"},
      {record(R"("begin":0,"end":18446744073709551615)"),
       "offset 18446744073709551615 is beyond 1 GiB; a text so long is not rebuilt"},
      {record(R"("begin":0,"end":1,"piece":[0,3000000000])"),
       "offset 3000000000 is beyond 1 GiB; a text so long is not rebuilt"},
      {record(R"("begin":0,"end":-1)"), "expected an integer that is not negative; found -1"},
      {record(R"("begin":0,"end":1e300)"), "expected an integer; found a number"},
      {record(R"("begin":0,"end":99999999999999999999)"), "expected an integer; found a number"},
      {record_of("byte", R"("begin":5,"end":1)"), "a record ends before it begins"},
      {record_of("byte", R"("begin":0,"end":1,"text":"b")"),
       "a record's text is not what it covers"},
      {record(R"("begin":0,"end":1,"text":"ab")"), "a record's text is longer than its span"},
      {record(R"("begin":0,"end":3,"text":"ab")"), "a record's text is not what it covers"},
      {record(R"("begin":0)"), "lacks the member `end`"},
      {R"({"id":"d","status":"ok","unit":"utf16","layers":{"words":[)"
       R"({"id":0,"begin":0,"end":1,"text":"a","type":"word"}]}})",
       "its offsets count utf16, which takes the text; write it with output.text, or offsets in "
       "bytes"},
  }));
  CAPTURE(line);
  CHECK(refusal(line) == message);
}

TEST_CASE("A line that breaks the contract of results is refused, not read in part") {
  const std::string line =
      GENERATE(word(R"("tags":"a")"), word(R"("piece":[3,1])"), word(R"("piece":[0,1,2])"),
               word(R"("children":5)"), word(R"("score":7)"), word(R"("score":-0.5)"),
               record(R"("end":4)"), record(R"("scope":"page")"), record(R"("note":"no place")"),
               layers(R"("words":5)"), layers(R"("words":{})"),
               layers(R"("people":[{"id":0,"scope":"document","type":"person"}],"words":[{"id":0,)"
                      R"("scope":"document","type":"word","next":{"layer":"people","id":0}}])"),
               R"({"id":"d","status":"ok","unit":"byte","layers":[]})",
               R"({"id":"d","status":"ok","unit":"byte","layers":null})",
               R"({"id":"d","status":"ok","unit":"byte","date":5,"layers":{}})",
               R"({"id":"d","status":"error","unit":"byte","layers":{}})",
               R"({"id":"d","status":"partial","unit":"byte","layers":{}})",
               R"({"id":"d","status":"partial","unit":"byte","errors":5,"layers":{}})",
               R"({"id":"d","status":"ok","unit":"byte","error":{"kind":"input","message":"m"},)"
               R"("layers":{}})",
               R"({"id":"d","status":"error","unit":"byte","error":{"kind":"input","message":"m"},)"
               R"("layers":{"words":[{"id":0,"scope":"document","type":"word"}]}})");
  CAPTURE(line);
  CHECK(refusal(line) != "not refused");
}

TEST_CASE("A manifest that is missing is wrong usage, a broken one wrong input") {
  CHECK(error_of_manifest("").code() == ErrorCode::usage);
  CHECK(error_of_manifest("").what() ==
        std::string("cannot be read: No such file or directory; `gloss run -o` writes it beside "
                    "the results, which are read with the layers that it names"));
  const auto [text, message] = GENERATE(table<std::string, std::string>({
      {"{", "is not JSON"},
      {"{}", "lacks the member `layers`"},
      {R"({"layers":[{"name":"a"}]})", "lacks the member `plugin`"},
      {R"({"layers":[{"name":"a","plugin":"","step":"","types":5,"keys":[]}]})",
       "expected an array; found a number"},
      {R"({"layers":[{"name":"a","plugin":"","step":"","types":[],"keys":[)"
       R"({"name":"k","kind":"odd","repeated":false}]}]})",
       "no attribute is of kind `odd`"},
      {R"({"layers":[{"name":"a","plugin":"","step":"","types":[],"keys":[)"
       R"({"name":"k","kind":"reference","repeated":false,"refers_to":["b"]}]}]})",
       "a key refers to layer `b`, which is not there"},
  }));
  CAPTURE(text);
  CHECK(error_of_manifest(text).code() == ErrorCode::input);
  CHECK(error_of_manifest(text).what() == message);
}

TEST_CASE("A manifest whose layers or keys are no list is broken") {
  const std::string text =
      GENERATE(R"({"layers":{}})", R"({"layers":null})",
               R"({"layers":[{"name":"a","plugin":"","step":"","types":[],"keys":null}]})");
  CAPTURE(text);
  CHECK(error_of_manifest(text).code() == ErrorCode::input);
}

}  // namespace broken_results_test
