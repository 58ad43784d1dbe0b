#include <catch2/catch.hpp>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include "c_refusals.hpp"
#include "glossator.h"
#include "marks_annotator.hpp"

namespace c_calls_test {

namespace {

std::int32_t take_none(void*, std::uint64_t, const glossator_annotations*) {
  FAIL_CHECK("took a document");
  return 0;
}

}  // namespace

TEST_CASE("A path or config that is NULL or empty is refused by its name in C", "[c_calls]") {
  CHECK(usage(glossator_pipeline_from_file(no_text, nullptr)) == "path is NULL");
  CHECK(usage(glossator_pipeline_from_file(null_of_three, nullptr)) == "path is NULL");
  CHECK(usage(glossator_pipeline_from_file(glossator_text(""), nullptr)) == "path is empty");
  CHECK(usage(glossator_pipeline_from_text(no_text, nullptr)) == "json is NULL");
  CHECK(usage(glossator_pipeline_from_text(null_of_three, nullptr)) == "json is NULL");
  CHECK(usage(glossator_pipeline_from_text(glossator_text(""), nullptr)) == "json is empty");
}

TEST_CASE("A folder is no config in C", "[c_calls]") {
  CHECK(usage(glossator_pipeline_from_file(glossator_text("."), nullptr)) ==
        ".: cannot read the config: it is a folder; name a file in it");
}

TEST_CASE("Options that are NULL with a count or a size are refused by their name in C",
          "[c_calls]") {
  using Spoil = void (*)(glossator_options&);
  static const glossator_override no_pointer{null_of_three, glossator_text("1")},
      no_value{glossator_text("/run/threads"), null_of_three};
  static const gloss_string empty = glossator_text("");
  static const glossator_own_plugin no_factory{glossator_text("own"), nullptr, {}},
      no_name{null_of_three, &marks::factory, {}},
      no_folder{glossator_text("own"), &marks::factory, null_of_three};
  const auto [spoil, message] = GENERATE(table<Spoil, std::string>({
      {[](glossator_options& o) { o.struct_size = 8; },
       "glossator_options.struct_size is 8; expected sizeof glossator_options"},
      {[](glossator_options& o) { o.override_count = 1; }, "glossator_options.overrides is NULL"},
      {[](glossator_options& o) { o.override_count = 1, o.overrides = &no_pointer; },
       "glossator_override.pointer is NULL"},
      {[](glossator_options& o) { o.override_count = 1, o.overrides = &no_value; },
       "glossator_override.value is NULL"},
      {[](glossator_options& o) { o.plugin_path_count = 1; },
       "glossator_options.plugin_path is NULL"},
      {[](glossator_options& o) { o.plugin_path_count = 1, o.plugin_path = &no_text; },
       "glossator_options.plugin_path is NULL"},
      {[](glossator_options& o) { o.plugin_path_count = 1, o.plugin_path = &empty; },
       "glossator_options.plugin_path is empty"},
      {[](glossator_options& o) { o.plugin_file_count = 1; },
       "glossator_options.plugin_files is NULL"},
      {[](glossator_options& o) { o.plugin_file_count = 1, o.plugin_files = &empty; },
       "glossator_options.plugin_files is empty"},
      {[](glossator_options& o) { o.own_plugins = nullptr; },
       "glossator_options.own_plugins is NULL"},
      {[](glossator_options& o) { o.own_plugins = &no_factory; },
       "glossator_own_plugin.factory is NULL"},
      {[](glossator_options& o) { o.own_plugins = &no_name; }, "glossator_own_plugin.name is NULL"},
      {[](glossator_options& o) { o.own_plugins = &no_folder; },
       "glossator_own_plugin.data_folder is NULL"},
      {[](glossator_options& o) { o.folder = null_of_three; }, "glossator_options.folder is NULL"},
      {[](glossator_options& o) { o.worker_program = null_of_three; },
       "glossator_options.worker_program is NULL"},
  }));
  Marks marked;
  REQUIRE(marked.pipeline);
  spoil(marked.options);
  CHECK(usage(glossator_pipeline_from_text(glossator_text(marks_config.c_str()),
                                           &marked.options)) == message);
}

TEST_CASE("A text of a document that is NULL with a size is refused by its name in C",
          "[c_calls]") {
  const Marks marked;
  const auto [text, name] = GENERATE(
      table<gloss_string gloss_document::*, std::string>({{&gloss_document::id, "id"},
                                                          {&gloss_document::uri, "uri"},
                                                          {&gloss_document::mime, "mime"},
                                                          {&gloss_document::language, "language"},
                                                          {&gloss_document::text, "text"},
                                                          {&gloss_document::meta_json, "meta_json"},
                                                          {&gloss_document::date, "date"}}));
  const std::string x = "x";
  gloss_document document = document_of(x);
  document.*text = null_of_three;
  CHECK(usage(glossator_annotate(marked.worker, &document)) ==
        "gloss_document." + name + " is NULL");
}

TEST_CASE("An empty text may be NULL in C", "[c_calls]") {
  const Marks marked;
  CHECK(glossator_outcome(glossator_annotate_text(marked.worker, no_text, no_text)) ==
        GLOSSATOR_COMPLETE);
}

TEST_CASE("A size that no text can have is no bug of the library in C", "[c_calls]") {
  const Marks marked;
  const gloss_string endless{"x", std::numeric_limits<std::uint64_t>::max()};
  const auto refused = [](const void* made) {
    CHECK(made == nullptr);
    return glossator_error_status();
  };
  CHECK(refused(glossator_annotate_text(marked.worker, endless, no_text)) != GLOSSATOR_E_INTERNAL);
  CHECK(refused(glossator_pipeline_from_file(endless, nullptr)) != GLOSSATOR_E_INTERNAL);
  const gloss_document* const none = nullptr;
  const auto endlessly = std::numeric_limits<std::uint64_t>::max();
  CHECK(glossator_annotate_many(marked.worker, &none, endlessly, take_none, nullptr) !=
        GLOSSATOR_E_INTERNAL);
}

TEST_CASE("A handle or target that is NULL is refused by its name in C", "[c_calls]") {
  const Marks marked;
  const glossator_annotations* annotations = marked.annotate("x");
  const glossator_layer* layer = glossator_layer_at(annotations, 0);
  const gloss_attribute* other = glossator_attribute_at(layer, 0, 1);
  const gloss_string key = glossator_text("note");
  glossator_cursor cursor;
  glossator_failure failure{};
  failure.struct_size = sizeof failure;
  glossator_key declared{};
  declared.struct_size = sizeof declared;
  std::uint32_t record = 0;

  CHECK(usage(glossator_pipeline_config(nullptr)) == "pipeline is NULL");
  CHECK(usage(glossator_worker_new(nullptr)) == "pipeline is NULL");
  CHECK(usage(glossator_annotate_text(nullptr, key, no_text)) == "worker is NULL");
  const std::string x = "x";
  const gloss_document document = document_of(x);
  CHECK(usage(glossator_annotate(nullptr, &document)) == "worker is NULL");
  const gloss_document* const documents = &document;
  CHECK(usage(glossator_annotate_many(nullptr, &documents, 1, take_none, nullptr)) ==
        "worker is NULL");
  CHECK(usage(glossator_failure_at(nullptr, 0, &failure)) == "annotations is NULL");
  CHECK(usage(glossator_annotations_json(nullptr)) == "annotations is NULL");
  CHECK(usage(glossator_layer_at(nullptr, 0)) == "annotations is NULL");
  CHECK(usage(glossator_find_layer(nullptr, key)) == "annotations is NULL");
  CHECK(usage(glossator_find_layer(annotations, null_of_three)) == "name is NULL");
  CHECK(usage(glossator_type_name(nullptr, 0)) == "layer is NULL");
  CHECK(usage(glossator_key_name(nullptr, 0)) == "layer is NULL");
  CHECK(usage(glossator_key_at(nullptr, 0, &declared)) == "layer is NULL");
  CHECK(usage(glossator_key_at(layer, 0, nullptr)) == "out is NULL");
  CHECK(usage(glossator_record_at(nullptr, 0)) == "layer is NULL");
  CHECK(usage(glossator_record_text(nullptr, 0)) == "layer is NULL");
  CHECK(usage(glossator_attribute_at(nullptr, 0, 0)) == "layer is NULL");
  CHECK(usage(glossator_find_attribute(nullptr, 0, key)) == "layer is NULL");
  CHECK(usage(glossator_find_attribute(layer, 0, null_of_three)) == "key is NULL");
  CHECK(usage(glossator_attribute_text(nullptr, other)) == "layer is NULL");
  CHECK(usage(glossator_attribute_text(layer, nullptr)) == "attribute is NULL");
  CHECK(usage(glossator_follow(nullptr, other, &record)) == "layer is NULL");
  CHECK(usage(glossator_follow(layer, nullptr, &record)) == "attribute is NULL");
  CHECK(usage(glossator_select(nullptr, GLOSSATOR_AT, 0, 1, &cursor)) == "layer is NULL");
  CHECK(usage(glossator_following(nullptr, 0, 1, &cursor)) == "layer is NULL");
  CHECK(usage(glossator_following(layer, 0, 1, nullptr)) == "out is NULL");
  CHECK(usage(glossator_preceding(nullptr, 0, 1, &cursor)) == "layer is NULL");
  CHECK(usage(glossator_preceding(layer, 0, 1, nullptr)) == "out is NULL");

  const glossator_annotations* failed = marked.annotate("\xff");
  REQUIRE(glossator_failure_count(failed) == 1);
  CHECK(usage(glossator_failure_at(failed, 0, nullptr)) == "out is NULL");
  failure.struct_size = 0;
  CHECK(usage(glossator_failure_at(failed, 0, &failure)) ==
        "glossator_failure.struct_size is 0; expected sizeof glossator_failure");
}

TEST_CASE("A key tells kind, repetition, name and description in C", "[c_calls]") {
  const Marks marked;
  const glossator_layer* layer = glossator_layer_at(marked.annotate("x"), 0);
  const auto [index, kind, repeated, name, description] =
      GENERATE(table<std::uint32_t, std::uint32_t, std::uint32_t, std::string, std::string>({
          {0, GLOSS_V_STRING, 0, "note", "the option's text"},
          {1, GLOSS_V_REF, 0, "other", "the first mark"},
          {2, GLOSS_V_INT, 1, "size", "never written"},
          {3, GLOSS_V_BOOL, 0, "is_first", "never written"},
      }));
  glossator_key key{};
  key.struct_size = sizeof key;
  key.reserved = 7;
  REQUIRE(glossator_key_at(layer, index, &key) == GLOSSATOR_OK);
  CHECK(key.struct_size == sizeof key);
  CHECK(key.kind == kind);
  CHECK(key.repeated == repeated);
  CHECK(key.reserved == 0);
  CHECK(str(key.name) == name);
  CHECK(str(key.description) == description);
}

TEST_CASE("A key past the end is refused, and the caller's struct stays in C", "[c_calls]") {
  const Marks marked;
  const glossator_layer* layer = glossator_layer_at(marked.annotate("x"), 0);
  glossator_key key{};
  key.struct_size = sizeof key;
  key.kind = 99;
  CHECK(usage(glossator_key_at(layer, 4, &key)) == "no key 4; there are 4");
  CHECK(usage(glossator_key_at(layer, GLOSS_NONE, &key)) == "no key 4294967295; there are 4");
  key.struct_size = 0;
  CHECK(usage(glossator_key_at(layer, 0, &key)) ==
        "glossator_key.struct_size is 0; expected sizeof glossator_key");
  CHECK(key.kind == 99);
}

TEST_CASE("An older caller's key is filled as far as it goes in C", "[c_calls]") {
  const Marks marked;
  const glossator_layer* layer = glossator_layer_at(marked.annotate("x"), 0);
  glossator_key key{};
  key.struct_size = offsetof(glossator_key, name);
  key.name = glossator_text("mine");
  REQUIRE(glossator_key_at(layer, 2, &key) == GLOSSATOR_OK);
  CHECK(key.struct_size == offsetof(glossator_key, name));
  CHECK(key.kind == GLOSS_V_INT);
  CHECK(key.repeated == 1);
  CHECK(str(key.name) == "mine");
  CHECK(key.description.data == nullptr);
}

TEST_CASE("A newer caller's key keeps what the library does not know in C", "[c_calls]") {
  const Marks marked;
  struct Newer {
    glossator_key key{};
    std::uint64_t more = 7;
  } newer;
  newer.key.struct_size = sizeof newer;
  REQUIRE(glossator_key_at(glossator_layer_at(marked.annotate("x"), 0), 3, &newer.key) ==
          GLOSSATOR_OK);
  CHECK(newer.key.struct_size == sizeof newer);
  CHECK(str(newer.key.name) == "is_first");
  CHECK(newer.more == 7);
}

}  // namespace c_calls_test
