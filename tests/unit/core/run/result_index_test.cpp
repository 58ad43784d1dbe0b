#include "run/result_index.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <vector>

#include "glossator/error.hpp"
#include "run/earlier_results.hpp"
#include "support/temp_dir.hpp"

namespace result_index_test {

using namespace glossator;

namespace {

std::shared_future<Json> known_identity() {
  std::promise<Json> promise;
  promise.set_value(Json::object({{"config", 1}, {"inputs", 2}, {"date", ""}, {"shard", ""}}));
  return promise.get_future().share();
}

DocumentKey key(const std::string& id, const std::string& text) {
  return key_of(Document{.id = id, .text = text});
}

IndexedResult result(const std::string& id, const std::string& text, std::uint64_t place,
                     std::string_view bytes, bool is_sound = true) {
  return {key(id, text), {place, 0, bytes.size()}, hash_of_result(bytes), is_sound};
}

}  // namespace

TEST_CASE("An index gives back what was added, by key") {
  const TempDir folder;
  const std::string output = folder.path() + "/out.jsonl", file = ResultIndex::file_of(output);
  CHECK_FALSE(ResultIndex::open(output));
  {
    auto writer = ResultIndexWriter::begin(file, known_identity());
    writer.add(std::vector{result("a", "A", 7, "one"), result("b", "B", 7, "two", false)});
    writer.add(std::vector{result("c", "C", 70, "three")});
  }
  const auto index = ResultIndex::open(output);
  REQUIRE(index);
  CHECK(index->recipe() == Json::object({{"config", 1}}));
  CHECK(index->size() == 3);
  for (const char* id : {"a", "b", "c"}) CHECK(index->has_id(id));
  CHECK_FALSE(index->has_id("d"));
  const IndexedResult third = index->at(index->lower_bound(key("c", "C")));
  CHECK(third.key == key("c", "C"));
  CHECK(third.place.place == 70);
  CHECK(third.place.size == 5);
  CHECK(third.hash == hash_of_result("three"));
  CHECK(third.is_sound);
  CHECK_FALSE(index->at(index->lower_bound(key("b", "B"))).is_sound);
}

TEST_CASE("An index without documents has its recipe") {
  const TempDir folder;
  const std::string output = folder.path() + "/out/";
  ResultIndexWriter::begin(ResultIndex::file_of(output), known_identity()).finish();
  const auto index = ResultIndex::open(output);
  REQUIRE(index);
  CHECK(index->size() == 0);
  CHECK_FALSE(index->has_id("a"));
}

TEST_CASE("A resumed index forgets what came behind") {
  const TempDir folder;
  const std::string output = folder.path() + "/out.jsonl", file = ResultIndex::file_of(output);
  CHECK_FALSE(ResultIndexWriter::resume(file, 0));
  {
    auto writer = ResultIndexWriter::begin(file, known_identity());
    writer.add(std::vector{result("a", "A", 0, "one"), result("b", "B", 0, "two")});
  }
  CHECK_FALSE(ResultIndexWriter::resume(file, 3));
  std::ofstream(file, std::ios::app) << "half a document";
  ResultIndexWriter::resume(file, 1)->add(std::vector{result("c", "C", 9, "three")});
  const auto index = ResultIndex::open(output);
  CHECK(index->size() == 2);
  CHECK(index->has_id("a"));
  CHECK_FALSE(index->has_id("b"));
  CHECK(index->has_id("c"));
}

TEST_CASE("Earlier results are those of unchanged documents, while the output has them") {
  const TempDir folder;
  const std::string output = folder.path() + "/out.jsonl";
  const auto lines = folder.write("out.jsonl", "one\ntwo\nthree\n");
  auto writer = ResultIndexWriter::begin(ResultIndex::file_of(output), known_identity());
  writer.add(std::vector{result("a", "A", 0, "one\n"), result("b", "B", 4, "two\n", false),
                         result("c", "C", 8, "three\n"), result("c", "C", 8, "three\n"),
                         result("d", "D", 9, "three\n"), result("e", "E", 99, "one\n")});
  EarlierResults earlier(*ResultIndex::open(output), OutputFormat{}, output);
  const auto source = earlier.open();
  std::string bytes;
  CHECK(earlier.find("a", key("a", "A"), *source, bytes));
  CHECK(bytes == "one\n");
  CHECK_FALSE(earlier.find("a", key("a", "another text"), *source, bytes));
  CHECK_FALSE(earlier.find("b", key("b", "B"), *source, bytes));  // it failed
  CHECK(earlier.find("c", key("c", "C"), *source, bytes));
  CHECK(bytes == "three\n");
  CHECK_FALSE(earlier.find("d", key("d", "D"), *source, bytes));  // other bytes are there
  CHECK_FALSE(earlier.find("e", key("e", "E"), *source, bytes));  // behind the end
  CHECK(earlier.dropped() == 6);
  earlier.note(std::vector{key("a", "another text"), key("c", "C"), key("new", "N")});
  CHECK(earlier.dropped() == 4);
}

TEST_CASE("A key depends on each value of a document, and on where it ends") {
  const Document one{.id = "a", .text = "bc", .date = "d"};
  CHECK(key_of(one) == key_of(Document(one)));
  std::vector<Document> others(8, one);
  others[0].id = "ab", others[0].text = "c";
  others[1].text = "bcd", others[1].date = "";
  others[2].language = "en";
  others[3].mime = "en";
  others[4].uri = "en";
  others[5].meta_json = "en";
  others[6].source = {{0, 3, 5, true}};
  others[7].source = {{0, 3, 5, false}};
  for (std::size_t i = 0; i < others.size(); ++i) {
    CHECK(key_of(one) != key_of(others[i]));
    for (std::size_t j = 0; j < i; ++j) CHECK(key_of(others[j]) != key_of(others[i]));
  }
}

}  // namespace result_index_test
