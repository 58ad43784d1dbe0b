// The annotator `minimal`: marks the words in capitals.
#include <algorithm>
#include <cstdint>
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>
#include <string_view>

namespace {

// The output: the layer, the types of its records, and their attributes.
constexpr const char* types[] = {"capitals", nullptr};
enum Key : unsigned { letters };
constexpr gloss_key keys[] = {gloss::integer_key("letters", "how many letters the word has")};
constexpr gloss_layer written = gloss::layer("minimal", types, keys);

// The input comes from earlier steps, from any plugins.
constexpr const gloss_layer* inputs[] = {&gloss::layers::tokens, nullptr};
constexpr const gloss_layer* outputs[] = {&written, nullptr};

// The host checks the options of a config against this schema and fills in the defaults.
constexpr const char* options = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "least_letters": {"type": "integer", "minimum": 1, "default": 2,
                      "description": "shorter words are passed over"}
  }
})json";

bool is_capitals(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class Minimal {
 public:
  static constexpr gloss_description description = gloss::describe({
      .id = "minimal",
      .version = "0.1.0",
      .summary = "Marks words in capitals.",
      .vendor = "Your name",
      .license = "MIT",
      .options = options,
      .inputs = inputs,
      .outputs = outputs,
  });

  // Called once for each step of a config. An exception here stops the run before it starts.
  explicit Minimal(gloss::Config config) : least_letters_(config.integer("/least_letters")) {}

  // Called once for each document, in many threads at a time. An exception here fails the document.
  void process(const gloss::Document& document, gloss::Output& output) const {
    const gloss::LayerView tokens = document.layer(0);  // of `inputs`
    const gloss::Trace trace = document.trace();        // for `gloss explain`; else false
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].type != gloss::layers::token::word) continue;
      const std::string_view word = document.covered(tokens.span(i));
      const auto length = static_cast<std::int64_t>(word.size());
      if (length >= least_letters_ && is_capitals(word))
        output.add(tokens.span(i), 0).integer(letters, length);
      else if (trace.is_about(tokens.span(i)))
        trace.dropped(tokens.span(i), types[0], "capitals", gloss::Trace::no_score,
                      is_capitals(word) ? "shorter than least_letters" : "has small letters");
    }
  }

 private:
  std::int64_t least_letters_;
};

}  // namespace

GLOSS_EXPORT(Minimal)
