/// The annotator `tokens`: writes the layers `tokens` and `sentences`.
#include <memory>

#include "gloss/export.hpp"
#include "gloss/standard_layers.hpp"
#include "tokens/sentence_splitter.hpp"
#include "tokens/tokenizer.hpp"

namespace gloss::tokens {
namespace {

constexpr const gloss_layer* outputs[] = {&layers::tokens, &layers::sentences, nullptr};

constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "split_hyphens": {
      "type": "boolean",
      "default": false,
      "description": "Cut compounds such as \"long-term\" into three tokens."
    },
    "headlines": {
      "type": "boolean",
      "default": true,
      "description": "Tell headlines and datelines apart from sentences."
    },
    "quotation_bytes": {
      "type": "integer",
      "minimum": 0,
      "maximum": 100000,
      "default": 600,
      "description": "A quotation of up to so many bytes is not cut into sentences; 0 cuts all."
    },
    "abbreviations": {
      "type": "string",
      "default": "",
      "description": "A list of abbreviations that are added to the shipped ones, a path relative to the config file: WORD<TAB>CLASS a line; see the README."
    }
  }
})json";

Lexicon load_lexicon(const Config& config) {
  const Host& host = config.host();
  Lexicon lexicon;
  lexicon.add_abbreviations(host.data("abbreviations.tsv"));
  if (const std::string own = config.text("/abbreviations"); !own.empty())
    lexicon.add_abbreviations(host.resource(own));
  lexicon.add_sentence_starters(host.data("sentence_starters.txt"));
  lexicon.add_domains(host.data("domains.txt"));
  return lexicon;
}

class TokensAnnotator {
 public:
  static constexpr gloss_description description = describe({
      .id = "tokens",
      .version = "0.1.0",
      .summary = "Words, numbers and marks, and the sentences, headlines and datelines they form",
      .name = "Tokens and sentences",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .outputs = outputs,
  });

  struct Worker {
    std::vector<gloss_record> tokens;
    std::vector<Mark> marks;
    std::unique_ptr<RawTokens> raw = std::make_unique<RawTokens>();
  };

  explicit TokensAnnotator(const Config& config)
      : lexicon_(load_lexicon(config)),
        tokenizer_(lexicon_, {config.boolean("/split_hyphens")}),
        splitter_(lexicon_, {config.boolean("/headlines"),
                             static_cast<std::uint32_t>(config.integer("/quotation_bytes"))}) {}
  TokensAnnotator(const TokensAnnotator&) = delete;  // tokenizer and splitter point to the lexicon

  void process(const Document& document, Output& output, Worker& worker) const {
    const auto tokens = tokenizer_.run(document.text(), worker.tokens, worker.marks, *worker.raw);
    output.write(tokens, 0);
    splitter_.run(document.text(), tokens, worker.marks, output.records(1));
  }

 private:
  Lexicon lexicon_;
  Tokenizer tokenizer_;
  SentenceSplitter splitter_;
};

}  // namespace
}  // namespace gloss::tokens

GLOSS_EXPORT(gloss::tokens::TokensAnnotator)
