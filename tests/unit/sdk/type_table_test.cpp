#include <algorithm>
#include <catch2/catch.hpp>
#include <gloss/type_table.hpp>
#include <string>
#include <vector>

namespace type_table_test {

using namespace gloss;

namespace {

struct Row {
  std::uint32_t form_size, lower_is_x, filled;
};

void fill(void* context, const gloss_type* type, void* row) {
  ++*static_cast<int*>(context);
  const std::string lower(type->lower.data, type->lower.size);
  *static_cast<Row*>(row) = {static_cast<std::uint32_t>(type->form.size), lower == "x",
                             static_cast<Row*>(row)->filled + 1};
}

const Row& row(const void* rows, std::uint32_t id) {
  const auto stride = TypeTable::row_stride(sizeof(Row));
  return *reinterpret_cast<const Row*>(static_cast<const char*>(rows) + id * stride);
}

}  // namespace

TEST_CASE("Equal words have one id, different words different ones") {
  TypeTable table;
  std::vector<std::string> words{""};
  for (std::size_t length = 1; length < 40; ++length)  // every branch of the hash
    for (char c : {'a', 'b'}) words.push_back(std::string(length - 1, 'a') + c);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (int i = 0; i < 20000; ++i) words.push_back("word" + std::to_string(i));  // makes it grow
  std::vector<std::uint32_t> ids;
  for (const auto& word : words) ids.push_back(table.intern(word));
  CHECK(table.size() == words.size());
  bool same = true;
  for (std::size_t i = 0; i < words.size(); ++i) same &= table.intern(words[i]) == ids[i];
  CHECK(same);
  CHECK(table.size() == words.size());
}

TEST_CASE("Words of a text get the ids that they get one by one, up to the text's very end") {
  std::string text;
  std::vector<Span> spans;
  const auto add = [&](const std::string& word) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += word;
    spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
  };
  for (const char* filler : {"ab", "ba", "a"})
    for (std::size_t size = 0; size < 50; ++size) {
      std::string word;
      while (word.size() < size) word += filler;
      word.resize(size);
      add(word);
      add(word + std::string(1, '\0'));  // padding is no part of a word
      if (size > 20) add(word.replace(size / 2, 1, "x"));
    }
  for (std::uint32_t size = 0; size < 20; ++size)
    spans.push_back(
        {static_cast<std::uint32_t>(text.size()) - size, static_cast<std::uint32_t>(text.size())});
  TypeTable one_by_one, all;
  std::vector<std::uint32_t> expected, found(spans.size());
  for (const Span span : spans) expected.push_back(one_by_one.intern(covered(text, span)));
  all.intern_all(
      text, static_cast<std::uint32_t>(spans.size()), [&](std::size_t i) { return spans[i]; },
      found.data());
  CHECK(found == expected);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    REQUIRE(all.intern(covered(text, spans[i])) == expected[i]);
    for (std::size_t k = 0; k < i; ++k)
      REQUIRE((covered(text, spans[i]) == covered(text, spans[k])) == (found[i] == found[k]));
  }
}

TEST_CASE("Words of a text keep their ids while the table grows around them") {
  std::string text;
  std::vector<Span> spans;
  for (std::uint32_t i = 0; i < 20000; ++i) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += std::to_string(i % 3 == 0 ? i / 7 : i);
    if (i % 5 == 0) text += " and seventeen more bytes";
    spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
  }
  TypeTable one_by_one, all;
  std::vector<std::uint32_t> expected, found(spans.size());
  for (const Span span : spans) expected.push_back(one_by_one.intern(covered(text, span)));
  const auto span_of = [&](std::size_t i) { return spans[i]; };
  all.intern_all(text, static_cast<std::uint32_t>(spans.size()), span_of, found.data());
  CHECK(found == expected);
}

TEST_CASE("A row is filled once, from form and lower case, and kept when the table grows") {
  TypeTable table;
  int calls = 0;
  const TypeTable::Filler filler{sizeof(Row), fill, &calls};
  const auto x = table.intern("X"), hello = table.intern("Hello");
  CHECK(row(table.rows(0, filler), x).lower_is_x == 1);
  CHECK(row(table.rows(0, filler), hello).form_size == 5);
  CHECK(calls == 2);
  for (int i = 0; i < 5000; ++i) table.intern("more" + std::to_string(i));
  CHECK(row(table.rows(0, filler), x).lower_is_x == 1);
  for (std::uint32_t id = 0; id < table.size(); ++id)  // over zeros, and once
    REQUIRE(row(table.rows(0, filler), id).filled == 1);
  CHECK(calls == 5002);
}

TEST_CASE("Trimming forgets words only beyond the limit") {
  TypeTable table;
  int calls = 0;
  const TypeTable::Filler filler{sizeof(Row), fill, &calls};
  table.intern("a");
  table.rows(0, filler);
  table.trim(1);
  CHECK(table.size() == 1);
  table.intern("b");
  table.trim(1);
  CHECK(table.size() == 0);
  table.intern("c");
  table.rows(0, filler);
  CHECK(calls == 2);
}

}  // namespace type_table_test
