#include "input/shard.hpp"

#include <catch2/catch.hpp>

#include "run/resume.hpp"

namespace shard_test {

using namespace glossator;

namespace {

/// Remembers the documents that it is told of.
class SkippedIds final : public ResultSink {
 public:
  void write(const WrittenGroup&) override {}
  void skip(std::string_view id) override { ids.emplace_back(id); }
  std::uint64_t position() override { return 0; }
  void close() override {}

  std::vector<std::string> ids;
};

class Numbers final : public Reader {
 public:
  explicit Numbers(int count, int changed = -1) : count_(count), changed_(changed) {}
  bool next(InputDocument& out) override {
    if (at_ == count_) return false;
    out = {};
    out.document.id = std::to_string(at_);
    out.document.text = at_ == changed_ ? "changed" : "text";
    if (at_ % 3 == 2) out.error.emplace(ErrorCode::input, "broken");
    ++at_;
    return true;
  }
  std::uint64_t bytes_read() const override { return 0; }
  std::optional<std::uint64_t> bytes_total() const override { return 7; }

 private:
  int count_, changed_, at_ = 0;
};

std::vector<std::string> ids(Reader& reader) {
  std::vector<std::string> ids;
  InputDocument document;
  while (reader.next(document)) ids.push_back(document.document.id);
  return ids;
}

RunPosition after(int documents) {
  Numbers reader(documents);
  RunPosition position;
  InputDocument document;
  while (reader.next(document)) {
    position.input_hash = hash_input(document, position.input_hash);
    ++position.counts.documents;
  }
  return position;
}

}  // namespace

TEST_CASE("Shards give each document once between them") {
  const auto part = [](const char* name) {
    return ids(*only_shard(std::make_unique<Numbers>(8), *Shard::parse(name)));
  };
  CHECK(part("1/3") == std::vector<std::string>{"0", "3", "6"});
  CHECK(part("2/3") == std::vector<std::string>{"1", "4", "7"});
  CHECK(part("3/3") == std::vector<std::string>{"2", "5"});
  CHECK(part("1/1").size() == 8);
  CHECK(part("20/20").empty());
}

TEST_CASE("What is no shard is refused") {
  CHECK_FALSE(Shard::parse(""));
  for (const char* text : {"0/3", "4/3", "1", "1/", "/3", "a/b", "1/3x", "-1/3", "1/0", "1//3"})
    CHECK_THROWS_AS(Shard::parse(text), Error);
}

TEST_CASE("A resumed run goes on behind the documents that were done") {
  Numbers reader(8);
  SkippedIds sink;
  skip_done(reader, after(5), sink);
  CHECK(sink.ids == std::vector<std::string>{"0", "1", "2", "3", "4"});
  CHECK(ids(reader) == std::vector<std::string>{"5", "6", "7"});
}

TEST_CASE("A resumed run refuses an input whose beginning is another") {
  Numbers changed(8, 3), shorter(4);
  SkippedIds sink;
  CHECK_THROWS_WITH(skip_done(changed, after(5), sink),
                    Catch::Contains("first 5 documents are not"));
  CHECK_THROWS_WITH(skip_done(shorter, after(5), sink), Catch::Contains("has only 4 now"));
  Numbers behind(8, 6);
  CHECK_NOTHROW(skip_done(behind, after(5), sink));
}

}  // namespace shard_test
