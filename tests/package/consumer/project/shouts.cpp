// A plugin outside the tree: marks words in capitals, from the tokens of another plugin.
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

namespace {

constexpr const char* types[] = {"shout", nullptr};
constexpr gloss_layer shouts = gloss::layer("shouts", types);
constexpr const gloss_layer* inputs[] = {&gloss::layers::tokens, nullptr};
constexpr const gloss_layer* outputs[] = {&shouts, nullptr};

struct Shouts {
  static constexpr gloss_description description = gloss::describe({
      .id = "shouts",
      .version = "1.0.0",
      .summary = "Marks words in capitals.",
      .name = "Shouts",
      .vendor = "Consumer",
      .license = "MIT",
      .options = R"({"type":"object","additionalProperties":false,"properties":{
          "least":{"type":"integer","default":3,"minimum":1,"description":"letters at least"}}})",
      .inputs = inputs,
      .outputs = outputs,
  });

  explicit Shouts(gloss::Config config) : least(config.integer("/least")) {}

  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto tokens = document.layer(0);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const auto word = document.covered(tokens.span(i));
      bool capitals = static_cast<std::int64_t>(word.size()) >= least;
      for (const char c : word) capitals &= c >= 'A' && c <= 'Z';
      if (capitals) output.add(tokens.span(i), 0);
    }
  }

  std::int64_t least;
};

}  // namespace

GLOSS_EXPORT(Shouts)
