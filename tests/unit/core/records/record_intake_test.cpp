#include "records/record_intake.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace record_intake_test {

using namespace glossator;

namespace {

/// One layer `hits` with type `a` and keys `k` (text, repeated) and `l` (reference, once); and an
/// input layer `words` of two records.
struct Fixture {
  Fixture() {
    schemas.push_back(std::make_unique<LayerSchema>(LayerSchema{"words", "", "", {"w"}, {}}));
    schemas.push_back(std::make_unique<LayerSchema>(LayerSchema{"hits", "", "", {"a"}, keys()}));
    make_store();
  }
  void make_store() {
    store = std::make_unique<LayerStore>(schemas);
    store->records(0) = {record(0, 1), record(1, 2)};
  }
  static std::vector<KeySchema> keys() {
    return {{"k", AttributeKind::text, true}, {"l", AttributeKind::reference, false, {0, 1}}};
  }
  static gloss_record record(std::uint32_t begin, std::uint32_t end) {
    return {begin, end, 0, 0, std::numeric_limits<float>::quiet_NaN(), GLOSS_NONE, 0, 0};
  }
  std::string take() {
    const gloss_batch batch{sizeof(gloss_batch),
                            sizeof(gloss_record),
                            sizeof(gloss_attribute),
                            static_cast<std::uint32_t>(records.size()),
                            static_cast<std::uint32_t>(attributes.size()),
                            static_cast<std::uint32_t>(pool.size()),
                            records.data(),
                            attributes.data(),
                            pool.data(),
                            nullptr,
                            nullptr};
    return take_records(batch, {text, 1, inputs}, *store);
  }
  /// Gives record 0 an attribute.
  gloss_attribute& attribute(std::uint32_t key, std::uint32_t kind) {
    records[0].attribute_count++;
    return attributes.emplace_back(gloss_attribute{key, kind, {}});
  }

  std::vector<std::unique_ptr<LayerSchema>> schemas;
  std::unique_ptr<LayerStore> store;
  std::string text = "aé b";
  std::vector<std::uint32_t> inputs{0, GLOSS_NONE};
  std::vector<gloss_record> records{record(0, 1)};
  std::vector<gloss_attribute> attributes;
  std::string pool;
};

}  // namespace

TEST_CASE_METHOD(Fixture, "A bad record is refused with its number and reason") {
  using Spoil = void (*)(gloss_record&);
  const auto [spoil, message] = GENERATE(table<Spoil, std::string>({
      {[](gloss_record& r) { r.begin = 3, r.end = 1; }, "span [3, 1) ends before it begins"},
      {[](gloss_record& r) { r.end = 6; }, "span [0, 6) ends after the text; the text has 5 bytes"},
      {[](gloss_record& r) { r.end = 0xFFFFFFFF; },
       "span [0, 4294967295) ends after the text; the text has 5 bytes"},
      {[](gloss_record& r) { r.end = 2; }, "span [0, 2) begins or ends inside a character"},
      {[](gloss_record& r) { r.begin = 2, r.end = 3; },
       "span [2, 3) begins or ends inside a character"},
      {[](gloss_record& r) { r.type = 1; }, "type number 1 is not declared; the layer has 1"},
      {[](gloss_record& r) { r.flags = 2; }, "unknown flags 2"},
      {[](gloss_record& r) { r.score = -0.5f; }, "score -0.500000 is outside 0..1"},
      {[](gloss_record& r) { r.score = std::numeric_limits<float>::infinity(); },
       "score inf is outside 0..1"},
      {[](gloss_record& r) { r.parent = 2; }, "parent 2 is not in its batch of 2"},
      {[](gloss_record& r) { r.parent = 1; }, "its parents form a circle, or nest deeper than 16"},
  }));
  records.push_back(record(0, 1));
  spoil(records[1]);
  const bool has_place = !message.starts_with("span");
  CHECK(take() == (has_place ? "record 1 at [0, 1) \"a\": " : "record 1: ") + message);
  CHECK(store->layer(1).empty());
}

TEST_CASE_METHOD(Fixture, "Attributes beyond the batch are refused") {
  records[0].attribute_begin = 0xFFFFFFFF;
  records[0].attribute_count = 2;
  CHECK(take() == "a record claims attributes beyond the 0 of its batch");
}

TEST_CASE_METHOD(Fixture, "A bad attribute is refused with its key and reason") {
  using Spoil = void (*)(gloss_attribute&);
  const auto [kind, spoil, message] = GENERATE(table<std::uint32_t, Spoil, std::string>({
      {GLOSS_V_INT, [](gloss_attribute& a) { a.key = 2; },
       "key number 2 is not declared; the layer has 2"},
      {GLOSS_V_INT, [](gloss_attribute& a) { a.kind = 99; },
       "key `l`: expected kind integer; found unknown kind 99"},
      {GLOSS_V_REF, [](gloss_attribute& a) { a.kind = GLOSS_V_STRING; },
       "key `l`: expected kind reference; found string"},
      {GLOSS_V_BOOL, [](gloss_attribute& a) { a.value.integer = 2; },
       "key `l`: a boolean is 0 or 1; found 2"},
      {GLOSS_V_FLOAT, [](gloss_attribute& a) { a.value.number = std::nan(""); },
       "key `l`: the number is not finite"},
      {GLOSS_V_STRING,
       [](gloss_attribute& a) {
         a.value.string = {1, 0xFFFFFFFF};
       },
       "key `l`: its text is not a piece of the pool on character boundaries"},
      {GLOSS_V_STRING, [](gloss_attribute& a) { a.value.string = {0, 1}; },
       "key `l`: its text is not a piece of the pool on character boundaries"},
      {GLOSS_V_SPAN, [](gloss_attribute& a) { a.value.span = {1, 2}; },
       "key `l`: span [1, 2) is not a piece of the text on character boundaries"},
      {GLOSS_V_REF, [](gloss_attribute& a) { a.value.ref = {GLOSS_NONE, 1}; },
       "key `l`: refers to record 1 of its own batch of 1"},
      {GLOSS_V_REF, [](gloss_attribute& a) { a.value.ref = {0, 2}; },
       "key `l`: refers to record 2 of layer `words`, which has 2"},
      {GLOSS_V_REF, [](gloss_attribute& a) { a.value.ref = {1, 0}; },
       "key `l`: refers to input number 1, which the step does not have"},
      {GLOSS_V_REF, [](gloss_attribute& a) { a.value.ref = {7, 0}; },
       "key `l`: refers to input number 7, which the step does not have"},
  }));
  pool = "é";
  schemas[1]->keys[1].kind = static_cast<AttributeKind>(kind);
  make_store();
  spoil(attribute(1, kind));
  CHECK(take() == "record 0 at [0, 1) \"a\": " + message);
  CHECK(store->layer(1).empty());
  CHECK(store->layer(1).raw_pool().empty());
}

TEST_CASE_METHOD(Fixture, "A reference into a layer that its key does not name is refused") {
  schemas[1]->keys[1].refers_to = {1};
  attribute(1, GLOSS_V_REF).value.ref = {0, 0};
  CHECK(take() ==
        "record 0 at [0, 1) \"a\": key `l`: refers to layer `words`; the key is not declared to "
        "point into it");
}

TEST_CASE_METHOD(Fixture, "A key comes twice only where it repeats") {
  pool = "xy";
  attribute(0, GLOSS_V_STRING).value.string = {0, 1};
  attribute(0, GLOSS_V_STRING).value.string = {1, 1};
  REQUIRE(take() == "");
  attribute(1, GLOSS_V_REF).value.ref = {0, 0};
  REQUIRE(take() == "");
  attribute(1, GLOSS_V_REF).value.ref = {0, 1};
  CHECK(take() ==
        "record 0 at [0, 1) \"a\": has key `l` more than once; the layer does not declare it as "
        "repeated");
}

TEST_CASE_METHOD(Fixture, "A key that comes twice is found among many keys, in any order") {
  for (std::uint32_t i = 2; i < 130; ++i)
    schemas[1]->keys.push_back({"k" + std::to_string(i), AttributeKind::integer});
  make_store();
  for (const std::uint32_t key : {70u, 129u, 6u, 65u}) attribute(key, GLOSS_V_INT);
  REQUIRE(take() == "");
  attribute(129, GLOSS_V_INT);
  CHECK(take() ==
        "record 0 at [0, 1) \"a\": has key `k129` more than once; the layer does not declare it as "
        "repeated");
}

TEST_CASE_METHOD(Fixture, "Records may share attributes, and attributes may have no record") {
  attribute(1, GLOSS_V_REF).value.ref = {0, 1};
  records.push_back(records[0]);
  pool = "xy";
  attributes.push_back({0, GLOSS_V_STRING, {}});
  attributes[1].value.string = {1, 1};
  REQUIRE(take() == "");
  REQUIRE(take() == "");
  const Layer& layer = store->layer(1);
  for (std::uint32_t i = 0; i < 4; ++i) CHECK(layer[i].attribute(0).reference().record == 1);
  CHECK(layer[3].attribute(0).reference().layer == 0);
  attributes[1].value.string = {1, 2};
  CHECK(take() ==
        "an attribute of no record: key `k`: its text is not a piece of the pool on character "
        "boundaries");
}

TEST_CASE_METHOD(Fixture, "A bad record is found at any place of a long batch") {
  text = std::string(300, 'a');
  records.clear();
  for (std::uint32_t i = 0; i < 300; ++i) records.push_back(record(i, i + 1));
  const std::size_t bad = GENERATE(0, 1, 63, 64, 65, 200, 298, 299);
  SECTION("Its type is unknown") {
    records[bad].type = 1;
    const std::string place = std::to_string(bad) + " at [" + std::to_string(bad) + ", " +
                              std::to_string(bad + 1) + ") \"a\": ";
    CHECK(take() == "record " + place + "type number 1 is not declared; the layer has 1");
    CHECK(store->layer(1).empty());
  }
  SECTION("It is out of order, and sorted") {
    records[bad] = record(0, 300);
    records[bad].attribute_begin = 7;  // means nothing without attributes
    REQUIRE(take() == "");
    store->sort(1);
    CHECK(store->layer(1)[0].end() == 300);
    CHECK(store->records(1)[0].attribute_begin == 0);
    CHECK(store->layer(1).size() == 300);
  }
}

TEST_CASE_METHOD(Fixture, "A long text is cut in a message, between characters") {
  text = std::string(39, 'a') + "é, and more";
  records[0] = record(0, static_cast<std::uint32_t>(text.size()));
  records[0].score = 2;
  CHECK(take() ==
        "record 0 at [0, 51) \"" + std::string(39, 'a') + "...\": score 2.000000 is outside 0..1");
}

TEST_CASE_METHOD(Fixture, "A pool that is no UTF-8 is refused") {
  pool = "\xC3";
  attribute(0, GLOSS_V_STRING).value.string = {0, 1};
  CHECK(take() == "its pool of strings is not valid UTF-8");
}

TEST_CASE_METHOD(Fixture, "A second batch stands behind the first, with its indices moved") {
  pool = "xé";
  attribute(0, GLOSS_V_STRING).value.string = {1, 2};
  attribute(1, GLOSS_V_REF).value.ref = {GLOSS_NONE, 1};
  records.push_back(record(3, 4));
  records[1].parent = 0;
  REQUIRE(take() == "");
  REQUIRE(take() == "");
  const Layer& layer = store->layer(1);
  REQUIRE(layer.size() == 4);
  CHECK(layer[3].parent() == 2u);
  CHECK(layer[2].attribute(0).text() == "é");
  CHECK(layer[2].attribute(1).reference().record == 3);
  CHECK(layer[2].attribute(1).reference().layer == 1);
}

TEST_CASE_METHOD(Fixture, "Wider records of a later minor are walked by their stride") {
  struct Wide {
    gloss_record record;
    std::uint64_t later;
  };
  const std::vector<Wide> wide{{record(0, 1), 7}, {record(1, 3), 8}};
  const gloss_batch batch{sizeof(gloss_batch),
                          sizeof(Wide),
                          sizeof(gloss_attribute),
                          2,
                          0,
                          0,
                          wide.data(),
                          nullptr,
                          nullptr,
                          nullptr,
                          nullptr};
  REQUIRE(take_records(batch, {text, 1, inputs}, *store) == "");
  CHECK(store->layer(1)[1].end() == 3);
}

TEST_CASE_METHOD(Fixture, "Narrow records and missing arrays are refused") {
  gloss_batch batch{sizeof(gloss_batch), 24,      16,      1,       0,      0,
                    records.data(),      nullptr, nullptr, nullptr, nullptr};
  CHECK(take_records(batch, {text, 1, inputs}, *store) ==
        "records without their array, or narrower than gloss_record");
  batch.record_size = 32;
  batch.records = nullptr;
  CHECK(take_records(batch, {text, 1, inputs}, *store) ==
        "records without their array, or narrower than gloss_record");
  batch.record_count = 0;
  batch.pool_size = 3;
  CHECK(take_records(batch, {text, 1, inputs}, *store) == "a pool of strings without its bytes");
}

TEST_CASE_METHOD(Fixture, "Sorting puts documents first, then longer spans, and moves references") {
  records = {record(3, 4), record(0, 1), record(0, 3), record(4, 4)};
  records[3].flags = GLOSS_RECORD_DOCUMENT;
  records[0].parent = 1;
  attribute(1, GLOSS_V_REF).value.ref = {GLOSS_NONE, 2};
  REQUIRE(take() == "");
  store->sort(1);
  const Layer& layer = store->layer(1);
  CHECK(layer[0].is_document());
  CHECK(layer[0].end() == 0);
  CHECK(layer[1].end() == 3);
  CHECK(layer[2].end() == 1);
  CHECK(layer[3].parent() == 2u);
  CHECK(layer[3].attribute(0).reference().record == 1);
}

TEST_CASE_METHOD(Fixture, "Sorting puts a batch among the records of the batch before") {
  const auto [first, second] = GENERATE(table<gloss_record, gloss_record>({
      {record(3, 4), record(0, 1)},
      {record(0, 1), record(0, 3)},
      {record(0, 0), {9, 9, 0, GLOSS_RECORD_DOCUMENT, 0.5f, GLOSS_NONE, 0, 0}},
  }));
  records = {first};
  REQUIRE(take() == "");
  records = {second};
  REQUIRE(take() == "");
  store->sort(1);
  CHECK(store->layer(1)[0].end() == (second.flags != 0 ? 0 : second.end));
  CHECK(store->layer(1)[0].is_document() == (second.flags != 0));
  CHECK(store->layer(1)[1].end() == first.end);
  // The next document has its own order.
  store->begin_document(text);
  records = {record(0, 3), record(0, 1), record(3, 4)};
  REQUIRE(take() == "");
  store->sort(1);
  CHECK(store->layer(1)[1].end() == 1);
}

TEST_CASE_METHOD(Fixture, "A record ends with a text, but not inside its last character") {
  text = "aé";
  records = {record(0, 3), record(3, 3)};
  CHECK(take() == "");
  records = {record(2, 3)};
  CHECK(take() == "record 0: span [2, 3) begins or ends inside a character");
}

TEST_CASE_METHOD(Fixture, "A bad record is told of before the bad ones behind it") {
  records = {record(0, 1), record(0, 1), record(0, 1)};
  records[1].attribute_count = 1;
  records[2].end = 9;
  CHECK(take() == "a record claims attributes beyond the 0 of its batch");
}

TEST_CASE_METHOD(Fixture, "Sorting keeps the written order of records with equal spans") {
  records.clear();
  std::uint32_t random = 1;
  for (std::uint32_t i = 0; i < 200; ++i) {
    random = random * 1664525u + 1013904223u;
    constexpr std::uint32_t boundaries[] = {0, 1, 3, 4, 5};
    const std::uint32_t begin = boundaries[(random >> 8) % 5], end = boundaries[(random >> 16) % 5];
    records.push_back(record(std::min(begin, end), std::max(begin, end)));
    records.back().score = static_cast<float>(i) / 256;  // tells the written order
    if (random >> 29 == 0) records.back().flags = GLOSS_RECORD_DOCUMENT;
  }
  REQUIRE(take() == "");
  std::vector<gloss_record> expected = store->records(1);
  std::stable_sort(expected.begin(), expected.end(), comes_before);
  store->sort(1);
  for (std::size_t i = 0; i < expected.size(); ++i)
    CHECK(store->records(1)[i].score == expected[i].score);
}

}  // namespace record_intake_test
