// A program with its own annotator and logger, without a library or a config file.
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>
#include <glossator/config_builder.hpp>
#include <glossator/pipeline.hpp>
#include <iostream>
#include <string_view>

namespace {

constexpr const char* types[] = {"long", nullptr};
enum Key : unsigned { bytes };
constexpr gloss_key keys[] = {gloss::integer_key("bytes", "how long the word is")};
constexpr gloss_layer words = gloss::layer("long_words", types, keys);
constexpr const gloss_layer* inputs[] = {&gloss::layers::tokens, nullptr};
constexpr const gloss_layer* outputs[] = {&words, nullptr};

/// Marks long words, using the tokens of a shipped plugin.
struct LongWords {
  static constexpr gloss_description description = gloss::describe({
      .id = "long_words",
      .version = "1.0.0",
      .summary = "Marks long words.",
      .vendor = "Example",
      .license = "MIT",
      .options = R"json({"type":"object","additionalProperties":false,"properties":{
          "least":{"type":"integer","default":12,"minimum":1,"description":"bytes at least"}
      }})json",
      .inputs = inputs,
      .outputs = outputs,
  });

  explicit LongWords(gloss::Config config) : least(config.integer("/least")) {
    config.host().info("words of " + std::to_string(least) + " bytes or more");
  }
  void process(const gloss::Document& document, gloss::Output& output) const {
    const gloss::LayerView tokens = document.layer(0);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const std::int64_t size = tokens.span(i).size();
      if (size >= least) output.add(tokens.span(i), 0).integer(bytes, size);
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
    std::cout << word.covered() << " " << word.find("bytes")->integer() << "\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << "embed: " << error.what() << "\n";
  return 2;
}
