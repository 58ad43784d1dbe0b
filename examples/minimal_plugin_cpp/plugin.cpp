// The annotator `minimal`: marks the words that are written in capitals.
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

namespace {

constexpr const char* types[] = {"capitals", nullptr};
enum Key : unsigned { letters };
constexpr const char* keys[] = {"letters", nullptr};
constexpr gloss_layer written{sizeof(gloss_layer), 0, "minimal", types, keys};
constexpr const gloss_layer* inputs[] = {&gloss::layers::tokens, nullptr};
constexpr const gloss_layer* outputs[] = {&written, nullptr};

class Minimal {
 public:
  static constexpr gloss_description description{
      sizeof(gloss_description),
      0,  // works with every host of ABI 1
      "minimal", "Minimal", "0.1.0", "Your name", "MIT", "", "Marks words in capitals.",
      // The host checks the options of a config against this schema and fills in the defaults.
      R"({"type": "object", "additionalProperties": false, "properties": {
        "least_letters": {"type": "integer", "minimum": 1, "default": 2,
                          "description": "shorter words are passed over"}}})",
      inputs, outputs, GLOSS_THREADS_WORKER, GLOSS_CAP_DETERMINISTIC};

  explicit Minimal(gloss::Config config) : least_letters_(config.integer("/least_letters")) {}

  void process(const gloss::Document& document, gloss::Output& output) const {
    const gloss::LayerView tokens = document.layer(0);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].type != gloss::layers::token::word) continue;
      const std::string_view word = document.covered(tokens.span(i));
      const auto length = static_cast<std::int64_t>(word.size());
      if (length < least_letters_ || !is_capitals(word)) continue;
      output.add(tokens.span(i), 0).integer(letters, length);
    }
  }

 private:
  static bool is_capitals(std::string_view word) {
    for (const char c : word)
      if (c < 'A' || c > 'Z') return false;
    return true;
  }

  std::int64_t least_letters_;
};

}  // namespace

GLOSS_EXPORT(Minimal)
