// Sizes and offsets of every struct of ABI 1.0, on LP64. A change here breaks every plugin binary:
// append members instead, raise GLOSS_ABI_MINOR, and add a table for the new minor.
#include <gloss/explain.h>
#include <gloss/plugin.h>
#include <gloss/types.h>

#include <catch2/catch.hpp>
#include <cstddef>

namespace abi_layout_test {

#define MEMBER(type, member, at) CHECK(offsetof(type, member) == at)

TEST_CASE("Statuses and kinds keep the numbers of ABI 1.0") {
  CHECK((GLOSS_OK == 0 && GLOSS_E_CONFIG == 1 && GLOSS_E_RESOURCE == 2 && GLOSS_E_DOCUMENT == 3));
  CHECK((GLOSS_E_FATAL == 4 && GLOSS_E_UNSUPPORTED == 5 && GLOSS_E_CANCELLED == 6));
  CHECK((GLOSS_E_LIMIT == 7 && GLOSS_E_CONTRACT == 8));
  CHECK((GLOSS_V_STRING == 1 && GLOSS_V_INT == 2 && GLOSS_V_FLOAT == 3 && GLOSS_V_BOOL == 4));
  CHECK((GLOSS_V_REF == 5 && GLOSS_V_SPAN == 6));
  CHECK((GLOSS_THREADS_WORKER == 0 && GLOSS_THREADS_SERIAL == 1));
  CHECK((GLOSS_CAP_DETERMINISTIC == 1 && GLOSS_CAP_CANCELLABLE == 2));
}

TEST_CASE("Frozen structs keep the layout of ABI 1.0") {
  CHECK(sizeof(gloss_string) == 16);
  MEMBER(gloss_string, data, 0);
  MEMBER(gloss_string, size, 8);

  CHECK(sizeof(gloss_record) == 32);
  MEMBER(gloss_record, begin, 0);
  MEMBER(gloss_record, end, 4);
  MEMBER(gloss_record, type, 8);
  MEMBER(gloss_record, flags, 12);
  MEMBER(gloss_record, score, 16);
  MEMBER(gloss_record, parent, 20);
  MEMBER(gloss_record, attribute_begin, 24);
  MEMBER(gloss_record, attribute_count, 28);

  CHECK(sizeof(gloss_attribute) == 16);
  MEMBER(gloss_attribute, key, 0);
  MEMBER(gloss_attribute, kind, 4);
  MEMBER(gloss_attribute, value, 8);
  MEMBER(gloss_attribute, value.string.size, 12);
  MEMBER(gloss_attribute, value.ref.index, 12);
  MEMBER(gloss_attribute, value.span.end, 12);
}

TEST_CASE("Structs of a call keep the layout of ABI 1.0") {
  CHECK(sizeof(gloss_batch) == 64);
  MEMBER(gloss_batch, struct_size, 0);
  MEMBER(gloss_batch, record_size, 4);
  MEMBER(gloss_batch, attribute_size, 8);
  MEMBER(gloss_batch, record_count, 12);
  MEMBER(gloss_batch, attribute_count, 16);
  MEMBER(gloss_batch, pool_size, 20);
  MEMBER(gloss_batch, records, 24);
  MEMBER(gloss_batch, attributes, 32);
  MEMBER(gloss_batch, pool, 40);
  MEMBER(gloss_batch, types, 48);
  MEMBER(gloss_batch, keys, 56);

  CHECK(sizeof(gloss_document) == 120);
  MEMBER(gloss_document, struct_size, 0);
  MEMBER(gloss_document, id, 8);
  MEMBER(gloss_document, uri, 24);
  MEMBER(gloss_document, mime, 40);
  MEMBER(gloss_document, language, 56);
  MEMBER(gloss_document, text, 72);
  MEMBER(gloss_document, meta_json, 88);
  MEMBER(gloss_document, date, 104);

  CHECK(sizeof(gloss_call) == 40);
  MEMBER(gloss_call, self, 8);
  MEMBER(gloss_call, cancelled, 16);
  MEMBER(gloss_call, read_layer, 24);
  MEMBER(gloss_call, emit, 32);
}

TEST_CASE("Descriptions and tables keep the layout of ABI 1.0") {
  CHECK(sizeof(gloss_key) == 40);
  MEMBER(gloss_key, struct_size, 0);
  MEMBER(gloss_key, kind, 4);
  MEMBER(gloss_key, repeated, 8);
  MEMBER(gloss_key, optional, 12);
  MEMBER(gloss_key, name, 16);
  MEMBER(gloss_key, description, 24);
  MEMBER(gloss_key, refers_to, 32);

  CHECK(sizeof(gloss_layer) == 40);
  MEMBER(gloss_layer, struct_size, 0);
  MEMBER(gloss_layer, optional, 4);
  MEMBER(gloss_layer, name, 8);
  MEMBER(gloss_layer, types, 16);
  MEMBER(gloss_layer, keys, 24);
  MEMBER(gloss_layer, key_count, 32);
  MEMBER(gloss_layer, key_size, 36);

  CHECK(sizeof(gloss_description) == 96);
  MEMBER(gloss_description, struct_size, 0);
  MEMBER(gloss_description, abi_minor_needed, 4);
  MEMBER(gloss_description, id, 8);
  MEMBER(gloss_description, name, 16);
  MEMBER(gloss_description, version, 24);
  MEMBER(gloss_description, vendor, 32);
  MEMBER(gloss_description, license, 40);
  MEMBER(gloss_description, url, 48);
  MEMBER(gloss_description, summary, 56);
  MEMBER(gloss_description, config_schema_json, 64);
  MEMBER(gloss_description, inputs, 72);
  MEMBER(gloss_description, outputs, 80);
  MEMBER(gloss_description, threads, 88);
  MEMBER(gloss_description, caps, 92);

  CHECK(sizeof(gloss_host) == 88);
  MEMBER(gloss_host, abi_minor, 4);
  MEMBER(gloss_host, self, 8);
  MEMBER(gloss_host, name, 16);
  MEMBER(gloss_host, version, 32);
  MEMBER(gloss_host, log, 48);
  MEMBER(gloss_host, set_error, 56);
  MEMBER(gloss_host, resource_path, 64);
  MEMBER(gloss_host, data_path, 72);
  MEMBER(gloss_host, get_extension, 80);

  CHECK(sizeof(gloss_config_api) == 56);
  MEMBER(gloss_config_api, json, 8);
  MEMBER(gloss_config_api, get_string, 16);
  MEMBER(gloss_config_api, get_int, 24);
  MEMBER(gloss_config_api, get_float, 32);
  MEMBER(gloss_config_api, get_bool, 40);
  MEMBER(gloss_config_api, get_size, 48);

  CHECK(sizeof(gloss_factory) == 64);
  MEMBER(gloss_factory, count, 4);
  MEMBER(gloss_factory, self, 8);
  MEMBER(gloss_factory, describe, 16);
  MEMBER(gloss_factory, create, 24);
  MEMBER(gloss_factory, destroy, 32);
  MEMBER(gloss_factory, open, 40);
  MEMBER(gloss_factory, close, 48);
  MEMBER(gloss_factory, process, 56);

  CHECK(sizeof(gloss_entry) == 40);
  MEMBER(gloss_entry, magic, 0);
  MEMBER(gloss_entry, struct_size, 4);
  MEMBER(gloss_entry, abi_major, 8);
  MEMBER(gloss_entry, abi_minor, 12);
  MEMBER(gloss_entry, init, 16);
  MEMBER(gloss_entry, deinit, 24);
  MEMBER(gloss_entry, get_factory, 32);
}

TEST_CASE("gloss.types/1 keeps its layout") {
  CHECK(sizeof(gloss_type) == 40);
  MEMBER(gloss_type, form, 8);
  MEMBER(gloss_type, lower, 24);
  CHECK(sizeof(gloss_types) == 40);
  MEMBER(gloss_types, self, 8);
  MEMBER(gloss_types, add_column, 16);
  MEMBER(gloss_types, ids, 24);
  MEMBER(gloss_types, rows, 32);
}

TEST_CASE("The extension gloss.explain/1 keeps its layout") {
  CHECK((GLOSS_CANDIDATE_DROPPED == 0 && GLOSS_CANDIDATE_KEPT == 1));
  CHECK(sizeof(gloss_candidate) == 72);
  MEMBER(gloss_candidate, outcome, 4);
  MEMBER(gloss_candidate, begin, 8);
  MEMBER(gloss_candidate, end, 12);
  MEMBER(gloss_candidate, score, 16);
  MEMBER(gloss_candidate, least_score, 20);
  MEMBER(gloss_candidate, type, 24);
  MEMBER(gloss_candidate, rule, 40);
  MEMBER(gloss_candidate, reason, 56);
  CHECK(sizeof(gloss_explain) == 32);
  MEMBER(gloss_explain, self, 8);
  MEMBER(gloss_explain, asked, 16);
  MEMBER(gloss_explain, tell, 24);
}

}  // namespace abi_layout_test
