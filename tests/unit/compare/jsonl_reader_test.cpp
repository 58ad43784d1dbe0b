#include "interchange/jsonl_reader.hpp"

#include <catch2/catch.hpp>

#include "glossator/error.hpp"
#include "interchange/open_annotated.hpp"
#include "support/temp_dir.hpp"

namespace jsonl_reader_test {

using namespace glossator::interchange;

namespace {

std::vector<AnnotatedDocument> read_all(const std::string& path) {
  const auto reader = open_annotated(path);
  std::vector<AnnotatedDocument> documents;
  while (auto document = reader->next()) documents.push_back(std::move(*document));
  return documents;
}

AnnotatedDocument read_one(const std::string& line) {
  const TempDir folder;
  const auto documents = read_all(folder.write("in.jsonl", line + "\n"));
  REQUIRE(documents.size() == 1);
  return documents[0];
}

constexpr const char* result =
    R"({"id":"a","status":"ok","date":"2024-05-17","unit":"byte","layers":{"people":[)"
    R"({"id":0,"begin":0,"end":3,"text":"Ada","type":"person","score":0.5,"name":"Ada Byron",)"
    R"("entity":1,"role_span":[4,6]},{"id":1,"begin":7,"end":9,"text":"He","type":"person",)"
    R"("entity":1,"tags":["x","y"]}],"sectors":[{"id":0,"scope":"document","type":"D35",)"
    R"("children":[{"begin":7,"end":9,"text":"He","type":"evidence"}]}],"sentiment":[{"id":0,)"
    R"("scope":"target","begin":0,"end":9,"type":"neutral","target":{"layer":"people","id":1}}]}})";

}  // namespace

TEST_CASE("A reference leads to the record of its id, wherever that stands") {
  const AnnotatedDocument document =
      read_one(R"({"id":"a","layers":{"people":[{"id":7,"begin":0,"end":1,"type":"p"},)"
               R"({"id":"x","begin":1,"end":2,"type":"p"},{"id":1,"begin":2,"end":3,"type":"p"},)"
               R"({"begin":3,"end":4,"type":"p"}],"links":[)"
               R"({"id":0,"scope":"document","type":"l","to":{"layer":"people","id":1}},)"
               R"({"id":1,"scope":"document","type":"l","to":{"layer":"people","id":7.0}},)"
               R"({"id":2,"scope":"document","type":"l","to":{"layer":"people","id":"x"}}]}})");
  const auto target = [&](std::size_t link) {
    return std::get<Reference>(document.find("links")->annotations[link].find("to")->front());
  };
  CHECK(target(0) == Reference{"people", 2});
  CHECK(target(1) == Reference{"people", 0});
  CHECK(target(2) == Reference{"people", 1});
}

TEST_CASE("A result has its records, with children behind their parents") {
  const AnnotatedDocument document = read_one(result);
  CHECK(document.id == "a");
  CHECK(document.date == "2024-05-17");
  CHECK_FALSE(document.text);
  const AnnotatedLayer* people = document.find("people");
  REQUIRE(people);
  CHECK(people->annotations[0].span == TextSpan{0, 3});
  CHECK(people->annotations[0].score == 0.5);
  CHECK(people->annotations[0].text("name") == "Ada Byron");
  CHECK(people->annotations[0].text("text") == "Ada");
  CHECK(people->annotations[1].find("tags")->size() == 2);
  const auto& sectors = document.find("sectors")->annotations;
  REQUIRE(sectors.size() == 2);
  CHECK_FALSE(sectors[0].span);
  CHECK(sectors[1].parent == 0u);
  const auto& target = document.find("sentiment")->annotations[0].find("target")->front();
  CHECK(std::get<Reference>(target) == Reference{"people", 1});
}

TEST_CASE("The manifest tells references and spans from numbers") {
  const TempDir folder;
  const std::string path = folder.write("out.jsonl", std::string(result) + "\n");
  folder.write("out.jsonl.manifest.json", R"({"layers":[{"name":"people","plugin":"people",
    "step":"people","types":["person"],"keys":[
    {"name":"entity","kind":"reference","repeated":false,"refers_to":["people"]},
    {"name":"role_span","kind":"span","repeated":false}]}]})");
  const auto people = read_all(path)[0].find("people")->annotations;
  CHECK(std::get<Reference>(people[0].find("entity")->front()) == Reference{"people", 1});
  CHECK(std::get<TextSpan>(people[0].find("role_span")->front()) == TextSpan{4, 6});
  folder.write("out.jsonl.manifest.json", "{");
  CHECK_THROWS_WITH(read_all(path), Catch::Contains("out.jsonl.manifest.json: is not JSON"));
}

TEST_CASE("Offsets in code points and UTF-16 units become bytes of the text") {
  const std::string begin = R"({"id":"a","text":"é 𝒜 Bo","unit":")";
  const auto span_of = [&](const std::string& unit, const std::string& span) {
    return read_one(begin + unit + R"(","layers":{"people":[{"id":0,"type":"p",)" + span + "}]}}")
        .find("people")
        ->annotations[0]
        .span;
  };
  CHECK(span_of("codepoint", R"("begin":4,"end":6)") == TextSpan{8, 10});
  CHECK(span_of("utf16", R"("begin":5,"end":7)") == TextSpan{8, 10});
  CHECK(span_of("byte", R"("begin":8,"end":10)") == TextSpan{8, 10});
  CHECK_THROWS_WITH(span_of("byte", R"("begin":1,"end":10)"),
                    Catch::Contains("in.jsonl:1: offset 1 is no place between characters"));
  CHECK_THROWS_WITH(span_of("byte", R"("begin":8,"end":11)"), Catch::Contains("offset 11"));
  CHECK(span_of("byte", R"("begin":8,"end":8)") == TextSpan{8, 8});
  CHECK_THROWS_WITH(span_of("words", R"("begin":8,"end":8)"),
                    Catch::Contains("offsets cannot count `words`"));
}

TEST_CASE("Offsets without a text keep their unit") {
  const AnnotatedDocument document = read_one(
      R"({"id":"a","unit":"codepoint","layers":{"people":[{"id":0,"begin":4,"end":6,"type":"p"}]}})");
  CHECK(document.unit == "codepoint");
  CHECK(document.find("people")->annotations[0].span == TextSpan{4, 6});
}

TEST_CASE("The form of data sets has spans, labels, targets and its annotated layers") {
  const AnnotatedDocument document = read_one(
      R"({"id":"a","text":"Ada met Bo.","date":null,"spans":[{"layer":"people","begin":0,"end":3,)"
      R"("text":"Ada","value":null,"peer":{"x":1}}],"labels":{"sectors":[],"sentiment":"positive",)"
      R"("score":0.25},"targets":[{"begin":8,"end":10,"sentiment":"negative","score":-1}],)"
      R"("meta":{"layers":["people","sentiment"],"macro":true}})");
  CHECK(document.annotated == std::vector<std::string>{"people", "sentiment"});
  CHECK(document.meta.at("macro") == "true");
  const Annotation& ada = document.find("people")->annotations.at(0);
  CHECK_FALSE(ada.find("value"));
  CHECK(ada.text("peer") == R"({"x":1})");
  REQUIRE(document.find("sectors"));
  CHECK(document.find("sectors")->annotations.empty());
  CHECK_FALSE(document.find("sectors_isic"));
  const auto& sentiment = document.find("sentiment")->annotations;
  REQUIRE(sentiment.size() == 2);
  CHECK_FALSE(sentiment[0].span);
  CHECK(std::get<double>(sentiment[0].find("value")->front()) == 0.25);
  CHECK(sentiment[1].span == TextSpan{8, 10});
  CHECK(sentiment[1].text("scope") == "target");
}

TEST_CASE("A failed document has its error and no layers") {
  const AnnotatedDocument document = read_one(
      R"({"id":"a","status":"error","error":{"plugin":"dates","kind":"limit","message":"slow"}})");
  CHECK(document.error == "dates: slow");
  CHECK(document.layers.empty());
}

TEST_CASE("A broken line is told with its place, and the next one is read") {
  const TempDir folder;
  const std::string path = folder.write(
      "in.jsonl",
      "{\"glossator\":{}}\n{\"id\":\"a\",\"layers\":{}}\n\n{\"id\" 1}\n{\"layers\":{}}\n"
      "[1]\n{\"id\":\"b\",\"layers\":{}}\n");
  const auto reader = open_annotated(path);
  CHECK(reader->next()->id == "a");
  CHECK_THROWS_WITH(reader->next(), Catch::Contains("in.jsonl:4: column 7: is not JSON"));
  CHECK_THROWS_WITH(reader->next(), Catch::Contains("in.jsonl:5: ") && Catch::Contains("id"));
  CHECK_THROWS_WITH(reader->next(), Catch::Contains("in.jsonl:6: is no JSON object"));
  CHECK(reader->next()->id == "b");
  CHECK_FALSE(reader->next());
}

TEST_CASE("A file that is not there and an unknown format are refused") {
  CHECK_THROWS_WITH(open_annotated("none.jsonl"),
                    "none.jsonl: cannot be read: No such file or directory");
  CHECK_THROWS_WITH(open_annotated("none.jsonl", "jsonk"),
                    Catch::Contains("no format is named `jsonk`; did you mean `jsonl`?"));
}

}  // namespace jsonl_reader_test
