#include <algorithm>

#include "sentiment_reading.hpp"

namespace sentiment_test {

TEST_CASE("Every value follows from its evidence by the formula of the README", "[sentiment]") {
  const std::string text = GENERATE(
      std::string("The deal was not bad. Critics praised the very brave reform, but feared a war."),
      repeated("A good day was never so horrible, yet hope and joy won. ", 30), std::string("Bad."),
      std::string("He came."));
  auto layers = layers_of(text);
  if (text.size() > 10) layers.add(2, 4, 8);
  const auto records = Plugin(PLUGIN_FILE, PLUGIN_DATA).run(text, layers);
  int labels = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].type == "evidence" || records[i].text("scope") == "entity") continue;
    ++labels;
    for (const Emitted& item : children(records, i)) {
      CHECK(item.type == "evidence");
      CHECK((item.text("rule") == "word" || item.text("rule").find(':') != std::string::npos));
    }
    const double sum = tone_of(records, i);
    const auto chances = probabilities(sum, records[i].numbers.at("strength"));
    CHECK(records[i].numbers.at("value") == Approx(chances[2] - chances[0]).margin(1.01e-4));
    const std::size_t type = records[i].type == "positive"   ? 2
                             : records[i].type == "negative" ? 0
                                                             : 1;
    CHECK(static_cast<double>(records[i].score) == Approx(chances[type]).margin(1.01e-4));
    // A label is the likeliest, and a piece of evidence speaks for it.
    if (type != 1) CHECK(chances[type] == *std::max_element(chances.begin(), chances.end()));
    if (type != 1) CHECK(has_support(records, i));
    CHECK(records[i].score > 0.3);
    CHECK(records[i].score <= 1);
  }
  CHECK(labels >= 1);
}

/// Whether a child of the first record has this text and rule.
bool has_evidence(const std::vector<Emitted>& records, std::string_view text,
                  std::string_view rule) {
  for (const Emitted& item : children(records, 0))
    if (item.covered == text && item.text("rule") == rule) return true;
  return false;
}

TEST_CASE("The evidence is the trigger with the word that changes it", "[sentiment]") {
  const std::string scopes = R"({"scopes": ["sentence"]})";
  const auto negated = run("The new plan was no success.", scopes);
  CHECK(has_evidence(negated, "success", "lexicon:success"));
  CHECK(has_evidence(negated, "no", "negator:no"));
  const auto strong = run("The result was extremely bad.", scopes);
  CHECK(has_evidence(strong, "bad", "lexicon:bad"));
  CHECK(has_evidence(strong, "extremely", "intensifier:extremely"));
  const auto ended = run("The drug cut deaths.", scopes);
  CHECK(has_evidence(ended, "deaths", "lexicon:death"));
  CHECK(has_evidence(ended, "cut", "reducer:cut"));
}

TEST_CASE("A record has few pieces of evidence, those that count most", "[sentiment]") {
  const std::string text =
      "Anna Berg said a war, a murder, a famine, a flood, a fraud, a crisis, a bomb and a massacre "
      "were in the town on Monday. The market is on the river.";
  auto layers = layers_of(text);
  layers.add(2, 0, 9);
  const auto records = Plugin(PLUGIN_FILE, PLUGIN_DATA).run(text, layers);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].type == "evidence") continue;
    const std::string scope = records[i].text("scope");
    const auto evidence = children(records, i);
    CHECK(evidence.size() <= (scope == "sentence" ? 3 : scope == "target" ? 2 : 6));
    if (scope == "sentence") CHECK(evidence.size() == 3);
    for (const Emitted& item : evidence) {
      if (scope == "target") CHECK(std::abs(item.numbers.at("weight")) >= 0.2);
      if (scope == "sentence") CHECK(std::abs(item.numbers.at("weight")) >= 0.3);
    }
  }
}

TEST_CASE("Each entity has one record, the mean of its mentions and what the text adds",
          "[sentiment]") {
  const std::string text =
      GENERATE(std::string("Critics praised Anna Berg. Police arrested Anna Berg over fraud."),
               std::string("Critics praised Anna Berg, but police arrested Anna Berg over fraud."));
  auto layers = layers_of(text);
  layers.add(2, text.find("Anna"), text.find("Anna") + 9);
  layers.add(2, text.rfind("Anna"), text.rfind("Anna") + 9);
  gloss_attribute entity{0, GLOSS_V_REF, {}};
  entity.value.ref = {GLOSS_NONE, 0};
  layers.attributes[2].push_back(entity);
  layers.records[2][1].attribute_count = 1;
  const auto records =
      Plugin(PLUGIN_FILE, PLUGIN_DATA, R"({"scopes": ["target", "entity"]})").run(text, layers);
  const auto targets = of_scope(records, "target"), entities = of_scope(records, "entity");
  REQUIRE(targets.size() == 2);
  REQUIRE(entities.size() == 1);
  CHECK(entities[0].references.at("target") == std::pair(2u, 0u));
  double sum = context_of(entities[0]);
  for (std::size_t i = 0; i < records.size(); ++i)
    if (records[i].text("scope") == "target") sum += tone_of(records, i) / 2;
  const auto chances = probabilities(sum, entities[0].numbers.at("strength"));
  CHECK(entities[0].numbers.at("value") == Approx(chances[2] - chances[0]).margin(1.01e-4));
  // A text of one sentence has nothing around it.
  const bool has_context = text.find(". ") != std::string::npos;
  for (const Emitted& record : records)
    if (!record.text("scope").empty()) CHECK((context_of(record) != 0) == has_context);
  CHECK(entities[0].integers.at("mentions") == 2);
  CHECK(entities[0].numbers.at("salience") == 1);
}

TEST_CASE("A label that nothing speaks for becomes neutral", "[sentiment]") {
  // The small weights of plain words are no reason that a reader would believe.
  for (const char* text : {"The coat was lying on the floor.", "Police said the road was open.",
                           "The committee will meet again in May."})
    CHECK(type(text) == "neutral");
  const std::string list = "The bill was introduced with Anna Berg, Otto Falk and Ida Lund.";
  auto layers = layers_of(list);
  for (const char* name : {"Anna Berg", "Otto Falk", "Ida Lund"})
    add_mention(layers, 2, list, name);
  const auto records = Plugin(PLUGIN_FILE, PLUGIN_DATA).run(list, layers);
  int without_evidence = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].text("scope").empty() || !children(records, i).empty()) continue;
    CHECK(records[i].type == "neutral");
    ++without_evidence;
  }
  CHECK(without_evidence > 0);
}

TEST_CASE("Every document has one record, and only sentences with evidence have one",
          "[sentiment]") {
  const auto records = run("It is in May. It was good. It is on Monday.");
  int documents = 0;
  for (const Emitted& record : records) documents += record.is_document ? 1 : 0;
  CHECK(documents == 1);
  REQUIRE(of_scope(records, "sentence").size() == 1);
  CHECK(of_scope(records, "sentence")[0].covered == "It was good.");
}

TEST_CASE("Each person and organization has a record of what is said near it", "[sentiment]") {
  const std::string text =
      "Analysts praised Anna Berg for a brilliant and successful year. Nobody spoke. "
      "Police arrested Otto Falk over fraud. The Acme Group met.";
  auto layers = layers_of(text);
  add_mention(layers, 2, text, "Anna Berg");
  add_mention(layers, 2, text, "Otto Falk");
  add_mention(layers, 3, text, "Acme Group");
  const auto targets = of_scope(
      Plugin(PLUGIN_FILE, PLUGIN_DATA, R"({"scopes": ["target"]})").run(text, layers), "target");
  REQUIRE(targets.size() == 3);
  CHECK(targets[0].type == "positive");
  CHECK(targets[0].references.at("target") == std::pair(2u, 0u));
  CHECK(targets[0].covered == "Analysts praised Anna Berg for a brilliant and successful year.");
  CHECK(targets[1].type == "negative");
  CHECK(targets[1].references.at("target") == std::pair(2u, 1u));
  CHECK(targets[2].type == "neutral");
  CHECK(targets[2].references.at("target") == std::pair(3u, 0u));
}

}  // namespace sentiment_test
