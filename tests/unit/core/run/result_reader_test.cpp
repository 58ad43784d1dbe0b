#include "glossator/result_reader.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "glossator/batch.hpp"
#include "glossator/json.hpp"
#include "glossator/pipeline.hpp"
#include "glossator/reader.hpp"
#include "output/manifest_layers.hpp"
#include "support/temp_dir.hpp"

namespace result_reader_test {

using namespace glossator;

namespace {

// Characters of one to four bytes, two of them beyond the basic plane; and no character at all.
const std::vector<std::string> texts = {"a\xF0\x9F\x98\x80\xC3\xA9 x\xE2\x82\xAC\xF0\x90\x8D\x88",
                                        "plain", "", "\xF0\x9F\x98\x80"};

class Texts final : public Reader {
 public:
  bool next(InputDocument& out) override {
    if (at_ == texts.size()) return false;
    out = {};
    out.document.id = std::to_string(at_);
    out.document.text = texts[at_++];
    out.document.date = "2024-05-17";
    return true;
  }

 private:
  std::size_t at_ = 0;
};

/// Two layers: `things` has children and references, `sightings` refers to each of `things`.
Pipeline pipeline_with(const std::string& output) {
  return Pipeline(Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "everything"},)"
                                    R"({"plugin": "reader"}], "output": )" +
                                    output + "}"),
                  {.plugin_path = {GLOSSATOR_SPECIMENS}});
}

/// Writes the results of `texts` and their manifest; returns the path.
std::string write_results(const Pipeline& pipeline, const TempDir& folder,
                          const std::string& name = "out.jsonl") {
  const std::string path = folder.path() + "/" + name;
  Texts reader;
  Output output = open_output(pipeline, path);
  pipeline.annotate_all(reader, output, {.threads = 1});
  output.close();
  const Json manifest = Json::object({{"layers", layers_json(pipeline.layers())}});
  folder.write(name + ".manifest.json", manifest.dump(2));
  return path;
}

// Layers of a manifest; `words` may refer to itself, `people` to both.
constexpr const char* manifest = R"({"layers": [
  {"name": "words", "step": "split", "plugin": "tokens", "types": ["word", "part"], "keys": [
    {"name": "note", "kind": "string", "repeated": false, "description": "a remark"},
    {"name": "next", "kind": "reference", "repeated": true, "refers_to": ["words"]}]},
  {"name": "people", "step": "find", "plugin": "names", "types": ["person"], "keys": [
    {"name": "of", "kind": "reference", "repeated": false, "refers_to": ["words", "people"]},
    {"name": "at", "kind": "span", "repeated": false}]}]})";

/// The result of a line, read with the manifest above.
Result read(const std::string& line) {
  const TempDir folder;
  folder.write("out.jsonl.manifest.json", manifest);
  ResultReader results(folder.write("out.jsonl", line + "\n"));
  auto result = results.next();
  CHECK_FALSE(results.next());
  return std::move(result.value());
}

}  // namespace

TEST_CASE("A manifest gives the layers of the pipeline that wrote it") {
  const Pipeline pipeline = pipeline_with("{}");
  const TempDir folder;
  const ResultReader results(write_results(pipeline, folder));
  CHECK(layers_json(results.layers()) == layers_json(pipeline.layers()));
  REQUIRE(results.layers().size() == 2);
  const LayerSchema& sightings = results.layers()[1];
  CHECK(sightings.step == "reader");
  CHECK(sightings.keys[1].kind == AttributeKind::reference);
  CHECK(sightings.keys[1].refers_to == std::vector<std::uint32_t>{0});
}

TEST_CASE("Results in any unit with their text read back as they were") {
  const std::string unit = GENERATE("byte", "codepoint", "utf16");
  CAPTURE(unit);
  const Pipeline pipeline = pipeline_with(R"({"text": true, "unit": ")" + unit + R"("})");
  const TempDir folder;
  ResultReader results(write_results(pipeline, folder));
  Worker worker = pipeline.open();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto result = results.next();
    REQUIRE(result);
    const Document document{.id = std::to_string(i), .text = texts[i], .date = "2024-05-17"};
    CHECK(to_json(**result) == to_json(worker.annotate(document)));
    CHECK((*result)->document().text == texts[i]);
    CHECK((*result)->document().date == "2024-05-17");
  }
  CHECK_FALSE(results.next());
  CHECK_FALSE(results.next());
}

TEST_CASE("Compressed results read back as plain ones, and a broken end is told") {
  const std::string name = GENERATE("out.jsonl.gz", "out.jsonl.zst");
  CAPTURE(name);
  const Pipeline pipeline = pipeline_with(R"({"text": true})");
  const TempDir folder;
  ResultReader plain(write_results(pipeline, folder));
  const std::string path = write_results(pipeline, folder, name);
  ResultReader results(path);
  while (const auto expected = plain.next()) {
    const auto result = results.next();
    REQUIRE(result);
    CHECK(to_json(**result) == to_json(**expected));
  }
  CHECK_FALSE(results.next());
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 3);
  ResultReader broken(path);
  const auto read_all = [&] {
    while (broken.next()) {
    }
  };
  CHECK_THROWS_WITH(read_all(), Catch::Matchers::StartsWith(path + ": cannot be read: "));
  CHECK_FALSE(broken.next());
}

TEST_CASE("References lead to the same records after reading, children included") {
  const Pipeline pipeline = pipeline_with(R"({"text": true, "unit": "utf16"})");
  const TempDir folder;
  ResultReader results(write_results(pipeline, folder));
  const auto result = results.next();
  REQUIRE(result);
  const Layer& things = *(*result)->find("things");
  unsigned children = 0;
  for (const Record sighting : *(*result)->find("sightings")) {
    const Record thing = (*result)->follow(*sighting.find("of"));
    CHECK(&thing.layer() == &things);
    CHECK(thing.span() == sighting.span());
    children += thing.parent().has_value();
  }
  CHECK(children == 2);
}

TEST_CASE("Offsets of a line count its unit, and those of the result bytes") {
  using Spans = std::vector<Span>;
  const auto [unit, records] =
      GENERATE(table<std::string, std::string>({{"byte", R"([0,1],[1,5],[5,7],[7,7])"},
                                                {"codepoint", R"([0,1],[1,2],[2,3],[3,3])"},
                                                {"utf16", R"([0,1],[1,3],[3,4],[4,4])"}}));
  std::string people;
  const Json spans_of_unit = Json::parse("[" + records + "]").value();
  for (std::size_t id = 0; id < spans_of_unit.size(); ++id) {
    const Json& span = spans_of_unit[id];
    if (id > 0) people += ',';
    people += R"({"id":)" + std::to_string(id) + R"(,"begin":)" + span.items()[0].dump() +
              R"(,"end":)" + span.items()[1].dump() + R"(,"type":"person","at":)" + span.dump() +
              "}";
  }
  const Result result = read(R"({"id":"d","status":"ok","unit":")" + unit +
                             "\",\"text\":\"a\xF0\x9F\x98\x80\xC3\xA9\"," +
                             R"("layers":{"words":[],"people":[)" + people + "]}}");
  Spans spans, attributes;
  for (const Record person : *result->find("people")) {
    spans.push_back(person.span());
    attributes.push_back(person.find("at")->span());
  }
  CHECK(spans == Spans{{0, 1}, {1, 5}, {5, 7}, {7, 7}});
  CHECK(attributes == spans);
}

TEST_CASE("A reference with a path leads to the child of a child") {
  const Result result = read(
      R"({"id":"d","status":"ok","unit":"byte","text":"abcd","layers":{"words":[)"
      R"({"id":0,"begin":0,"end":1,"type":"word","next":[1,{"layer":"words","id":1,"child":[1]}]},)"
      R"({"id":1,"begin":0,"end":4,"type":"word","children":[)"
      R"({"begin":0,"end":1,"type":"part"},{"begin":2,"end":4,"type":"part","children":[)"
      R"({"begin":3,"end":4,"type":"part","note":"deep"}]}]}],)"
      R"("people":[{"id":0,"begin":0,"end":4,"type":"person",)"
      R"("of":{"layer":"words","id":1,"child":[1,0]}}]}})");
  const Layer& words = *result->find("words");
  const Record deep = result->follow(*(*result->find("people"))[0].find("of"));
  CHECK(deep.find("note")->text() == "deep");
  CHECK(deep.covered() == "d");
  CHECK(words[*deep.parent()].covered() == "cd");
  CHECK(words[*words[*deep.parent()].parent()].covered() == "abcd");

  std::vector<std::string> next;
  for (const Record word : words)
    for (const Attribute attribute : word.attributes())
      if (attribute.name() == "next") next.emplace_back(result->follow(attribute).covered());
  CHECK(next == std::vector<std::string>{"abcd", "cd"});
}

TEST_CASE("A reference into a layer that was not written is dropped") {
  const Result result = read(
      R"({"id":"d","status":"ok","unit":"byte","layers":{"people":[)"
      R"({"id":0,"begin":0,"end":1,"text":"a","type":"person","of":{"layer":"words","id":5}}]}})");
  CHECK((*result->find("people"))[0].attribute_count() == 0);
  CHECK(result->find("words")->empty());
}

TEST_CASE("A text that was not written is rebuilt with blanks between the records") {
  const Result result =
      read(R"({"id":"d","status":"ok","unit":"byte","layers":{"words":[)"
           R"({"id":0,"scope":"document","type":"word"},)"
           "{\"id\":1,\"begin\":1,\"end\":3,\"text\":\"\xC3\xA9\",\"type\":\"word\"}],"
           R"("people":[{"id":0,"begin":5,"end":6,"text":"b","type":"person","at":[3,8]}]}})");
  CHECK(result->document().text == " \xC3\xA9  b  ");
}

TEST_CASE("A partial document reads with its failures and the layers that it has") {
  const std::string line =
      R"({"id":"p","status":"partial","unit":"byte",)"
      R"("errors":[{"plugin":"names","kind":"contract","message":"misbehaved"},)"
      R"({"plugin":"dates","kind":"timeout","message":"too slow"}],"layers":{"words":[)"
      R"({"id":0,"begin":0,"end":2,"text":"ab","type":"word","score":0.25}],"people":[]}})";
  const Result result = read(line);
  CHECK(result->status() == Status::partial);
  REQUIRE(result->failures().size() == 2);
  CHECK(result->failures()[0].plugin == "names");
  CHECK(result->failures()[1].code == ErrorCode::timeout);
  CHECK(result->failures()[1].message == "too slow");
  CHECK(to_json(*result) == line);
}

TEST_CASE("A failed document reads with its failure, whatever its kind, and no text") {
  const auto code =
      static_cast<ErrorCode>(GENERATE(range(0, static_cast<int>(ErrorCode::timeout) + 1)));
  const std::string unit = GENERATE("byte", "codepoint");
  const std::string line = R"({"id":"e","status":"error","date":"2024-05-17","unit":")" + unit +
                           R"(","error":{"plugin":null,"kind":")" + name_of(code) +
                           R"(","message":"broken"},"layers":{}})";
  const Result result = read(line);
  CHECK(result->status() == Status::error);
  CHECK(result->document().text.empty());
  REQUIRE(result->failures().size() == 1);
  CHECK(result->failures()[0].code == code);
  const JsonOptions options{.unit = unit == "byte" ? Unit::byte : Unit::codepoint};
  CHECK(to_json(*result, options) == line);
}

TEST_CASE("The meta of a result stays as it is written, whatever its numbers") {
  const std::string meta =
      R"({"big":123456789012345678901234567890,"price":1.50,"far":1e999,"meta":{"n":[-0]}})";
  const std::string line = R"({"id":"m","status":"ok","meta":)" + meta +
                           R"(,"unit":"byte","layers":{"words":[],"people":[]}})";
  const Result result = read(line);
  CHECK(result->document().meta_json == meta);
  CHECK(to_json(*result, {.all_meta = true}) == line);
}

TEST_CASE("JSON has the meta that its options name") {
  const Result result =
      read(R"({"id":"m","status":"ok","meta":{"a":1,"b":"x","c":null},"unit":"byte","layers":{}})");
  const auto begin = [&](const JsonOptions& options) {
    const std::string json = to_json(*result, options);
    return json.substr(0, json.find(",\"unit\""));
  };
  CHECK(begin({}) == R"({"id":"m","status":"ok")");
  CHECK(begin({.meta = {"c", "none", "a"}}) ==
        R"({"id":"m","status":"ok","meta":{"c":null,"a":1})");
  CHECK(begin({.all_meta = true}) == R"({"id":"m","status":"ok","meta":{"a":1,"b":"x","c":null})");
}

}  // namespace result_reader_test
