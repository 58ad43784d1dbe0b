#include <array>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "output/writers.hpp"
#include "own_annotator.hpp"

namespace record_json_test {

using namespace glossator;

namespace {

// More keys than there are bits in a word; the first three repeat.
constexpr const char* types[] = {"thing", nullptr};
constexpr std::size_t key_count = 67;
constexpr auto key_names = [] {
  std::array<std::array<char, 4>, key_count> names{};
  for (std::size_t i = 0; i < key_count; ++i)
    names[i] = {'k', static_cast<char>(i < 10 ? '0' + i : '0' + i / 10),
                i < 10 ? '\0' : static_cast<char>('0' + i % 10), '\0'};
  return names;
}();
constexpr auto keys = [] {
  std::array<gloss_key, key_count> all{};
  for (std::size_t i = 0; i < key_count; ++i) all[i] = gloss::text_key(key_names[i].data(), "-");
  for (std::size_t i = 0; i < 3; ++i) all[i] = gloss::repeated(all[i]);
  all[1].kind = GLOSS_V_INT;
  all[2].kind = GLOSS_V_SPAN;
  return all;
}();
constexpr gloss_layer things{sizeof(gloss_layer), 0,         "things",         types,
                             keys.data(),         key_count, sizeof(gloss_key)};
constexpr const gloss_layer* outputs[] = {&things, nullptr};

const std::string long_text = std::string(5000, 'x') + "\n\"" + std::string(5000, 'y');

/// Records with one key, all keys, a key that repeats at once, and one that repeats at the end,
/// after the buffer has grown.
struct Keys {
  static constexpr gloss_description description = gloss::describe(
      {.id = "keys", .version = "1.0.0", .summary = "Records of many keys.", .outputs = outputs});
  explicit Keys(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output& output) const {
    output.add({0, 1}, 0).text(66, "one");
    auto all = output.add({1, 2}, 0);
    all.text(0, "zero").integer(1, 1).span(2, {0, 2});
    for (std::uint32_t key = 3; key < key_count; ++key) all.text(key, "value");
    output.add({2, 3}, 0).integer(1, 1).integer(1, 2).text(3, "three").span(2, {0, 1});
    auto late = output.add({3, 4}, 0).text(0, "first");
    for (std::uint32_t key = 3; key < 60; ++key) late.text(key, long_text);
    late.text(0, "last").span(2, {0, 4}).span(2, {1, 2});
  }
};

}  // namespace

TEST_CASE("A key that repeats is a list in the place of the first value, any other is bare",
          "[record_json]") {
  const std::string line =
      written_by<Keys>("keys", {.id = "d", .text = "abcd"},
                       [](const Pipeline& pipeline) { return make_jsonl_writer(pipeline); });
  using Json = nlohmann::ordered_json;
  const Json records = Json::parse(line).at("layers").at("things");
  REQUIRE(records.size() == 4);

  const auto attributes = [&](std::size_t record) {
    Json found = records[record];
    for (const char* member : {"id", "begin", "end", "text", "type"}) found.erase(member);
    return found;
  };
  CHECK(attributes(0) == Json{{"k66", "one"}});
  const Json all = attributes(1);
  REQUIRE(all.size() == key_count);
  CHECK(all.at("k0") == Json::array({"zero"}));
  CHECK(all.at("k1") == Json::array({1}));
  CHECK(all.at("k2") == Json::array({Json::array({0, 2})}));
  for (std::size_t key = 3; key < key_count; ++key) CHECK(all.at(keys[key].name) == "value");
  CHECK(all.items().begin().key() == "k0");
  CHECK(attributes(2).dump() == R"({"k1":[1,2],"k3":"three","k2":[[0,1]]})");
  const Json late = attributes(3);
  REQUIRE(late.size() == 59);
  CHECK(late.at("k0") == Json::array({"first", "last"}));
  CHECK(late.at("k2").dump() == "[[0,4],[1,2]]");
  for (std::size_t key = 3; key < 60; ++key) CHECK(late.at(keys[key].name) == long_text);
  // A parser would not report repeated members.
  std::size_t count = 0;
  for (auto at = line.find("\"k5\":"); at != std::string::npos; at = line.find("\"k5\":", at + 1))
    ++count;
  CHECK(count == 2);
}

namespace {

constexpr gloss_key quote_keys[] = {gloss::text_key("quote", "-"),
                                    gloss::repeated(gloss::text_key("quotes", "-"))};
constexpr gloss_layer quotes{sizeof(gloss_layer), 0, "quotes",         types,
                             quote_keys,          2, sizeof(gloss_key)};
constexpr const gloss_layer* quote_outputs[] = {&quotes, nullptr};

/// A record for each length of text, as what it covers, as a value and as one of a list.
struct Quotes {
  static constexpr gloss_description description = gloss::describe(
      {.id = "quotes", .version = "1.0.0", .summary = "Quotes.", .outputs = quote_outputs});
  explicit Quotes(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    for (std::uint32_t size = 0; size <= document.text().size(); ++size) {
      const std::string_view text = document.text().substr(0, size);
      output.add({0, size}, 0).text(0, text).text(1, text).text(1, text);
    }
  }
};

}  // namespace

TEST_CASE("A text of any length is written whole, though each byte of it needs six",
          "[record_json]") {
  const Document document{.id = "d", .text = std::string(300, '\x01')};
  const std::string line = written_by<Quotes>(
      "quotes", document, [](const Pipeline& pipeline) { return make_jsonl_writer(pipeline); });
  const auto records = nlohmann::json::parse(line).at("layers").at("quotes");
  REQUIRE(records.size() == 301);
  for (const auto& record : records) {
    const std::string text = document.text.substr(0, record.at("end"));
    CHECK(record.at("text") == text);
    CHECK(record.at("quote") == text);
    CHECK(record.at("quotes") == std::vector{text, text});
  }
}

}  // namespace record_json_test
