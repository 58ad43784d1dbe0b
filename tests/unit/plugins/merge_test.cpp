#include <catch2/catch.hpp>
#include <sstream>

#include "gloss/export.hpp"
#include "glossator/pipeline.hpp"

using namespace glossator;
using Texts = std::vector<std::string>;

namespace {

/// Writes the records that its option names: "BEGIN END TYPE SCORE KIND RULE", with - for none. A
/// BEGIN of - is the whole document.
struct Marks {
  static constexpr const char* types[] = {"person", "place", "drug", nullptr};
  static constexpr gloss_key keys[] = {gloss::text_key("rule", "what found it"),
                                       gloss::text_key("kind", "its type")};
  static constexpr gloss_layer marks = gloss::layer("marks", types, keys);
  static constexpr const gloss_layer* outputs[] = {&marks, nullptr};
  static constexpr gloss_description description =
      gloss::describe({.id = "marks",
                       .version = "1.0.0",
                       .summary = "Writes the records of an option.",
                       .options = R"({"type": "object", "properties": {"records": {"type": "array",
           "items": {"type": "string"}, "default": [], "description": "the records"}}})",
                       .outputs = outputs});

  explicit Marks(gloss::Config config) : records(config.texts("/records")) {}

  void process(const gloss::Document&, gloss::Output& output) const {
    for (const std::string& text : records) {
      std::istringstream fields(text);
      std::string begin, end, type, score, kind, rule;
      fields >> begin >> end >> type >> score >> kind >> rule;
      std::uint32_t number = 0;
      while (type != types[number]) ++number;
      const auto offset = [](const std::string& value) {
        return static_cast<std::uint32_t>(std::stoul(value));
      };
      gloss::Record record = begin == "-" ? output.add_document(number)
                                          : output.add({offset(begin), offset(end)}, number);
      if (score != "-") record.score(std::stod(score));
      if (kind != "-") record.text(1, kind);
      if (rule != "-") record.text(0, rule);
    }
  }

  Texts records;
};

/// `TYPE BEGIN-END SCORE RULE`, then for a loser the reason, and the winner with its span.
std::string shown(const Annotations& annotations, const Record& record) {
  std::ostringstream out;
  out << record.type_name() << ' ';
  if (record.is_document())
    out << "document";
  else
    out << record.begin() << '-' << record.end();
  if (const auto score = record.score()) out << ' ' << *score;
  const auto target = [&](const char* key) {
    const auto reference = record.find(key)->reference();
    return annotations.layers()[reference.layer].name() + std::to_string(reference.record);
  };
  out << ' ' << record.find("rule")->text() << ' ' << target("source");
  if (const auto why = record.find("why")) out << ", " << why->text();
  if (const auto span = record.find("winner_span"))
    out << ": " << target("winner") << ' ' << span->span().begin << '-' << span->span().end;
  return out.str();
}

Texts shown(const Annotations& annotations, const char* name) {
  Texts out;
  const Layer& layer = *annotations.find(name);
  for (std::uint32_t i = 0; i < layer.size(); ++i) out.push_back(shown(annotations, layer[i]));
  return out;
}

std::string quoted(const Texts& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "\"" : ",\"") + text + "\"";
  return "[" + out + "]";
}

/// Layers a, b, c ... of these records, which merge reads as first, second, third ...
class Chain {
 public:
  explicit Chain(const std::vector<Texts>& layers, const std::string& options = "")
      : pipeline_(Config::from_text(config(layers, options)),
                  {.plugin_path = {GLOSSATOR_PLUGINS},
                   .own_plugins = {{"marks", gloss::factory_of<Marks>()}}}),
        worker_(pipeline_.open()) {}

  const Annotations& annotate(const std::string& text = "0123456789") {
    document_.text = text;
    return worker_.annotate(document_);
  }

 private:
  static std::string config(const std::vector<Texts>& layers, const std::string& options) {
    const char* const inputs[] = {"first", "second", "third",   "fourth",
                                  "fifth", "sixth",  "seventh", "eighth"};
    std::string steps, bound;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const std::string name = std::string("\"") + static_cast<char>('a' + i) + "\"";
      steps += R"({"plugin":"marks","name":)" + name + R"(,"outputs":{"marks":)" + name +
               R"(},"options":{"records":)" + quoted(layers[i]) + "}},";
      bound += std::string(i ? "," : "") + "\"" + inputs[i] + "\":" + name;
    }
    return R"({"glossator":1,"pipeline":[)" + steps + R"({"plugin":"merge","inputs":{)" + bound +
           R"(},"options":{)" + options + "}}]}";
  }

  Pipeline pipeline_;
  Worker worker_;
  Document document_;
};

struct Merged {
  std::vector<Texts> layers;
  std::string options;
  Texts names, losers = {};
};
const std::string map =
    R"("types":{"organization":["company","drug"],"place":["city"],"skip":["event"]})";
const Merged merged[] = {
    // Nothing, in one layer or in all.
    {{{}}, "", {}},
    {{{}, {}, {}}, R"("losers":true)", {}},
    {{{}, {"0 5 person .5 - x"}}, "", {"person 0-5 0.5 second/x b0"}},
    {{{"0 5 person .5 - x"}, {}}, "", {"person 0-5 0.5 first/x a0"}},
    // The type is the kind, or else that of the layer, or else the input's.
    {{{"0 5 drug .5 place -"}}, "", {"place 0-5 0.5 first a0"}},
    {{{"0 5 drug .5 company -"}}, map, {"organization 0-5 0.5 first a0"}},
    {{{"0 5 person .5 city -"}}, map, {"place 0-5 0.5 first a0"}},
    {{{"0 5 person .5 bank -"}}, map, {"person 0-5 0.5 first a0"}},
    {{{"0 5 drug .5 - -"}}, map, {"organization 0-5 0.5 first a0"}},
    {{{"0 5 drug .5 - -"}}, "", {"other 0-5 0.5 first a0"}},
    {{{"0 5 drug .5 bank -"}}, "", {"other 0-5 0.5 first a0"}},
    {{{"0 5 drug .5 bank -"}},
     R"("first":{"type":"organization"})",
     {"organization 0-5 0.5 first a0"}},
    {{{"0 5 drug .5 - -"}, {"5 9 drug .5 - -"}},
     R"("first":{"type":"place"},"second":{"type":"person"})",
     {"place 0-5 0.5 first a0", "person 5-9 0.5 second b0"}},
    {{{"0 5 drug .5 city -"}}, map + R"(,"first":{"type":"person"})", {"place 0-5 0.5 first a0"}},
    {{{"0 5 place .5 - -"}}, R"("types":{"other":["place"]})", {"other 0-5 0.5 first a0"}},
    // Records that are left out win over nothing.
    {{{"0 9 drug .5 event r"}, {"0 5 person .5 - -"}},
     map + R"(,"losers":true)",
     {"person 0-5 0.5 second b0"},
     {"other 0-9 0.5 first/r a0, type"}},
    {{{"0 5 drug .5 - -"}},
     R"("first":{"type":"skip"},"losers":true)",
     {},
     {"other 0-5 0.5 first a0, type"}},
    {{{"- - place .5 - r", "3 3 person - - -", "0 5 person 1 - -"}},
     R"("losers":true)",
     {"person 0-5 1 first a1"},
     {"other document 0.5 first/r a0, no text", "other 3-3 first a2, no text"}},
    {{{"- - place .5 - r", "3 3 person - - -"}}, "", {}},
    // The score is the record's, or else the input's.
    {{{"0 5 person - - -", "5 9 person 0 - -"}},
     "",
     {"person 0-5 1 first a0", "person 5-9 0 first a1"}},
    {{{"0 5 person - - -"}, {"0 5 place .5 - -"}},
     R"("first":{"score":0.25},"losers":true)",
     {"place 0-5 0.5 second b0"},
     {"person 0-5 0.25 first a0, score: b0 0-5"}},
    // Rules begin with the input's name.
    {{{"0 5 person .5 - list.tsv:3"}, {"5 9 person .5 - -"}},
     R"("first":{"name":"terms"},"second":{"name":"rüst zeug"})",
     {"person 0-5 0.5 terms/list.tsv:3 a0", "person 5-9 0.5 rüst zeug b0"}},
    // Losers are told only on request.
    {{{"0 5 person .5 - x"}, {"4 9 place .9 - y"}}, "", {"place 4-9 0.9 second/y b0"}, {}},
    {{{"0 5 person .5 - x"}, {"4 9 place .9 - y"}},
     R"("policy":"score","losers":true)",
     {"place 4-9 0.9 second/y b0"},
     {"person 0-5 0.5 first/x a0, score: b0 4-9"}},
    {{{"0 4 person .5 - x", "6 9 person .5 - x"}, {"3 7 place .9 - y"}},
     R"("policy":"priority","losers":true)",
     {"person 0-4 0.5 first/x a0", "person 6-9 0.5 first/x a1"},
     {"place 3-7 0.9 second/y b0, earlier input: a1 6-9"}},
    {{{"0 4 person .5 - x"}, {"3 7 place .9 - y"}},
     R"("policy":"priority","order":["second"],"losers":true)",
     {"place 3-7 0.9 second/y b0"},
     {"person 0-4 0.5 first/x a0, priority: b0 3-7"}},
    {{{"0 4 person .5 - x"}, {"3 6 place .9 - y"}},
     R"("policy":"priority","order":["place","person"])",
     {"place 3-6 0.9 second/y b0"}},
    // Equal spans in three layers.
    {{{"0 5 person .5 - x"}, {"0 5 place .5 - y"}, {"0 5 person .5 - z"}},
     R"("losers":true)",
     {"person 0-5 0.5 first/x a0"},
     {"place 0-5 0.5 second/y b0, earlier input: a0 0-5",
      "person 0-5 0.5 third/z c0, earlier input: a0 0-5"}},
    {{{"0 5 person .5 - x"}, {"0 5 place .5 - y"}, {"0 5 person .5 - z"}},
     R"("equal":"types","losers":true)",
     {"person 0-5 0.5 first/x a0", "place 0-5 0.5 second/y b0"},
     {"person 0-5 0.5 third/z c0, earlier input: a0 0-5"}},
    {{{"0 5 person .5 - x", "0 5 person .5 - y"}},
     R"("losers":true)",
     {"person 0-5 0.5 first/x a0"},
     {"person 0-5 0.5 first/y a1, earlier record: a0 0-5"}},
    // Nested spans.
    {{{"0 9 person .5 - x"}, {"2 5 place .5 - y", "5 9 place .5 - y"}},
     "",
     {"person 0-9 0.5 first/x a0"}},
    {{{"0 9 person .5 - x"}, {"2 5 place .5 - y", "5 9 place .5 - y"}},
     R"("nested":true)",
     {"person 0-9 0.5 first/x a0", "place 2-5 0.5 second/y b0", "place 5-9 0.5 second/y b1"}},
    // All the inputs that there are.
    {{{"0 1 place 1 - -"},
      {"1 2 place 1 - -"},
      {"2 3 place 1 - -"},
      {"3 4 place 1 - -"},
      {"4 5 place 1 - -"},
      {"5 6 place 1 - -"},
      {"6 7 place 1 - -"},
      {"7 8 place 1 - -"}},
     "",
     {"place 0-1 1 first a0", "place 1-2 1 second b0", "place 2-3 1 third c0",
      "place 3-4 1 fourth d0", "place 4-5 1 fifth e0", "place 5-6 1 sixth f0",
      "place 6-7 1 seventh g0", "place 7-8 1 eighth h0"}},
};

}  // namespace

TEST_CASE("Records of any layers become names", "[merge]") {
  for (const Merged& row : merged) {
    INFO(quoted(row.layers[0]) << " " << row.options);
    Chain chain(row.layers, row.options);
    const Annotations& annotations = chain.annotate();
    REQUIRE(annotations.status() == Status::ok);
    CHECK(shown(annotations, "names") == row.names);
    CHECK(shown(annotations, "losers") == row.losers);
  }
}

TEST_CASE("A type that is an error fails the document and says how to map it", "[merge]") {
  struct Row {
    std::string record, message;
  };
  const Row rows[] = {
      {"2 5 drug .5 bank -",
       R"(plugin `merge`: input `first`: the record at bytes 2 to 5 has the type "bank"; expected a type of names )"
       R"(or one in option /types; add it there, or set option /first/type to another than "error")"},
      {"2 5 drug .5 - -",
       R"(plugin `merge`: input `first`: the record at bytes 2 to 5 has the type "drug"; expected a type of names )"
       R"(or one in option /types; add it there, or set option /first/type to another than "error")"},
  };
  for (const Row& row : rows) {
    Chain chain({{row.record}}, R"("first":{"type":"error"})");
    const Annotations& annotations = chain.annotate();
    REQUIRE(annotations.status() == Status::error);
    CHECK(annotations.failures()[0].message == row.message);
  }
  Chain known({{"2 5 drug .5 person -"}}, R"("first":{"type":"error"})");
  CHECK(known.annotate().status() == Status::ok);
}

TEST_CASE("Options that contradict one another are refused", "[merge]") {
  CHECK_THROWS_WITH(
      Chain({{}}, R"("types":{"organization":["bank","city"],"place":["city"],"skip":["bank"]})"),
      Catch::Contains("option /types/place/0: the type \"city\" is also in /types/organization; "
                      "expected in one list only; remove it from the other") &&
          Catch::Contains("option /types/skip/0: the type \"bank\" is also in "
                          "/types/organization"));
  CHECK_THROWS_WITH(Chain({{}}, R"("order":["first","first"])"), Catch::Contains("/options/order"));
  CHECK_THROWS_WITH(Chain({{}}, R"("order":["ninth"])"), Catch::Contains("/options/order/0"));
  CHECK_THROWS_WITH(Chain({{}}, R"("second":{"score":1.5})"),
                    Catch::Contains("/options/second/score"));
  CHECK_THROWS_WITH(Chain({{}}, R"("types":{"company":["x"]})"),
                    Catch::Contains("unknown key `company`; known: person, organization, place, "
                                    "other, skip"));
  CHECK_THROWS_WITH(Chain({}), Catch::Contains("no earlier step writes layer `first`"));
}

TEST_CASE("A merged layer is merged again, and one layer is bound twice", "[merge]") {
  const Pipeline pipeline(
      Config::from_text(R"({"glossator":1,"pipeline":[
        {"plugin":"marks","options":{"records":["0 4 drug .5 - x"]}},
        {"plugin":"merge","name":"one","inputs":{"first":"marks","second":"marks"},
         "outputs":{"names":"once","losers":"lost"},
         "options":{"equal":"types","second":{"type":"place"}}},
        {"plugin":"merge","inputs":{"first":"once"}}]})"),
      {.plugin_path = {GLOSSATOR_PLUGINS}, .own_plugins = {{"marks", gloss::factory_of<Marks>()}}});
  Worker worker = pipeline.open();
  const Document document{.id = "d", .text = "01234"};
  const Annotations& annotations = worker.annotate(document);
  REQUIRE(annotations.status() == Status::ok);
  CHECK(shown(annotations, "once") ==
        Texts{"other 0-4 0.5 first/x marks0", "place 0-4 0.5 second/x marks0"});
  CHECK(shown(annotations, "names") == Texts{"other 0-4 0.5 first/first/x once0"});
}

TEST_CASE("A hundred thousand records that overlap are merged", "[merge]") {
  const std::string words =
      R"({"plugin":"regex","name":"NAME","outputs":{"matches":"NAME"},"options":{"patterns":[
         {"name":"two","pattern":"a b|b a","score":0.5},{"name":"one","pattern":"[ab]"}]}},)";
  const auto step = [&](const char* name) {
    std::string out = words;
    for (auto at = out.find("NAME"); at != out.npos; at = out.find("NAME"))
      out.replace(at, 4, name);
    return out;
  };
  const Pipeline pipeline(
      Config::from_text(R"({"glossator":1,"pipeline":[)" + step("x") + step("y") + step("z") +
                        R"({"plugin":"merge","inputs":{"first":"x","second":"y","third":"z"},
                           "options":{"losers":true}}]})"),
      {.plugin_path = {GLOSSATOR_PLUGINS}});
  Worker worker = pipeline.open();
  Document document{.id = "d"};
  for (int i = 0; i < 12'500; ++i) document.text += "a b ";
  const Annotations& annotations = worker.annotate(document);
  REQUIRE(annotations.status() == Status::ok);
  const Layer& names = *annotations.find("names");
  const Layer& losers = *annotations.find("losers");
  CHECK(names.size() == 12'500);
  CHECK(names.size() + losers.size() == 3 * 37'500);
  for (std::uint32_t i = 1; i < names.size(); ++i) REQUIRE(names[i - 1].end() <= names[i].begin());
}
