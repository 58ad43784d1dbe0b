#include <catch2/catch.hpp>
#include <gloss/near_words.hpp>

using namespace gloss;

namespace {

struct Row {
  std::uint32_t size, is_nato;
};

/// The tokens of a text, which are apart by single blanks.
struct Tokens {
  explicit Tokens(std::string_view words) : text(words) {
    for (std::uint32_t begin = 0; begin < text.size();) {
      const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', begin), text.size()));
      records.push_back({begin, end, 0, 0, 1, GLOSS_NONE, 0, 0});
      begin = end + 1;
    }
    batch.struct_size = sizeof batch;
    batch.record_size = sizeof(gloss_record);
    batch.record_count = static_cast<std::uint32_t>(records.size());
    batch.records = records.data();
  }
  Tokens(const Tokens&) = delete;
  Tokens& operator=(const Tokens&) = delete;

  std::string text;
  std::vector<gloss_record> records;
  gloss_batch batch{};
};

struct Counted {
  unsigned fills = 0;
  NearWords<Row> words{[this](std::string_view form, Row& row) {
    ++fills;
    row = {static_cast<std::uint32_t>(form.size()), form == "NATO"};
  }};
};

}  // namespace

TEST_CASE("A word's row is made when it is asked for, and kept for its spelling") {
  Counted one;
  const Tokens tokens("NATO met NATO near a-very-long-word-indeed");
  one.words.read(tokens.text, LayerView(&tokens.batch));
  REQUIRE(one.words.size() == 5);
  CHECK(one.fills == 0);
  CHECK(one.words.row(0).is_nato == 1);
  CHECK(one.words.row(2).is_nato == 1);
  CHECK(one.fills == 1);
  const Row& kept = one.words.row(4);
  CHECK(kept.size == 23);
  CHECK(one.words.row(1).size == 3);
  CHECK(one.words.row(4).size == 23);
  CHECK(one.fills == 3);
  CHECK(one.words.covered(3) == "near");
  CHECK(one.words.span(1) == Span{5, 8});
}

TEST_CASE("Words of an earlier document are not those of this one") {
  Counted one;
  for (const std::string_view text : {"NATO met us", "us NATO", "met", ""}) {
    const Tokens tokens(text);
    one.words.read(tokens.text, LayerView(&tokens.batch));
    for (std::uint32_t i = 0; i < one.words.size(); ++i) {
      CHECK(one.words.row(i).size == one.words.covered(i).size());
      CHECK(one.words.row(i).is_nato == (one.words.covered(i) == "NATO"));
    }
  }
}

TEST_CASE("Rows stay in place and right while new words come, document after document") {
  Counted one;
  for (unsigned document = 0; document < 40; ++document) {
    std::string text = "NATO";
    for (unsigned i = 0; i < 1000; ++i) text += ' ' + std::to_string(document * 1000 + i) + "w";
    const Tokens tokens(text);
    one.words.read(tokens.text, LayerView(&tokens.batch));
    const Row& first = one.words.row(0);
    for (std::uint32_t i = 1; i < one.words.size(); ++i)
      REQUIRE(one.words.row(i).size == one.words.covered(i).size());
    CHECK(first.is_nato == 1);
    CHECK(&first == &one.words.row(0));
  }
}

TEST_CASE("Words whose ends and sizes agree are told apart") {
  Counted one;
  const Tokens tokens("aaaaaaaaaaaa aaaaaaaaaaab abaaaaaaaaaa aaaaaaaa NATO nato and another");
  one.words.read(tokens.text, LayerView(&tokens.batch));
  for (std::uint32_t i = 0; i < 6; ++i) one.words.row(i);
  CHECK(one.fills == 6);
}

TEST_CASE("A layer finds the first record after an offset from any record before it") {
  std::string text;
  for (unsigned i = 0; i < 300; ++i) text += "ab ";
  const Tokens tokens(text);
  const LayerView layer(&tokens.batch);
  for (std::uint32_t from = 0; from < 300; from += 7)
    for (std::uint32_t record = from; record < 300; ++record) {
      REQUIRE(layer.first_after(from, 3 * record) == record);
      REQUIRE(layer.first_after(from, 3 * record + 2) == record + 1);
    }
  CHECK(layer.first_after(299, 0) == 299);
  CHECK(layer.first_after(300, 0) == 300);
  const Tokens none("");
  CHECK(LayerView(&none.batch).first_after(0, 10) == 0);
}

TEST_CASE("The first word after an offset is found from any word before it") {
  Counted one;
  std::string text;
  for (unsigned i = 0; i < 300; ++i) text += "ab ";
  const Tokens tokens(text);
  one.words.read(tokens.text, LayerView(&tokens.batch));
  for (std::uint32_t from = 0; from < 300; from += 7)
    for (std::uint32_t word = from; word < 300; ++word) {
      REQUIRE(one.words.first_after(from, 3 * word) == word);
      REQUIRE(one.words.first_after(from, 3 * word + 1) == word);
    }
  CHECK(one.words.first_after(0, 3 * 299 + 2) == 300);
  CHECK(one.words.first_after(300, 10'000) == 300);
}
