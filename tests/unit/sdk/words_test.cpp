#include <catch2/catch.hpp>
#include <gloss/standard_layers.hpp>
#include <gloss/text_map.hpp>
#include <gloss/words.hpp>
#include <limits>
#include <string>

namespace words_test {

using namespace gloss;

namespace {

struct Row {
  std::uint32_t size, is_nato;
};

/// A document with three input layers, in a host without extensions.
struct OneCall {
  std::string text;
  std::vector<gloss_record> layers[3];
  gloss_batch batches[3]{};
  gloss_host host{};
  gloss_document document{};
  gloss_call call{sizeof(gloss_call), 0, this, nullptr, read_layer, nullptr};

  explicit OneCall(std::string_view words) : text(words) {
    host.get_extension = [](void*, const char*) -> const void* { return nullptr; };
    document.struct_size = sizeof document;
    document.text = string(text);
  }

  void add(std::uint32_t input, std::uint32_t begin, std::uint32_t end, std::uint32_t type,
           float score = std::numeric_limits<float>::quiet_NaN(), std::uint32_t flags = 0) {
    layers[input].push_back({begin, end, type, flags, score, GLOSS_NONE, 0, 0});
  }

  static gloss_status read_layer(void* self, std::uint32_t input, const gloss_batch** out) {
    auto& one = *static_cast<OneCall*>(self);
    gloss_batch& batch = one.batches[input];
    batch.struct_size = sizeof batch;
    batch.record_size = sizeof(gloss_record);
    batch.record_count = static_cast<std::uint32_t>(one.layers[input].size());
    batch.records = one.layers[input].data();
    *out = &batch;
    return GLOSS_OK;
  }
};

}  // namespace

TEST_CASE("Words are the tokens, with the row and the id of their spelling") {
  OneCall one("NATO met NATO.");
  one.add(0, 0, 4, layers::token::word);
  one.add(0, 5, 8, layers::token::word);
  one.add(0, 9, 13, layers::token::word);
  one.add(0, 13, 14, GLOSS_NONE);
  const TypeColumn<Row> column(Host(one.host), [](const WordType& type, Row& row) {
    row = {static_cast<std::uint32_t>(type.form.size()), type.lower == "nato"};
  });
  TypeColumn<Row>::Scratch scratch;
  std::vector<Word<Row>> words(9);
  read_words(Document(one.document, one.call), 0, column, scratch, words);
  REQUIRE(words.size() == 4);
  CHECK(words[0].id == words[2].id);
  CHECK(words[0].id != words[1].id);
  CHECK(words[0].row == words[2].row);
  CHECK(words[0].row->is_nato == 1);
  CHECK(words[1].row->size == 3);
  CHECK(words[3].type == GLOSS_NONE);
  const WordsView<Row> view{.text = one.text, .words = words};
  CHECK(view.covered(1) == "met");
  CHECK((view.sentences.empty() && view.names.empty()));
}

TEST_CASE("Spans are the places of records; what is about the document has none") {
  OneCall one("One. Two.");
  one.add(1, 0, 0, 0, 1, GLOSS_RECORD_DOCUMENT);
  one.add(1, 0, 4, 0);
  one.add(1, 5, 9, 0);
  std::vector<Span> spans(1);
  read_spans(Document(one.document, one.call), 1, spans);
  CHECK(spans == std::vector<Span>{{0, 4}, {5, 9}});
}

TEST_CASE("Names below the least score are left out; one without a score is taken") {
  OneCall one("Ann Bob Cid Dot");
  one.add(2, 0, 0, layers::name::person, 1, GLOSS_RECORD_DOCUMENT);
  one.add(2, 0, 3, layers::name::person, 0.5f);
  one.add(2, 4, 7, layers::name::place, 0.4f);
  one.add(2, 8, 11, layers::name::other, 0.6f);
  one.add(2, 12, 15, GLOSS_NONE);
  std::vector<Name> names(1);
  read_names(Document(one.document, one.call), 2, 0.5f, names);
  REQUIRE(names.size() == 3);
  CHECK((names[0].span == Span{0, 3} && names[0].type == layers::name::person));
  CHECK(names[0].score == 0.5f);
  CHECK(names[1].span == Span{8, 11});
  CHECK(names[2].type == GLOSS_NONE);
}

TEST_CASE("A TextMap is looked up by any kind of text") {
  TextMap<int> map{{"one", 1}};
  CHECK(map.find(std::string_view("one"))->second == 1);
  CHECK(map.find("two") == map.end());
  CHECK(map.contains(std::string("one")));
}

}  // namespace words_test
