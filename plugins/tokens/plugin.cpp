// The annotator `tokens`: writes the layers `tokens` and `sentences`.
#include <memory>

#include "gloss/export.hpp"
#include "gloss/standard_layers.hpp"
#include "tokens/sentence_splitter.hpp"
#include "tokens/tokenizer.hpp"

namespace {

constexpr const gloss_layer* inputs[] = {nullptr};
constexpr const gloss_layer* outputs[] = {&gloss::layers::tokens, &gloss::layers::sentences,
                                          nullptr};

constexpr const char* options_schema = R"({
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
    }
  }
})";

gloss::tokens::Lexicon load_lexicon(const gloss::Host& host) {
  gloss::tokens::Lexicon lexicon;
  lexicon.add_abbreviations(host.resource("abbreviations.tsv"));
  lexicon.add_sentence_starters(host.resource("sentence_starters.txt"));
  lexicon.add_domains(host.resource("domains.txt"));
  return lexicon;
}

class TokensAnnotator {
 public:
  static constexpr gloss_description description{
      sizeof(gloss_description),
      0,
      "tokens",
      "Tokens and sentences",
      "0.1.0",
      "Glossator",
      "MIT",
      "",
      "Words, numbers and marks, and the sentences, headlines and datelines they form",
      options_schema,
      inputs,
      outputs,
      GLOSS_THREADS_WORKER,
      GLOSS_CAP_DETERMINISTIC};

  struct Worker {
    std::vector<gloss::tokens::Mark> marks;
    std::unique_ptr<gloss::tokens::RawTokens> raw = std::make_unique<gloss::tokens::RawTokens>();
  };

  explicit TokensAnnotator(const gloss::Config& config)
      : lexicon_(load_lexicon(config.host())),
        tokenizer_(lexicon_, {config.boolean("/split_hyphens")}),
        splitter_(lexicon_, {config.boolean("/headlines"),
                             static_cast<std::uint32_t>(config.integer("/quotation_bytes"))}) {}
  TokensAnnotator(const TokensAnnotator&) = delete;  // tokenizer and splitter point to the lexicon

  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    output.records(1);  // makes both layers, so that the references below stay valid
    auto& tokens = output.records(0);
    tokenizer_.run(document.text(), tokens, worker.marks, *worker.raw);
    splitter_.run(document.text(), tokens, worker.marks, output.records(1));
  }

 private:
  gloss::tokens::Lexicon lexicon_;
  gloss::tokens::Tokenizer tokenizer_;
  gloss::tokens::SentenceSplitter splitter_;
};

}  // namespace

GLOSS_EXPORT(TokensAnnotator)
