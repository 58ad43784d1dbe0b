// A program with an annotator of its own, no library and no config file, and its own logger.
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>
#include <glossator/config_builder.hpp>
#include <glossator/pipeline.hpp>
#include <iostream>
#include <string_view>

namespace {

constexpr const char* types[] = {"long", nullptr};
constexpr const char* keys[] = {"letters", nullptr};
constexpr gloss_layer words{sizeof(gloss_layer), 0, "long_words", types, keys};
constexpr const gloss_layer* inputs[] = {&gloss::layers::tokens, nullptr};
constexpr const gloss_layer* outputs[] = {&words, nullptr};

/// Marks long words, from the tokens of a shipped plugin.
struct LongWords {
  static constexpr gloss_description description{
      sizeof(gloss_description),
      0,
      "long_words",
      "Long words",
      "1.0.0",
      "Example",
      "MIT",
      "",
      "Marks long words.",
      R"({"type":"object","additionalProperties":false,"properties":{
          "least":{"type":"integer","default":12,"minimum":1,"description":"bytes at least"}}})",
      inputs,
      outputs,
      GLOSS_THREADS_WORKER,
      GLOSS_CAP_DETERMINISTIC};

  explicit LongWords(gloss::Config config) : least(config.integer("/least")) {
    config.host().info("words of " + std::to_string(least) + " bytes or more");
  }
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto tokens = document.layer(0);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const auto size = document.covered(tokens.span(i)).size();
      if (static_cast<std::int64_t>(size) >= least)
        output.add(tokens.span(i), 0).integer(0, static_cast<std::int64_t>(size));
    }
  }

  std::int64_t least;
};

void print(glossator::LogLevel, std::string_view message) {
  std::cout << "log: " << message << "\n";
}

}  // namespace

int main(int count, char** arguments) try {
  using namespace glossator;
  const Config config = ConfigBuilder{
      .pipeline = {{.plugin = "tokens"}, {.plugin = "long_words", .options = {{"least", 9}}}},
      .run = {.document_seconds =
                  5}}.build();
  const Pipeline pipeline(
      config, {.logger = print, .own_plugins = {{"embed", gloss::factory_of<LongWords>()}}});
  Worker worker = pipeline.open();
  const Document document{.text = count > 1 ? arguments[1] : "Considerable words, in part."};
  for (const Record word : *worker.annotate(document).find("long_words"))
    std::cout << word.covered(document.text) << " " << word.find("letters")->integer() << "\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "embed: " << error.what() << "\n";
  return 2;
}
