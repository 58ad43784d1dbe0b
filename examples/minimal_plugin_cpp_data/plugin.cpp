// The annotator `minimal`: marks the words that are written in capitals, but for those of a list.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>
#include <gloss/word_list.hpp>
#include <set>
#include <string>
#include <string_view>

namespace {

// What it writes: the layer, the types of its records, and what a record says more.
constexpr const char* types[] = {"capitals", nullptr};
enum Key : unsigned { letters };
constexpr gloss_key keys[] = {gloss::integer_key("letters", "how many letters the word has")};
constexpr gloss_layer written = gloss::layer("minimal", types, keys);

// What it reads comes from earlier steps, whatever plugins they are.
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
      .summary = "Marks words in capitals that are in no list.",
      .vendor = "Your name",
      .license = "MIT",
      .options = options,
      .inputs = inputs,
      .outputs = outputs,
  });

  // Once for each step of a config. What is thrown here stops the run before it starts.
  explicit Minimal(gloss::Config config) : least_letters_(config.integer("/least_letters")) {
    // The plugin's own file: none beside the config stands in for it.
    const std::string list = config.host().data("ordinary.tsv");
    for (const auto& row : gloss::WordList::read(list, 1, 1)) {
      if (!is_capitals(row[0])) row.fail("expected a word in capitals");
      ordinary_.emplace(row[0]);
    }
  }

  // Once for each document, in many threads at a time. What is thrown here costs the document.
  void process(const gloss::Document& document, gloss::Output& output) const {
    const gloss::LayerView tokens = document.layer(0);  // of `inputs`
    const gloss::Trace trace = document.trace();        // for `gloss explain`; else false
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].type != gloss::layers::token::word) continue;
      const std::string_view word = document.covered(tokens.span(i));
      const auto length = static_cast<std::int64_t>(word.size());
      if (length >= least_letters_ && is_capitals(word) && !ordinary_.contains(word))
        output.add(tokens.span(i), 0).integer(letters, length);
      else if (trace.is_about(tokens.span(i)))
        trace.dropped(tokens.span(i), types[0], "capitals", gloss::Trace::no_score,
                      !is_capitals(word)        ? "has small letters"
                      : length < least_letters_ ? "shorter than least_letters"
                                                : "the list of ordinary words has it");
    }
  }

 private:
  std::int64_t least_letters_;
  std::set<std::string, std::less<>> ordinary_;
};

}  // namespace

GLOSS_EXPORT(Minimal)
