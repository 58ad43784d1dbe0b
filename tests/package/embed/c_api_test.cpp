#include <catch2/catch.hpp>
#include <cstring>
#include <glossator/pipeline.hpp>
#include <string>
#include <vector>

#include "glossator.h"
#include "marks_annotator.hpp"

namespace c_api_test {

TEST_CASE("Records and attributes are read by index in C", "[c_api]") {
  const Marks marked;
  REQUIRE(marked.worker);
  const auto* annotations = marked.annotate("ax bx");
  CHECK(glossator_outcome(annotations) == GLOSSATOR_COMPLETE);
  CHECK(glossator_failure_count(annotations) == 0);
  REQUIRE(glossator_layer_count(annotations) == 1);
  const auto* layer = glossator_layer_at(annotations, 0);
  CHECK(glossator_find_layer(annotations, glossator_text("marks")) == layer);
  CHECK(str(glossator_layer_name(layer)) == "marks");
  CHECK(str(glossator_layer_plugin(layer)) == "marks");
  CHECK(glossator_type_count(layer) == 1);
  CHECK(str(glossator_type_name(layer, 0)) == "mark");
  CHECK(glossator_key_count(layer) == 4);
  CHECK(str(glossator_key_name(layer, 1)) == "other");

  REQUIRE(glossator_record_count(layer) == 2);
  const gloss_record* record = glossator_record_at(layer, 1);
  CHECK(record->begin == 4);
  CHECK(record->score == 0.5f);
  CHECK(record->attribute_count == 2);
  CHECK(str(glossator_record_text(layer, 1)) == "x");
  const gloss_attribute* note = glossator_attribute_at(layer, 1, 0);
  CHECK(str(glossator_attribute_text(layer, note)) == "n");
  std::uint32_t target = 7;
  const gloss_attribute* other = glossator_find_attribute(layer, 1, glossator_text("other"));
  CHECK(glossator_follow(layer, other, &target) == layer);
  CHECK(target == 0);
  CHECK(glossator_find_attribute(layer, 1, glossator_text("size")) == nullptr);
  CHECK(
      str(glossator_annotations_json(annotations)) ==
      R"({"id":"","status":"ok","unit":"byte","layers":{"marks":[)"
      R"({"id":0,"begin":1,"end":2,"text":"x","type":"mark","score":0.5,"note":"n","other":0},)"
      R"({"id":1,"begin":4,"end":5,"text":"x","type":"mark","score":0.5,"note":"n","other":0}]}})");
}

TEST_CASE("Span queries find record numbers in C, anew for each document", "[c_api]") {
  const Marks marked;
  const auto found = [&](const glossator_annotations* annotations, auto query) {
    glossator_cursor cursor;
    CHECK(query(glossator_layer_at(annotations, 0), &cursor) == GLOSSATOR_OK);
    std::vector<std::uint32_t> all;
    for (std::uint32_t i; (i = glossator_next(&cursor)) != GLOSS_NONE;) all.push_back(i);
    CHECK(glossator_next(&cursor) == GLOSS_NONE);
    return all;
  };
  using Indices = std::vector<std::uint32_t>;
  const auto* annotations = marked.annotate("xx xx");
  const auto select = [](std::uint32_t relation, std::uint32_t begin, std::uint32_t end) {
    return [=](const glossator_layer* layer, glossator_cursor* out) {
      return glossator_select(layer, relation, begin, end, out);
    };
  };
  CHECK(found(annotations, select(GLOSSATOR_AT, 1, 2)) == Indices{1});
  CHECK(found(annotations, select(GLOSSATOR_INSIDE, 1, 4)) == Indices{1, 2});
  CHECK(found(annotations, select(GLOSSATOR_COVERING, 1, 1)) == Indices{0, 1});
  CHECK(found(annotations, select(GLOSSATOR_OVERLAPPING, 1, 4)) == Indices{1, 2});
  CHECK(found(annotations, [](const auto* layer, auto* out) {
          return glossator_following(layer, 1, 2, out);
        }) == Indices{1, 2});
  CHECK(found(annotations, [](const auto* layer, auto* out) {
          return glossator_preceding(layer, 4, GLOSS_NONE, out);
        }) == Indices{0, 1, 2});
  annotations = marked.annotate("x");
  CHECK(found(annotations, select(GLOSSATOR_INSIDE, 0, 9)) == Indices{0});
}

TEST_CASE("A query that is wrong says so, and its cursor finds nothing", "[c_api]") {
  const Marks marked;
  const auto* layer = glossator_layer_at(marked.annotate("x"), 0);
  glossator_cursor cursor;
  std::memset(&cursor, 0xFF, sizeof cursor);
  CHECK(glossator_select(layer, GLOSSATOR_INSIDE, 2, 1, &cursor) == GLOSSATOR_E_USAGE);
  CHECK(glossator_error() == std::string("the span [2, 1) ends before it begins"));
  CHECK(glossator_next(&cursor) == GLOSS_NONE);
  CHECK(glossator_select(layer, 9, 0, 1, &cursor) == GLOSSATOR_E_USAGE);
  CHECK(glossator_select(nullptr, GLOSSATOR_AT, 0, 1, &cursor) == GLOSSATOR_E_USAGE);
  CHECK(glossator_next(&cursor) == GLOSS_NONE);
  CHECK(glossator_select(layer, GLOSSATOR_AT, 0, 1, nullptr) == GLOSSATOR_E_USAGE);
  CHECK(glossator_next(nullptr) == GLOSS_NONE);
}

TEST_CASE("Problems of a config have places and pointers in C", "[c_api]") {
  const Marks wrong(
      "{\"glossator\": 1,\n \"pipeline\": [{\"plugin\": \"marks\",\n"
      "  \"options\": {\"note\": 1, \"x\": 2}}]}");
  REQUIRE(wrong.pipeline == nullptr);
  CHECK(glossator_error_status() == GLOSSATOR_E_CONFIG);
  REQUIRE(glossator_problem_count() == 2);
  glossator_problem problem{};
  problem.struct_size = sizeof problem;
  REQUIRE(glossator_problem_at(0, &problem) == GLOSSATOR_OK);
  CHECK(problem.line == 3);
  CHECK(problem.pointer == std::string("/pipeline/0/options/note"));
  CHECK(std::string(problem.message).find("expected a string") != std::string::npos);
  CHECK(glossator_problem_at(2, &problem) == GLOSSATOR_E_USAGE);
  CHECK(glossator_problem_count() == 2);

  // The struct of an older caller is filled as far as it goes.
  problem.struct_size = offsetof(glossator_problem, file);
  problem.file = "mine";
  CHECK(glossator_problem_at(1, &problem) == GLOSSATOR_OK);
  CHECK(problem.file == std::string("mine"));
  CHECK(problem.struct_size == offsetof(glossator_problem, file));
}

TEST_CASE("An unknown key takes the place of no other problem in C", "[c_api]") {
  const char* const text =
      "{\"glossator\": 1, \"x\": [],\n"
      " \"pipeline\": [{\"y\": 1, \"plugin\": \"no_such_plugin_at_all\"}]}";
  CHECK(glossator_pipeline_from_text(glossator_text(text), nullptr) == nullptr);
  const char* const pointers[] = {"/x", "/pipeline/0/y", "/pipeline/0/plugin"};
  constexpr std::uint32_t lines[] = {1, 2, 2}, columns[] = {18, 16, 34};
  REQUIRE(glossator_problem_count() == 3);
  for (std::uint32_t i = 0; i < 3; ++i) {
    glossator_problem problem{};
    problem.struct_size = sizeof problem;
    REQUIRE(glossator_problem_at(i, &problem) == GLOSSATOR_OK);
    CHECK(std::string(problem.pointer) == pointers[i]);
    CHECK(problem.line == lines[i]);
    CHECK(problem.column == columns[i]);
  }
}

TEST_CASE("Overrides, folder and log function reach a pipeline in C", "[c_api]") {
  std::string said;
  const glossator_override note{glossator_text("/pipeline/marks/options/note"),
                                glossator_text("mine")};
  Marks marked;
  marked.options.overrides = &note;
  marked.options.override_count = 1;
  marked.options.log_self = &said;
  marked.options.log = [](void* self, std::int32_t level, gloss_string message) {
    *static_cast<std::string*>(self) = std::to_string(level) + " " + str(message);
  };
  auto* other = glossator_pipeline_from_text(glossator_text(marks_config.c_str()), &marked.options);
  REQUIRE(other);
  CHECK(said == "2 marks: created");
  CHECK(std::string(glossator_pipeline_config(other)).find("\"note\": \"mine\"") !=
        std::string::npos);
  glossator_pipeline_free(other);
}

TEST_CASE("A document that fails is a result with its failure in C", "[c_api]") {
  const Marks marked;
  const auto* annotations = marked.annotate("x\xff");
  REQUIRE(annotations);
  CHECK(glossator_outcome(annotations) == GLOSSATOR_FAILED);
  REQUIRE(glossator_failure_count(annotations) == 1);
  glossator_failure failure{};
  failure.struct_size = sizeof failure;
  CHECK(glossator_failure_at(annotations, 0, &failure) == GLOSSATOR_OK);
  CHECK(failure.status == GLOSSATOR_E_INPUT);
  CHECK(str(failure.message) == "the text is not valid UTF-8 at byte 1");
  CHECK(failure.plugin.size == 0);
  CHECK(glossator_failure_at(annotations, 1, &failure) == GLOSSATOR_E_USAGE);
  CHECK(glossator_record_count(glossator_layer_at(annotations, 0)) == 0);
  CHECK(str(glossator_annotations_json(annotations)).find("\"status\":\"error\"") !=
        std::string::npos);
}

TEST_CASE("What is NULL, out of range or of another kind is an error in C", "[c_api]") {
  const Marks marked;
  const auto* annotations = marked.annotate("x");
  const auto* layer = glossator_layer_at(annotations, 0);
  const auto refused = [](bool failed) {
    const std::string text = failed ? glossator_error() : "not refused";
    return text;
  };
  CHECK(refused(!glossator_layer_at(annotations, 1)) == "no layer 1; there are 1");
  CHECK(refused(!glossator_find_layer(annotations, glossator_text("no"))) ==
        "no step writes layer `no`");
  CHECK(refused(!glossator_record_at(layer, 1)) == "no record 1; there are 1");
  CHECK(refused(!glossator_record_at(nullptr, 0)) == "layer is NULL");
  CHECK(refused(!glossator_record_text(layer, 1).data) == "no record 1; there are 1");
  CHECK(refused(!glossator_attribute_at(layer, 0, 2)) == "no attribute 2; there are 2");
  CHECK(refused(!glossator_type_name(layer, 1).data) == "no type 1; there are 1");
  CHECK(refused(!glossator_key_name(layer, 9).data) == "no key 9; there are 4");
  const gloss_attribute* note = glossator_attribute_at(layer, 0, 0);
  std::uint32_t record = 0;
  CHECK(refused(!glossator_follow(layer, note, &record)) ==
        "the attribute is no reference; its kind is 1");
  const gloss_attribute* other = glossator_attribute_at(layer, 0, 1);
  CHECK(refused(!glossator_follow(layer, other, nullptr)) == "record is NULL");
  CHECK(refused(!glossator_attribute_text(layer, other).data) ==
        "the attribute is no string; its kind is 5");
  gloss_attribute foreign = *note;
  foreign.value.string = {0, 1000};
  CHECK(refused(!glossator_attribute_text(layer, &foreign).data) ==
        "the attribute is of another layer");
  CHECK(refused(!glossator_annotate(marked.worker, nullptr)) == "document is NULL");
  gloss_document document{};
  CHECK(refused(!glossator_annotate(marked.worker, &document)) ==
        "gloss_document.struct_size is 0; expected sizeof gloss_document");
  document.struct_size = sizeof document;
  document.text.size = 3;
  CHECK(refused(!glossator_annotate(marked.worker, &document)) == "gloss_document.text is NULL");
  CHECK(refused(!glossator_worker_new(nullptr)) == "pipeline is NULL");
  CHECK(refused(!glossator_pipeline_config(nullptr)) == "pipeline is NULL");
  CHECK(refused(!glossator_annotations_json(nullptr).data) == "annotations is NULL");
  const glossator_options no_size{};
  CHECK(refused(!glossator_pipeline_from_text(glossator_text("{}"), &no_size)) ==
        "glossator_options.struct_size is 0; expected sizeof glossator_options");
  CHECK(refused(!glossator_pipeline_from_file(glossator_text("no.json"), nullptr)) ==
        "no.json: cannot read the config: No such file or directory");
  CHECK(glossator_error_status() == GLOSSATOR_E_USAGE);
  CHECK(glossator_problem_count() == 0);

  CHECK(glossator_outcome(nullptr) == GLOSSATOR_FAILED);
  CHECK(glossator_failure_count(nullptr) == 0);
  CHECK(glossator_layer_count(nullptr) == 0);
  CHECK(glossator_record_count(nullptr) == 0);
  CHECK(glossator_key_count(nullptr) == 0);
  CHECK(glossator_type_count(nullptr) == 0);
  CHECK(glossator_layer_name(nullptr).size == 0);
  CHECK(glossator_layer_plugin(nullptr).size == 0);
  glossator_pipeline_free(nullptr);
  glossator_worker_free(nullptr);
}

TEST_CASE("After a call that was wrong, the last document's result is gone in C", "[c_api]") {
  const Marks marked;
  const auto* annotations = marked.annotate("x");
  CHECK(glossator_annotate(marked.worker, nullptr) == nullptr);
  CHECK(glossator_outcome(annotations) == GLOSSATOR_FAILED);
  CHECK(glossator_annotations_json(annotations).data == nullptr);
  CHECK(glossator_error() == std::string("no document has been annotated"));
  CHECK(glossator_outcome(marked.annotate("x")) == GLOSSATOR_COMPLETE);
}

TEST_CASE("A worker outlives its pipeline's handle in C", "[c_api]") {
  Marks marked;
  glossator_pipeline_free(marked.pipeline);
  marked.pipeline = nullptr;
  CHECK(glossator_record_count(glossator_layer_at(marked.annotate("xx"), 0)) == 2);
}

TEST_CASE("An older caller's document has no date", "[c_api]") {
  const Marks marked;
  gloss_document document{};
  document.struct_size = offsetof(gloss_document, date);
  document.text = glossator_text("x");
  document.date = glossator_text("2024-01-01");
  CHECK(
      str(glossator_annotations_json(glossator_annotate(marked.worker, &document))).find("date") ==
      std::string::npos);
}

TEST_CASE("The library tells its versions in C", "[c_api]") {
  CHECK(std::string(glossator_version()) == glossator::version());
  CHECK(glossator_abi_major() == GLOSSATOR_ABI_MAJOR);
}

}  // namespace c_api_test
