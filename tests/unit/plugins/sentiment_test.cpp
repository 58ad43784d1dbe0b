#include "sentiment_reading.hpp"

namespace sentiment_test {

TEST_CASE("The tone of plain news sentences is told", "[sentiment]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"The two countries signed a peace agreement and hailed their friendship.", "positive"},
      {"Rescuers saved all forty miners.", "positive"},
      {"Profits soared and the company rewarded its workers.", "positive"},
      {"Dozens were killed when a bomb exploded.", "negative"},
      {"The minister resigned over a corruption scandal.", "negative"},
      {"Shares plunged amid fears of a recession.", "negative"},
      {"The committee meets on Tuesday at noon.", "neutral"},
      {"He was born in Lyon and studied law.", "neutral"},
  }));
  CAPTURE(text);
  CHECK(type(text) == expected);
}

TEST_CASE("A negator changes the words after it, but not beyond its clause", "[sentiment]") {
  CHECK(value("The plan is good.") > 0.1);
  CHECK(value("The plan is not good.") < 0);
  CHECK(value("The plan isn't good.") < 0);
  CHECK(value("There was no scandal.") > value("There was a scandal."));
  CHECK(value("He did not come, a good sign.") > value("He did not come, no good sign."));
}

TEST_CASE("An intensifier strengthens the next word, a diminisher weakens it", "[sentiment]") {
  const double plain = value("The result was bad.");
  CHECK(value("The result was extremely bad.") < plain);
  CHECK(value("The result was slightly bad.") > plain);
  CHECK(value("The result was slightly bad.") < 0);
}

TEST_CASE("What follows \"but\" counts more than what comes before", "[sentiment]") {
  CHECK(value("The hotel is dirty, but the staff is kind and brave.") > 0);
  CHECK(value("The staff is friendly, but the hotel is dirty and awful.") < 0);
  CHECK(value("It is good but bad.") < value("It is bad but good."));
}

TEST_CASE("Our own cases of each class of fault have the tone that a reader gives them",
          "[sentiment]") {
  Plugin plugin(PLUGIN_FILE, PLUGIN_DATA);
  const auto cases = gloss::WordList::read(CASES "/sentiment_cases.tsv", 3, 3);
  CHECK(cases.size() >= 100);
  for (const auto row : cases) {
    CAPTURE(row[0], row[1], row[2]);
    const std::string found = plugin.run(row[1]).front().type;
    CHECK(("|" + std::string(row[2]) + "|").find("|" + found + "|") != std::string::npos);
  }
}

TEST_CASE("A text of nothing but a listed phrase has its tone", "[sentiment]") {
  CHECK(type("Thank you") == "positive");
  CHECK(type("highly recommended.") == "positive");
  CHECK(type("piece of junk!") == "negative");
}

TEST_CASE("A text without words is neutral with value 0", "[sentiment]") {
  const auto records = run(GENERATE("", " ", "\n\n", "...", "\xF0\x9F\x9A\x80 \xD7\xA9"));
  REQUIRE(records.size() == 1);
  CHECK(records[0].is_document);
  CHECK(records[0].type == "neutral");
  CHECK(records[0].numbers.at("value") == 0);
  CHECK(records[0].text("scope").empty());
}

TEST_CASE("A target's own name is no evidence, and distant words are none", "[sentiment]") {
  const std::string text = "The Peace and Love Party met. " + std::string("Mr Roe ") +
                           repeated("went on and ", 10) + "spoke of a murder.";
  auto layers = layers_of(text);
  add_mention(layers, 2, text, "Mr Roe");
  add_mention(layers, 3, text, "Peace and Love Party");
  const auto records =
      Plugin(PLUGIN_FILE, PLUGIN_DATA, R"({"scopes": ["target"]})").run(text, layers);
  CHECK(of_scope(records, "target").size() == 2);
  for (const Emitted& item : records) {
    CHECK(item.covered != "Love");
    CHECK(item.covered != "Peace");
    CHECK(item.covered != "murder");
  }
}

TEST_CASE("Words in names have no tone, for sentences and for other targets", "[sentiment]") {
  const auto [text, name, input] = GENERATE(table<std::string, std::string, std::uint32_t>({
      {"Grace Napolitano visited the plant.", "Grace Napolitano", 2},
      {"Alonzo Mourning will start at center.", "Alonzo Mourning", 2},
      {"William Burns spoke in Paris.", "William Burns", 2},
      {"The Anti Corruption Commission met on Monday.", "Anti Corruption Commission", 3},
      {"Dr. No met the crew.", "No", 2},
  }));
  CAPTURE(text);
  auto layers = layers_of(text);
  add_mention(layers, input, text, name);
  const auto records = Plugin(PLUGIN_FILE, PLUGIN_DATA).run(text, layers);
  CHECK(of_scope(records, "").front().type == "neutral");
  for (const Emitted& item : records)
    if (item.type == "evidence") CHECK(name.find(item.covered) == std::string::npos);
}

TEST_CASE("A name in a sentence turns nothing, and its neighbours keep their tone", "[sentiment]") {
  const std::string text = "Will No won a vase; a fire killed Joy Love.";
  auto layers = layers_of(text);
  add_mention(layers, 2, text, "Will No");
  add_mention(layers, 2, text, "Joy Love");
  const auto records =
      Plugin(PLUGIN_FILE, PLUGIN_DATA, R"({"scopes": ["sentence", "target"]})").run(text, layers);
  const auto evidence = children(records, 0);
  REQUIRE(evidence.size() == 2);
  CHECK(evidence[0].covered == "won");
  CHECK(evidence[0].numbers.at("weight") > 0);
  CHECK(evidence[1].covered == "killed");
  for (const Emitted& item : records)
    for (const char* word : {"No", "Joy", "Love"}) CHECK(item.covered != word);
}

TEST_CASE("An amount gained or lost has its tone toward the target before it", "[sentiment]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"Acme Steel fell 13 yen to 510.", "negative"},
      {"Acme Steel shed 11 yen or 2.7 percent to 399.", "negative"},
      {"Acme Steel lost 140 yen at 6,090.", "negative"},
      {"Acme Steel slid 2 percent on Monday.", "negative"},
      {"Acme Steel slipped 3 yen.", "negative"},
      {"Acme Steel dropped 30 cents.", "negative"},
      {"Acme Steel shed 4,000 won.", "negative"},
      {"Acme Steel tumbled 8.90 points.", "negative"},
      {"Acme Steel rose 2 percent.", "positive"},
      {"Acme Steel gained 30 yen to 640.", "positive"},
      {"Acme Steel added 12 yen.", "positive"},
      {"Acme Steel climbed 5.5 points.", "positive"},
  }));
  CAPTURE(text);
  auto layers = layers_of(text);
  add_mention(layers, 3, text, "Acme Steel");
  const auto targets = of_scope(
      Plugin(PLUGIN_FILE, PLUGIN_DATA, R"({"scopes": ["target"]})").run(text, layers), "target");
  REQUIRE(targets.size() == 1);
  CHECK(targets[0].type == expected);
}

TEST_CASE("Mentions outside every sentence, or without a token, are neutral", "[sentiment]") {
  const std::string text = "Good news. ";
  auto layers = layers_of(text);
  layers.records[1].clear();
  layers.add(2, 10, 11);
  layers.add(2, 0, 4);
  const auto targets = of_scope(Plugin(PLUGIN_FILE, PLUGIN_DATA).run(text, layers), "target");
  REQUIRE(targets.size() == 2);
  CHECK(targets[0].span == gloss::Span{10, 11});
  CHECK(targets[0].type == "neutral");
  CHECK(targets[1].span == gloss::Span{0, 4});
}

TEST_CASE("The value does not grow with the length of the text", "[sentiment]") {
  const std::string text =
      "The harvest was good this year. People met in the square and talked for a long while. ";
  CHECK(value(repeated(text, 500)) == Approx(value(repeated(text, 2))).margin(0.1));
  CHECK(value(repeated(text, 5000)) == Approx(value(repeated(text, 500))).margin(0.01));
}

TEST_CASE("One word a million times is judged in bounds", "[sentiment]") {
  const auto word = GENERATE("bad ", "not ", "very ", "but ", "not very bad, ");
  const auto records = run(repeated(word, 1'000'000));
  CHECK(records.size() <= 14);
  CHECK(std::abs(value_of_document(records)) <= 1);
}

TEST_CASE("Of very many mentions in one long sentence a bounded number is judged", "[sentiment]") {
  const std::string text = repeated("bad ", 300'000);
  auto layers = layers_of(text);
  for (std::uint32_t i = 0; i < 250'000; ++i) layers.add(2, 0, text.size() - 1);
  const auto records = Plugin(PLUGIN_FILE, PLUGIN_DATA).run(text, layers);
  CHECK(of_scope(records, "target").size() == 200'000);
}

TEST_CASE("Mentions between changed words in one long sentence take linear time", "[sentiment]") {
  constexpr std::uint32_t count = 150'000;
  const std::string_view part = "Bo said not bad ";
  const std::string text = repeated(std::string(part), count);
  auto layers = layers_of(text);
  for (std::uint32_t i = 0; i < count; ++i) layers.add(2, i * part.size(), i * part.size() + 2);
  const auto records = Plugin(PLUGIN_FILE, PLUGIN_DATA).run(text, layers);
  CHECK(of_scope(records, "target").size() == count);
}

TEST_CASE("The options choose scopes and the neutral band", "[sentiment]") {
  const std::string text = "The plan is good.";
  CHECK(run(text, R"({"scopes": []})").empty());
  CHECK(of_scope(run(text, R"({"scopes": ["document"]})"), "sentence").empty());
  CHECK_FALSE(run(text, R"({"scopes": ["sentence"]})").front().is_document);
  CHECK(run(text, R"({"neutral_band": 1})").front().type == "neutral");
  CHECK(run(text, R"({"min_score": 1})").front().type == "neutral");
  CHECK(run(text).front().type == "positive");
  CHECK(run("He came.").front().type == "neutral");
}

TEST_CASE("A plugin judges a text alike whatever it has seen before", "[sentiment]") {
  Plugin plugin(PLUGIN_FILE, PLUGIN_DATA);
  const std::string text = "It was not very good. A scandal, but a brave one.";
  const auto before = plugin.run(text);
  plugin.run(repeated("Awful, horrible, good and brave days never end. ", 50));
  const auto after = plugin.run(text);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(before[i].type == after[i].type);
    CHECK(before[i].span == after[i].span);
    CHECK(before[i].numbers == after[i].numbers);
  }
}

}  // namespace sentiment_test
