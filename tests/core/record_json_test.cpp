#include <array>
#include <catch2/catch.hpp>
#include <gloss/export.hpp>
#include <nlohmann/json.hpp>

#include "glossator/pipeline.hpp"
#include "output/record_writer.hpp"

using namespace glossator;

namespace {

// More keys than there are bits in a word.
constexpr const char* types[] = {"thing", nullptr};
constexpr const char* keys[] = {
    "k0",  "k1",  "k2",  "k3",  "k4",  "k5",  "k6",  "k7",   "k8",  "k9",  "k10", "k11",
    "k12", "k13", "k14", "k15", "k16", "k17", "k18", "k19",  "k20", "k21", "k22", "k23",
    "k24", "k25", "k26", "k27", "k28", "k29", "k30", "k31",  "k32", "k33", "k34", "k35",
    "k36", "k37", "k38", "k39", "k40", "k41", "k42", "k43",  "k44", "k45", "k46", "k47",
    "k48", "k49", "k50", "k51", "k52", "k53", "k54", "k55",  "k56", "k57", "k58", "k59",
    "k60", "k61", "k62", "k63", "k64", "k65", "k66", nullptr};
constexpr gloss_layer things{sizeof(gloss_layer), 0, "things", types, keys};
constexpr const gloss_layer* no_layers[] = {nullptr};
constexpr const gloss_layer* outputs[] = {&things, nullptr};

const std::string long_text = std::string(5000, 'x') + "\n\"" + std::string(5000, 'y');

/// Records with one key, all keys, a key that comes again at once, and one that comes again at the
/// end, behind so much that the buffer has grown.
struct Keys {
  static constexpr gloss_description description = {
      sizeof(gloss_description),
      0,
      "keys",
      "Keys",
      "1.0.0",
      "Glossator tests",
      "MIT",
      "",
      "Records of many keys.",
      R"({"type":"object","additionalProperties":false})",
      no_layers,
      outputs,
      GLOSS_THREADS_WORKER,
      0};
  explicit Keys(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output& output) const {
    output.add({0, 1}, 0).text(66, "one");
    auto all = output.add({1, 2}, 0);
    for (std::uint32_t key = 0; key < 67; ++key) all.integer(key, key);
    output.add({2, 3}, 0).integer(1, 1).boolean(1, true).text(2, "two");
    auto late = output.add({3, 4}, 0).text(0, "first");
    for (std::uint32_t key = 1; key < 60; ++key) late.text(key, long_text);
    late.text(0, "last").number(0, 0.5).span(0, {0, 4});
  }
};

}  // namespace

TEST_CASE("Keys that come once are values, and others lists in the place of the first",
          "[record_json]") {
  const Pipeline pipeline(
      Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "keys"}]})"),
      {.own_plugins = {{"own", gloss::factory_of<Keys>()}}});
  Worker worker = pipeline.open();
  const Document document{.id = "d", .text = "abcd"};
  OutputBuffer line;
  make_jsonl_writer(pipeline)->append(document, worker.annotate(document), line);
  using Json = nlohmann::ordered_json;
  const Json records = Json::parse(line.text()).at("layers").at("things");
  REQUIRE(records.size() == 4);

  const auto attributes = [&](std::size_t record) {
    Json found = records[record];
    for (const char* member : {"id", "begin", "end", "text", "type"}) found.erase(member);
    return found;
  };
  CHECK(attributes(0) == Json{{"k66", "one"}});
  const Json all = attributes(1);
  REQUIRE(all.size() == 67);
  for (std::size_t key = 0; key < 67; ++key) CHECK(all.at(keys[key]) == key);
  CHECK(all.items().begin().key() == "k0");
  CHECK(attributes(2) == Json{{"k1", {1, true}}, {"k2", "two"}});
  const Json late = attributes(3);
  REQUIRE(late.size() == 60);
  CHECK(late.at("k0") == Json{"first", "last", 0.5, {0, 4}});
  for (std::size_t key = 1; key < 60; ++key) CHECK(late.at(keys[key]) == long_text);
  // Each only once, which a parser does not tell.
  std::size_t count = 0;
  for (auto at = line.text().find("\"k5\":"); at != std::string_view::npos;
       at = line.text().find("\"k5\":", at + 1))
    ++count;
  CHECK(count == 2);
}
