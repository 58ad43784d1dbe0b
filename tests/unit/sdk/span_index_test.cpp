// The index over records in the layout of a later header; tests/unit/core has the table of queries.
#include <catch2/catch.hpp>
#include <gloss/span_index.hpp>
#include <vector>

namespace span_index_test {

using namespace gloss;

namespace {

struct LongerRecord {
  gloss_record record;
  std::uint64_t appended = 0xA5A5A5A5A5A5A5A5u;
};

using Numbers = std::vector<std::uint32_t>;

Numbers numbers(const Selection& selection) {
  Numbers out;
  for (const std::uint32_t number : selection) out.push_back(number);
  CHECK(selection.count() == out.size());
  return out;
}

}  // namespace

TEST_CASE("Records are found by place, whatever their stride") {
  std::vector<LongerRecord> records;
  const auto add = [&](std::uint32_t begin, std::uint32_t end, std::uint32_t flags = 0) {
    records.push_back({{begin, end, 0, flags, 0, GLOSS_NONE, 0, 0}});
  };
  add(0, 0, GLOSS_RECORD_DOCUMENT);
  add(0, 20);
  for (std::uint32_t word = 0; word < 40; ++word) add(2 * word, 2 * word + 1);
  gloss_batch batch{};
  batch.struct_size = sizeof batch;
  batch.record_size = sizeof(LongerRecord);
  batch.record_count = static_cast<std::uint32_t>(records.size());
  batch.records = records.data();

  const LayerView layer(&batch);
  CHECK(layer.span(41) == Span{78, 79});
  const SpanIndex index(layer);
  CHECK(numbers(index.document_records()) == Numbers{0});
  CHECK(numbers(index.at({4, 5})) == Numbers{4});
  CHECK(numbers(index.inside({4, 9})) == Numbers{4, 5, 6});
  CHECK(numbers(index.covering({4, 5})) == Numbers{1, 4});
  CHECK(numbers(index.overlapping({19, 23})) == Numbers{1, 12, 13});
  CHECK(numbers(index.following(75)) == Numbers{40, 41});
  CHECK(numbers(index.preceding(24, 2)) == Numbers{12, 13});
  CHECK(index.inside({100, 200}).empty());
  CHECK_FALSE(index.at({9, 4}).first().has_value());
}

TEST_CASE("An index is built anew for each layer; that of an empty one finds nothing") {
  SpanIndex index;
  CHECK(index.inside({0, 100}).empty());
  const gloss_record record{3, 5, 0, 0, 0, GLOSS_NONE, 0, 0};
  index.build(&record, 1, sizeof record);
  CHECK(numbers(index.inside({0, 100})) == Numbers{0});
  index.build(nullptr, 0, sizeof record);
  CHECK(index.overlapping({0, 100}).empty());
}

}  // namespace span_index_test
