#include <atomic>
#include <catch2/catch.hpp>
#include <gloss/export.hpp>
#include <thread>

#include "glossator/pipeline.hpp"

namespace own_plugin_test {

using namespace glossator;

namespace {

constexpr const char* letter_types[] = {"capital", nullptr};
constexpr const char* refers_to_letters[] = {"letters", nullptr};
constexpr gloss_key letter_keys[] = {gloss::text_key("note", "what the options say")};
constexpr gloss_key pair_keys[] = {
    gloss::reference_key("note", "the first of the two", refers_to_letters)};
constexpr gloss_layer letters = gloss::layer("letters", letter_types, letter_keys);
constexpr gloss_layer pairs = gloss::layer("pairs", letter_types, pair_keys);
constexpr const gloss_layer* no_layers[] = {nullptr};
constexpr const gloss_layer* letters_only[] = {&letters, nullptr};
constexpr const gloss_layer* pairs_only[] = {&pairs, nullptr};

constexpr gloss_description described(const char* id, const char* schema,
                                      const gloss_layer* const* inputs,
                                      const gloss_layer* const* outputs, std::uint32_t threads) {
  return {sizeof(gloss_description),
          0,
          id,
          "Name",
          "2.1.0",
          "Vendor",
          "MIT",
          "",
          "Summary.",
          schema,
          inputs,
          outputs,
          threads,
          0};
}

/// Marks capitals; `note` becomes an attribute of each record.
struct Letters {
  static constexpr gloss_description description =
      described("letters",
                R"({"type":"object","additionalProperties":false,
          "properties":{"note":{"type":"string","default":"none"}}})",
                no_layers, letters_only, GLOSS_THREADS_WORKER);
  explicit Letters(gloss::Config config) : note(config.text("/note")) {
    if (note == "file") config.host().resource("letters.tsv");
  }
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto text = document.text();
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (text[i] == '!') output.add({i, i + 100}, 0);  // outside the text
      if (text[i] == '?') throw std::runtime_error("no questions");
      if (text[i] >= 'A' && text[i] <= 'Z') output.add({i, i + 1}, 0).text(0, note);
    }
  }
  std::string note;
};

/// Covers two consecutive capitals, with a reference to the first.
struct Pairs {
  static constexpr gloss_description description =
      described("pairs", R"({"type":"object","additionalProperties":false})", letters_only,
                pairs_only, GLOSS_THREADS_WORKER);
  explicit Pairs(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto found = document.layer(0);
    for (std::uint32_t i = 1; i < found.size(); ++i)
      output.add({found[i - 1].begin, found[i].end}, 0).reference(0, 0, i - 1);
  }
};

/// Notes whether two of its calls ever ran at once.
struct Lonely {
  static constexpr gloss_description description =
      described("lonely", R"({"type":"object","additionalProperties":false})", no_layers, no_layers,
                GLOSS_THREADS_SERIAL);
  explicit Lonely(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {
    if (++inside != 1) met = true;
    std::this_thread::yield();
    --inside;
  }
  static inline std::atomic<int> inside = 0;
  static inline std::atomic<bool> met = false;
};

Pipeline pipeline(const std::string& steps,
                  std::vector<OwnPlugin> own = {{"demo", gloss::factory_of<Letters, Pairs>()}}) {
  return Pipeline(Config::from_text(R"({"glossator": 1, "pipeline": [)" + steps + "]}"),
                  {.own_plugins = std::move(own)});
}

std::string problem(const std::string& steps) {
  try {
    pipeline(steps);
    return "";
  } catch (const ConfigError& error) {
    REQUIRE(error.problems().size() == 1);
    return error.problems()[0].pointer + ": " + error.problems()[0].message;
  }
}

const std::string both = R"({"plugin": "letters", "options": {"note": "x"}}, {"plugin": "pairs"})";

}  // namespace

TEST_CASE("Annotators of the program take part in a chain as those of libraries do",
          "[own_plugin]") {
  const Pipeline chain = pipeline(both);
  Worker worker = chain.open();
  const Document document{.id = "d", .text = "Ab Cd E"};
  const Annotations& annotations = worker.annotate(document);
  REQUIRE(annotations.status() == Status::ok);
  const Layer& found = *annotations.find("pairs");
  REQUIRE(found.size() == 2);
  CHECK(found[1].span() == Span{3, 7});
  const Record first = annotations.follow(*found[1].find("note"));
  CHECK(first.layer().name() == "letters");
  CHECK(first.span() == Span{3, 4});
  CHECK(first.find("note")->text() == "x");

  const StepInfo step = chain.steps()[0];
  CHECK(step.file.empty());
  CHECK(step.version == "2.1.0");
  CHECK(step.options_json == R"({"note":"x"})");
}

TEST_CASE("Options and names of the program's annotators are checked", "[own_plugin]") {
  CHECK(problem(R"({"plugin": "letters", "options": {"note": 1}})") ==
        "/pipeline/0/options/note: plugin `letters`: expected a string; found 1");
  CHECK(problem(R"({"plugin": "pairs"})") ==
        "/pipeline/0/plugin: no earlier step writes layer `letters`, which plugin `pairs` reads; "
        "written before it: none; add {\"plugin\": \"letters\"} before this step");
  CHECK_THAT(problem(R"({"plugin": "leters"})"),
             Catch::StartsWith("/pipeline/0/plugin: no plugin named `leters`; did you mean "
                               "`letters`?; available: "));
}

TEST_CASE("Files of the program's annotators are looked up in the config's folder",
          "[own_plugin]") {
  CHECK_THAT(problem(R"({"plugin": "letters", "options": {"note": "file"}})"),
             Catch::StartsWith("/pipeline/0/options: plugin `letters`: no file `letters.tsv`; "
                               "looked in /") &&
                 !Catch::Contains(","));
}

TEST_CASE("What the program's annotators do wrong costs their document", "[own_plugin]") {
  const Pipeline chain = pipeline(both);
  Worker worker = chain.open();
  const Document outside{.text = "A!"}, throwing{.text = "A?"}, sound{.text = "AB"};
  const Annotations& annotations = worker.annotate(outside);
  CHECK(annotations.status() == Status::error);
  CHECK(annotations.failures().at(0).message ==
        "plugin `letters` misbehaved: layer `letters`, record 1: span [1, 101) ends after the "
        "text; the text has 2 bytes; batch refused");
  CHECK(worker.annotate(throwing).failures().at(0).message == "plugin `letters`: no questions");
  CHECK(worker.annotate(sound).find("pairs")->size() == 1);
}

TEST_CASE("A factory that is no factory is refused", "[own_plugin]") {
  const auto refused = [](const gloss_factory* factory) {
    try {
      pipeline(R"({"plugin": "letters"})", {{"demo", factory}});
      return std::string();
    } catch (const Error& error) {
      return std::string(error.what());
    }
  };
  CHECK_THAT(refused(nullptr), Catch::StartsWith("plugin `demo` of the program: its factory is "
                                                 "NULL"));
  gloss_factory broken = *gloss::factory_of<Letters>();
  broken.process = nullptr;
  CHECK_THAT(refused(&broken), Catch::Contains("its factory lacks functions"));
  broken = *gloss::factory_of<Letters>();
  broken.count = 2;
  CHECK_THAT(refused(&broken), Catch::Contains("it describes fewer annotators than it counts"));
}

TEST_CASE("A serial annotator of the program runs one call at a time in all pipelines",
          "[own_plugin]") {
  const std::vector<OwnPlugin> own{{"demo", gloss::factory_of<Lonely>()}};
  const Pipeline one = pipeline(R"({"plugin": "lonely"})", own);
  const Pipeline other = pipeline(R"({"plugin": "lonely"})", own);
  const auto work = [](const Pipeline& chain) {
    Worker worker = chain.open();
    const Document document{.text = "x"};
    for (int i = 0; i < 500; ++i) worker.annotate(document);
  };
  std::thread first(work, std::cref(one)), second(work, std::cref(other));
  first.join();
  second.join();
  CHECK_FALSE(Lonely::met);
}

}  // namespace own_plugin_test
