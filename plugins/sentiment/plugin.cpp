/// The annotator `sentiment`: the tone of a document, of its sentences, and near each person and
/// organization.
#include <algorithm>
#include <cmath>
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

#include "targets.hpp"

namespace gloss::sentiment {
namespace {

using layers::sentiment::Key;
using layers::sentiment::Type;

enum Input : unsigned { tokens_input, sentences_input, people_input, organizations_input };

// Only their places are read: any layer of persons or organizations will do.
constexpr gloss_layer people = optional(layer("people", layers::person::types));
constexpr gloss_layer organizations = optional(layer("organizations", layers::organization::types));
constexpr const gloss_layer* inputs[] = {&layers::tokens, &layers::sentences, &people,
                                         &organizations, nullptr};
constexpr const gloss_layer* outputs[] = {&layers::sentiments, nullptr};

constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "scopes": {
      "type": "array", "uniqueItems": true, "default": ["document", "sentence", "target"],
      "items": {"type": "string", "enum": ["document", "sentence", "target"]},
      "description": "what is judged: the document, each sentence with evidence, each person and organization"},
    "neutral_band": {
      "type": "number", "minimum": 0, "maximum": 1, "default": 0.1,
      "description": "a value nearer to 0 than this is neutral"}
  }
})json";

// Bounds the memory for a text of nothing but short sentences or mentions.
constexpr std::uint32_t most_records_of_scope = 200'000;

class Sentiment {
 public:
  static constexpr gloss_description description = describe({
      .id = "sentiment",
      .version = "0.1.0",
      .summary = "Tone of documents, sentences and toward people and organizations, with evidence",
      .name = "Sentiment",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
  });

  explicit Sentiment(Config config)
      : neutral_band_(config.number("/neutral_band")),
        lexicon_(WordList::read(config.host().data("lexicon.tsv"), 2, 3),
                 WordList::read(config.host().data("modifiers.tsv"), 2, 3)),
        words_(config.host(),
               [this](const WordType& type, WordRow& row) { lexicon_.describe(type, row); }) {
    const auto scopes = config.texts("/scopes");
    const auto has = [&](const char* scope) {
      return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
    };
    of_document_ = has("document");
    of_sentences_ = has("sentence");
    of_targets_ = has("target");
  }

  struct Worker {
    explicit Worker(const Sentiment& owner) : summary(owner.lexicon_.size()) {}
    TypeColumn<WordRow>::Scratch words;
    Tone tone;
    Summary summary;
  };

  void process(const Document& document, Output& output, Worker& worker) const {
    const LayerView tokens = document.layer(tokens_input);
    const LayerView sentences = document.layer(sentences_input);
    read_tone(words_.view(document, tokens_input, worker.words), tokens, sentences, worker.tone);
    if (of_document_) {
      worker.summary.clear();
      worker.summary.add(worker.tone.contributions);
      worker.summary.finish(tokens.size());
      write(output.add_document(type_of(worker.summary)), worker.summary, output);
    }
    if (of_sentences_) judge_sentences(sentences, output, worker);
    if (of_targets_) {
      judge_targets(document, people_input, sentences, output, worker);
      judge_targets(document, organizations_input, sentences, output, worker);
    }
  }

 private:
  void judge_sentences(const LayerView& sentences, Output& output, Worker& worker) const {
    std::uint32_t written = 0;
    Summary& summary = worker.summary;
    for (const Passage& passage : worker.tone.passages) {
      if (passage.sentence == GLOSS_NONE || passage.contribution_begin == passage.contribution_end)
        continue;
      if (++written > most_records_of_scope) return;
      summary.clear();
      summary.add(std::span(worker.tone.contributions)
                      .subspan(passage.contribution_begin,
                               passage.contribution_end - passage.contribution_begin));
      summary.finish(passage.token_end - passage.token_begin);
      Record record = output.add(sentences.span(passage.sentence), type_of(summary));
      write(record.text(Key::scope, "sentence"), summary, output);
    }
  }

  void judge_targets(const Document& document, std::uint32_t input, const LayerView& sentences,
                     Output& output, Worker& worker) const {
    const LayerView tokens = document.layer(tokens_input);
    const LayerView mentions = document.layer(input);
    const TargetWindow window(worker.tone, tokens);
    const std::uint32_t count = std::min(mentions.size(), most_records_of_scope);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t sentence = window.summarize(mentions.span(i), worker.summary);
      const Span span = sentence == GLOSS_NONE ? mentions.span(i) : sentences.span(sentence);
      Record record = output.add(span, type_of(worker.summary));
      record.text(Key::scope, "target").reference(Key::target, input, i);
      write(record, worker.summary, output);
    }
  }

  unsigned type_of(const Summary& summary) const {
    if (summary.value() == 0 || std::abs(summary.value()) < neutral_band_) return Type::neutral;
    return summary.value() > 0 ? Type::positive : Type::negative;
  }

  void write(Record record, const Summary& summary, Output& output) const {
    record.number(Key::value, summary.value()).text(Key::rule, "lexicon-mean");
    for (const Evidence& item : summary.evidence())
      output.add(item.span, Type::evidence)
          .parent(record.index())
          .number(Key::weight, item.weight)
          .text(Key::rule, lexicon_.name(item.entry));
  }

  double neutral_band_;
  Lexicon lexicon_;
  TypeColumn<WordRow> words_;
  bool of_document_ = false;
  bool of_sentences_ = false;
  bool of_targets_ = false;
};

}  // namespace
}  // namespace gloss::sentiment

GLOSS_EXPORT(gloss::sentiment::Sentiment)
