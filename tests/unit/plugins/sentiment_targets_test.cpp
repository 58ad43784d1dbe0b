#include <algorithm>
#include <catch2/catch.hpp>
#include <gloss/standard_layers.hpp>

#include "labels_support.hpp"
#include "sentiment/targets.hpp"

namespace sentiment_test {

using labels_test::Emitted;
using labels_test::Layers;
using labels_test::layers_of;
using labels_test::Plugin;
using namespace gloss::sentiment;

namespace {

using Reference = std::pair<std::uint32_t, std::uint32_t>;

/// Adds the place of `name` behind `from` in `text` as a record; returns where it ends.
std::size_t add(Layers& layers, std::uint32_t input, std::string_view text, std::string_view name,
                std::size_t from = 0) {
  const std::size_t begin = text.find(name, from);
  REQUIRE(begin != std::string_view::npos);
  layers.add(input, begin, begin + name.size());
  return begin + name.size();
}

/// What the records of `scope` refer to, sorted.
std::vector<Reference> judged(std::string_view text, const Layers& layers,
                              const std::string& targets, const std::string& scope) {
  Plugin plugin(PLUGIN_FILE, PLUGIN_DATA,
                R"({"scopes": [")" + scope + R"("], "targets": )" + targets + "}");
  std::vector<Reference> out;
  for (const Emitted& record : plugin.run(text, layers))
    if (record.text("scope") == scope) out.push_back(record.references.at("target"));
  std::sort(out.begin(), out.end());
  return out;
}

constexpr std::string_view example_text =
    "Gold soared. Acme Gold fell in Peru. Gold and the rupee gained.";

/// People and organizations, places and two lists.
Layers example() {
  Layers layers = layers_of(example_text);
  add(layers, organizations_input, example_text, "Acme Gold");
  add(layers, names_input, example_text, "Acme Gold");
  layers.records[names_input].back().type = gloss::layers::name::organization;
  add(layers, names_input, example_text, "Peru");
  layers.records[names_input].back().type = gloss::layers::name::place;
  std::size_t end = add(layers, first_input, example_text, "Gold");
  layers.set_text(first_input, entry_key, "gold");
  end = add(layers, first_input, example_text, "Gold", end);
  layers.set_text(first_input, entry_key, "gold");
  add(layers, first_input, example_text, "Gold", end);
  layers.set_text(first_input, entry_key, "gold");
  add(layers, fourth_input, example_text, "rupee");
  layers.set_text(fourth_input, name_key, "Rupee");
  return layers;
}

}  // namespace

TEST_CASE("Only people and organizations are targets unless the option names others",
          "[sentiment]") {
  const Layers layers = example();
  CHECK(judged(example_text, layers, R"(["people", "organizations"])", "target") ==
        std::vector<Reference>{{organizations_input, 0}});
  CHECK(judged(example_text, layers, R"(["people"])", "target").empty());
  CHECK(judged(example_text, layers, R"(["places"])", "target") ==
        std::vector<Reference>{{names_input, 1}});
  CHECK(judged(example_text, layers, R"(["first"])", "target") ==
        std::vector<Reference>{{first_input, 0}, {first_input, 1}, {first_input, 2}});
}

TEST_CASE("A record of a further layer inside an earlier target is not judged", "[sentiment]") {
  CHECK(judged(example_text, example(), R"(["organizations", "first"])", "target") ==
        std::vector<Reference>{{organizations_input, 0}, {first_input, 0}, {first_input, 2}});
  // The organization is judged wherever it stands in the list.
  CHECK(judged(example_text, example(), R"(["first", "organizations"])", "target").size() == 4);
}

TEST_CASE("Records with the same entry, name or text of a further layer are one entity",
          "[sentiment]") {
  CHECK(judged(example_text, example(), R"(["first", "fourth"])", "entity") ==
        std::vector<Reference>{{first_input, 0}, {fourth_input, 0}});
  Layers layers = layers_of(example_text);
  const std::size_t end = add(layers, second_input, example_text, "Gold");
  add(layers, second_input, example_text, "gained");
  add(layers, second_input, example_text, "Gold", end);
  CHECK(judged(example_text, layers, R"(["second"])", "entity").size() == 2);
}

TEST_CASE("Records are emitted in the order of the layer, which the host then need not sort",
          "[sentiment]") {
  const std::string both =
      "Critics praised Anna Berg and the brave Otto Falk. Police arrested Anna Berg over a "
      "horrible "
      "fraud, and Otto Falk was killed in a war. The good Acme Group met.";
  Layers layers = layers_of(both);
  std::size_t end = add(layers, people_input, both, "Anna Berg");
  end = add(layers, people_input, both, "Otto Falk", end);
  add(layers, people_input, both, "Anna Berg", end);
  add(layers, people_input, both, "Otto Falk", end);
  add(layers, organizations_input, both, "Police");
  add(layers, organizations_input, both, "Acme Group");
  const auto records = Plugin(PLUGIN_FILE, PLUGIN_DATA).run(both, layers);
  CHECK(records.size() > 20);
  REQUIRE(records[0].is_document);
  for (std::size_t i = 2; i < records.size(); ++i) {
    const gloss::Span a = records[i - 1].span, b = records[i].span;
    CAPTURE(i, a.begin, a.end, b.begin, b.end);
    CHECK((a.begin < b.begin || (a.begin == b.begin && a.end >= b.end)));
  }
}

TEST_CASE("What is said near it decides the tone toward a target of any layer", "[sentiment]") {
  Plugin plugin(PLUGIN_FILE, PLUGIN_DATA, R"({"scopes": ["target"], "targets": ["third"]})");
  const std::string both = "The rupee gained and rallied. Fears of a crisis hit the yen.";
  Layers layers = layers_of(both);
  add(layers, third_input, both, "rupee");
  add(layers, third_input, both, "yen");
  std::vector<std::string> types;
  for (const Emitted& record : plugin.run(both, layers))
    if (record.text("scope") == "target") types.push_back(record.type);
  CHECK(types == std::vector<std::string>{"positive", "negative"});
}

TEST_CASE("Who is praised, blamed, beaten or in trouble has the tone, not who tells it",
          "[sentiment]") {
  const auto [text, name, tone] = GENERATE(table<std::string, std::string, std::string>({
      {"Nadia Bauer was commended by Otto Falk.", "Nadia Bauer", "positive"},
      {"Nadia Bauer was commended by Otto Falk.", "Otto Falk", "neutral"},
      {"Nadia Bauer was criticised by Otto Falk over the rail strike.", "Nadia Bauer", "negative"},
      {"Nadia Bauer was criticised by Otto Falk over the rail strike.", "Otto Falk", "neutral"},
      {"Otto Falk was robbed by Nadia Bauer.", "Otto Falk", "negative"},
      {"Otto Falk thrashed Nadia Bauer.", "Nadia Bauer", "negative"},
      {"Otto Falk was knocked out by Nadia Bauer.", "Nadia Bauer", "positive"},
      {"Tarn Mills filed for bankruptcy.", "Tarn Mills", "negative"},
      {"Tarn Mills issued a profit warning.", "Tarn Mills", "negative"},
      {"Tarn Mills returned to profit.", "Tarn Mills", "positive"},
      {"A jury acquitted Otto Falk of fraud.", "Otto Falk", "positive"},
      {"A jury convicted Otto Falk of fraud.", "Otto Falk", "negative"},
      {"Tarn Mills has its office in the mill.", "Tarn Mills", "neutral"},
      {"\"We are very worried,\" said Otto Falk, a farmer.", "Otto Falk", "neutral"},
  }));
  CAPTURE(text, name);
  Layers layers = layers_of(text);
  std::vector<std::string> people = {"Nadia Bauer", "Otto Falk"};
  if (text.find(people[0]) > text.find(people[1])) std::swap(people[0], people[1]);
  Reference wanted = {organizations_input, 0};
  for (const std::string& person : people) {
    if (text.find(person) == std::string::npos) continue;
    if (person == name)
      wanted = {people_input, static_cast<std::uint32_t>(layers.records[people_input].size())};
    add(layers, people_input, text, person);
  }
  if (name == "Tarn Mills") add(layers, organizations_input, text, name);
  std::vector<std::string> tones;
  for (const Emitted& record :
       Plugin(PLUGIN_FILE, PLUGIN_DATA, R"({"scopes": ["target"]})").run(text, layers))
    if (record.text("scope") == "target" && record.references.at("target") == wanted)
      tones.push_back(record.type);
  CHECK(tones == std::vector{tone});
}

}  // namespace sentiment_test
