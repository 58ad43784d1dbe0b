// Sizes and offsets of every struct of ABI 1.0, on LP64. A change here breaks every plugin binary:
// append members instead, raise GLOSS_ABI_MINOR, and add a table for the new minor.
#include <gloss/plugin.h>
#include <gloss/types.h>

#include <catch2/catch.hpp>
#include <cstddef>

#define MEMBER(type, member, at) CHECK(offsetof(type, member) == at)

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
  CHECK(sizeof(gloss_layer) == 32);
  MEMBER(gloss_layer, struct_size, 0);
  MEMBER(gloss_layer, optional, 4);
  MEMBER(gloss_layer, name, 8);
  MEMBER(gloss_layer, types, 16);
  MEMBER(gloss_layer, keys, 24);

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

  CHECK(sizeof(gloss_host) == 80);
  MEMBER(gloss_host, abi_minor, 4);
  MEMBER(gloss_host, self, 8);
  MEMBER(gloss_host, name, 16);
  MEMBER(gloss_host, version, 32);
  MEMBER(gloss_host, log, 48);
  MEMBER(gloss_host, set_error, 56);
  MEMBER(gloss_host, resource_path, 64);
  MEMBER(gloss_host, get_extension, 72);

  CHECK(sizeof(gloss_config_api) == 56);
  MEMBER(gloss_config_api, json, 8);
  MEMBER(gloss_config_api, get_string, 16);
  MEMBER(gloss_config_api, get_int, 24);
  MEMBER(gloss_config_api, get_float, 32);
  MEMBER(gloss_config_api, get_bool, 40);
  MEMBER(gloss_config_api, get_size, 48);

  CHECK(sizeof(gloss_factory) == 64);
  MEMBER(gloss_factory, count, 4);
  MEMBER(gloss_factory, describe, 8);
  MEMBER(gloss_factory, create, 16);
  MEMBER(gloss_factory, destroy, 24);
  MEMBER(gloss_factory, open, 32);
  MEMBER(gloss_factory, close, 40);
  MEMBER(gloss_factory, process, 48);
  MEMBER(gloss_factory, get_extension, 56);

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
