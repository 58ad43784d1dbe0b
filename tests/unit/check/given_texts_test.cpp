#include "check/inputs/given_texts.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "check/inputs/new_words.hpp"
#include "glossator/error.hpp"
#include "support/temp_dir.hpp"

namespace given_texts_test {

using namespace glossator;
using namespace glossator::check;

TEST_CASE("Texts are read line by line, with what matters of them") {
  const TempDir folder;
  const auto path =
      folder.write("a.jsonl",
                   "{\"text\": \"one\", \"date\": \"2024-05-17\", \"meta\": {\"a\": 1}}\n\n"
                   "{\"text\": \"two\", \"language\": \"de\"}\n");
  const auto texts = read_texts(path);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].text == "one");
  CHECK(texts[0].date == "2024-05-17");
  CHECK(texts[0].meta_json == R"({"a":1})");
  CHECK(texts[1].id == path + ":3");
  CHECK(texts[1].language == "de");
}

TEST_CASE("A line that is no text is refused with its number") {
  const TempDir folder;
  const auto [content, problem] = GENERATE(
      table<const char*, const char*>({{"{\"text\": \"x\"}\n{\"txt\": 1}\n", ":2: has no \"text\""},
                                       {"{\"text\": \"x\"}\nxyz\n", ":2: is not JSON"},
                                       {"{\"text\": 5}\n", ":1: has no \"text\""},
                                       {"\n", ": holds no texts"}}));
  const auto path = folder.write("a.jsonl", content);
  CHECK_THROWS_WITH(read_texts(path), Catch::Contains(path + problem));
  CHECK_THROWS_WITH(read_texts(path + ".gone"), Catch::Contains("cannot be read"));
}

TEST_CASE("Cases with the same options share a setting, and given layers have one of their own") {
  const TempDir folder;
  const auto cases = folder.write("a.json", R"({"cases": [
      {"name": "a", "text": "1"}, {"name": "b", "text": "2", "options": {"n": 1}},
      {"name": "c", "text": "3", "options": {"n": 1}}, {"name": "d", "text": "4", "layers": {}},
      {"name": "e", "options": {"n": 9}, "options_error": "too many"}]})");
  const auto others =
      folder.write("b.json", R"({"annotator": "other", "cases": [{"name": "x", "text": "5"}]})");
  const auto texts = folder.write("c.jsonl", "{\"text\": \"0\"}\n");
  const auto settings = given_settings({cases, others}, {texts}, "mine");
  REQUIRE(settings.size() == 3);
  CHECK(settings[0].name.empty());
  REQUIRE(settings[0].documents.size() == 2);
  CHECK(settings[0].documents[1].id == "case `a`");
  CHECK(settings[1].documents.size() == 2);
  CHECK(settings[2].layers.is_object());
}

TEST_CASE("New texts have words that no other has, and are the same for the same seed") {
  const std::vector<Document> models{{.id = "m", .text = "Several Farmers were seen at the mill."}};
  NewTexts texts(models, 1), again(models, 1);
  std::set<std::string> all;
  for (int i = 0; i < 500; ++i) {
    const std::string text = texts.next().text;
    CHECK(text == again.next().text);
    all.insert(text);
  }
  CHECK(all.size() == 500);
  CHECK(texts.words() > 500 * 20);
}

}  // namespace given_texts_test
