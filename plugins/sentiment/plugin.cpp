/// The annotator `sentiment`: the tone of a document, of its sentences, and toward persons,
/// organizations and other targets.
#include <algorithm>
#include <array>
#include <gloss/decimals.hpp>
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

#include "sentiment/entities.hpp"
#include "sentiment/evidence.hpp"
#include "sentiment/judgement.hpp"
#include "sentiment/passages.hpp"
#include "sentiment/targets.hpp"
#include "sentiment/told.hpp"

namespace gloss::sentiment {
namespace {

using layers::sentiment::Key;
using layers::sentiment::Type;

// Only places and `entity` are read: any layer of persons or organizations will do.
constexpr gloss_key person_keys[] = {optional(reference_key(
    "entity", "the first full mention of the same person", layers::refers_to_people))};
constexpr gloss_key organization_keys[] = {optional(reference_key(
    "entity", "the first full mention of the same organization", layers::refers_to_organizations))};
constexpr gloss_key further_keys[] = {
    optional(reference_key("entity", "the first full mention of the same", nullptr)),
    optional(text_key("entry", "the id of the same in a list")),
    optional(text_key("name", "what the same is called")),
};
constexpr gloss_layer further(const char* name) {
  return optional(layer(name, nullptr, further_keys));
}
constexpr gloss_layer people = optional(layer("people", layers::person::types, person_keys));
constexpr gloss_layer organizations =
    optional(layer("organizations", layers::organization::types, organization_keys));
constexpr gloss_layer names = optional(layers::names);
constexpr gloss_layer further_1 = further("first"), further_2 = further("second"),
                      further_3 = further("third"), further_4 = further("fourth");
constexpr const gloss_layer* inputs[] = {
    &layers::tokens, &layers::sentences, &people,    &organizations, &names,
    &further_1,      &further_2,         &further_3, &further_4,     nullptr};

// The standard layer, but for targets in more layers.
constexpr const char* refers_to_targets[] = {"people", "organizations", "names",  "first",
                                             "second", "third",         "fourth", nullptr};
constexpr auto sentiment_keys = [] {
  auto keys = std::to_array(layers::sentiment::keys);
  keys[layers::sentiment::target].refers_to = refers_to_targets;
  return keys;
}();
constexpr gloss_layer sentiments = [] {
  gloss_layer layer = layers::sentiments;
  layer.keys = sentiment_keys.data();
  return layer;
}();
constexpr const gloss_layer* outputs[] = {&sentiments, nullptr};

constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "scopes": {
      "type": "array", "uniqueItems": true,
      "default": ["document", "sentence", "target", "entity"],
      "items": {"type": "string", "enum": ["document", "sentence", "target", "entity"]},
      "description": "what is judged: the document, each sentence with evidence, each mention of a target, each target in the whole document"},
    "targets": {
      "type": "array", "uniqueItems": true,
      "default": ["people", "organizations"],
      "items": {"type": "string", "enum": ["people", "organizations", "places", "first", "second", "third", "fourth"]},
      "description": "whose mentions are judged: records of these layers; places: those of the layer names; first to fourth: of any layer that the config's inputs bind to that name"},
    "neutral_band": {
      "type": "number", "minimum": 0, "maximum": 1, "default": 0,
      "description": "a value nearer to 0 than this is neutral, in addition to those that the model calls so"},
    "min_score": {
      "type": "number", "minimum": 0, "maximum": 1, "default": 0,
      "description": "a positive or negative label with a lower score becomes neutral"},
    "lexicon": {
      "type": "string", "default": "",
      "description": "a list of own words and phrases, a path relative to the config file: WORD<TAB>WEIGHT[<TAB>INFLECTIONS] a line; it replaces entries of the shipped one"}
  }
})json";

// Bounds the memory for a text of nothing but short sentences or mentions.
constexpr std::uint32_t most_records_of_scope = 200'000;
constexpr std::size_t most_of_document = 6, most_of_sentence = 3;

class Sentiment {
 public:
  static constexpr gloss_description description = describe({
      .id = "sentiment",
      .version = "0.2.0",
      .summary = "Tone of documents, sentences and toward people, organizations or other targets",
      .name = "Sentiment",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
  });

  explicit Sentiment(Config config)
      : neutral_band_(config.number("/neutral_band")),
        min_score_(config.number("/min_score")),
        lexicon_(lexicon_of(config)),
        model_(config.host().data("model.bin"), lexicon_),
        sentence_reader_(model_.phrases()),
        tone_(model_),
        targets_(config.texts("/targets")),
        words_(config.host(), [this](const WordType& type, WordRow& row) {
          model_.fill(type.form, type.lower, row);
          ToneSum::mark(row);
        }) {
    const auto scopes = config.texts("/scopes");
    const auto has = [&](const char* scope) {
      return std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
    };
    of_document_ = has("document");
    of_sentences_ = has("sentence");
    of_targets_ = has("target");
    of_entities_ = has("entity");
  }

  Sentiment(const Sentiment&) = delete;  // model, sums and rows point to the lexicon and model
  Sentiment& operator=(const Sentiment&) = delete;

  struct Worker {
    Trace trace;  // of the document; false unless somebody asks why
    std::uint32_t text_size = 0;
    TypeColumn<WordRow>::Scratch words;
    Reader reader;
    std::vector<Contribution> contributions;
    Summary summary;
    Targets::Scratch targets;
    Entities entities;
  };

  void process(const Document& document, Output& output, Worker& worker) const {
    const LayerView tokens = document.layer(tokens_input);
    const LayerView sentences = document.layer(sentences_input);
    Reader& reader = worker.reader;
    const Words words = words_.view(document, tokens_input, worker.words);
    read_passages(tokens, sentences, words, sentence_reader_, tone_, reader);
    worker.trace = document.trace();
    worker.text_size = static_cast<std::uint32_t>(document.text().size());
    if (worker.trace) tell_words(tokens, words, reader, lexicon_, worker.trace);
    if (of_document_) judge_document(tokens, output, worker);
    if (of_sentences_) judge_sentences(tokens, sentences, output, worker);
    if (of_targets_ || of_entities_)
      for (std::size_t i = 0; i < targets_.inputs().size(); ++i)
        judge_targets(document, i, words, output, worker);
  }

 private:
  static Lexicon lexicon_of(const Config& config) {
    Lexicon lexicon(WordList::read(config.host().data("lexicon.tsv"), 2, 3),
                    WordList::read(config.host().data("modifiers.tsv"), 2, 3));
    if (const std::string own = config.text("/lexicon"); !own.empty())
      lexicon.add_own(WordList::read(config.host().resource(own), 2, 3));
    return lexicon;
  }

  void judge_document(const LayerView& tokens, Output& output, Worker& worker) const {
    const Reader& reader = worker.reader;
    const auto count = static_cast<std::uint32_t>(reader.passages.size());
    const SentenceShares shares = sentence_shares(count);
    worker.contributions.assign(reader.contributions.begin(), reader.contributions.end());
    for (std::uint32_t number = 0; number < count; ++number) {
      const Passage& passage = reader.passages[number];
      for (auto i = passage.contribution_begin; i < passage.contribution_end; ++i) {
        worker.contributions[i].own *= shares.of(number);
        worker.contributions[i].caused *= shares.of(number);
      }
    }
    const Sum sum = sum_of(reader.passages, model_.header().of_document);
    worker.summary.make(worker.contributions, sum, most_of_document);
    const Judgement judgement = judged(sum, worker.summary.value(), sharpness_of_sentences());
    Record record = output.add_document(static_cast<unsigned>(judgement.type));
    write(record.score(judgement.score), worker.summary, tokens, output);
    if (worker.trace) tell({0, worker.text_size}, judgement, sum, worker, sharpness_of_sentences());
  }

  void judge_sentences(const LayerView& tokens, const LayerView& sentences, Output& output,
                       Worker& worker) const {
    std::uint32_t written = 0;
    for (const Passage& passage : worker.reader.passages) {
      if (passage.sentence == GLOSS_NONE || passage.contribution_begin == passage.contribution_end)
        continue;
      if (++written > most_records_of_scope) return;
      const auto contributions =
          std::span(worker.reader.contributions)
              .subspan(passage.contribution_begin,
                       passage.contribution_end - passage.contribution_begin);
      worker.summary.make(contributions, passage.sum, most_of_sentence);
      const Judgement judgement =
          judged(passage.sum, worker.summary.value(), sharpness_of_sentences());
      const Span span = sentences.span(passage.sentence);
      Record record = output.add(span, static_cast<unsigned>(judgement.type));
      record.score(judgement.score).text(Key::scope, "sentence");
      if (worker.trace) tell(span, judgement, passage.sum, worker, sharpness_of_sentences());
      write(record, worker.summary, tokens, output);
    }
  }

  /// Those of the input that is `number` of the targets'.
  void judge_targets(const Document& document, std::size_t number, Words words, Output& output,
                     Worker& worker) const {
    const LayerView tokens = document.layer(tokens_input);
    const LayerView sentences = document.layer(sentences_input);
    const Input input = targets_.inputs()[number];
    const LayerView records = document.layer(input);
    const std::vector<Mention>& mentions =
        targets_.read(document, number, most_records_of_scope, worker.targets);
    worker.entities.clear(mentions.empty() ? 0 : mentions.back().record + 1);
    for (const Mention& mention : mentions) {
      Span span = records.span(mention.record);
      const Sum sum = sum_toward(tokens, sentences, words, span, worker);
      worker.summary.make(worker.contributions, sum, ToneSum::most_of_target);
      const double value = worker.summary.value();
      if (of_entities_) worker.entities.add(mention.entity, mention.record, sum, value);
      if (!of_targets_) continue;
      const Judgement judgement = judged(sum, value, model_.header().target_sharpness);
      Record record = output.add(span, static_cast<unsigned>(judgement.type));
      record.score(judgement.score)
          .text(Key::scope, "target")
          .reference(Key::target, input, mention.record);
      if (worker.trace) tell(span, judgement, sum, worker, model_.header().target_sharpness);
      write(record, worker.summary, tokens, output);
    }
    if (of_entities_) write_entities(records, input, mentions.size(), output, worker);
  }

  /// Fills the worker's contributions, and sets `span` to that of the mention's sentence.
  Sum sum_toward(const LayerView& tokens, const LayerView& sentences, Words words, Span& span,
                 Worker& worker) const {
    worker.contributions.clear();
    const std::uint32_t first = first_token_after(tokens, span.begin);
    const std::uint32_t past = std::max(first + 1, first_token_from(tokens, span.end));
    const auto& passages = worker.reader.passages;
    const auto passage =
        std::partition_point(passages.begin(), passages.end(),
                             [&](const Passage& item) { return item.token_end <= first; });
    if (passage == passages.end()) return {};
    if (passage->sentence != GLOSS_NONE) span = sentences.span(passage->sentence);
    return tone_.of_target(worker.reader.of(*passage, words), first - passage->token_begin,
                           std::min(past, passage->token_end) - passage->token_begin,
                           passage->token_begin, worker.contributions);
  }

  void write_entities(const LayerView& records, std::uint32_t input, std::size_t mention_count,
                      Output& output, Worker& worker) const {
    const auto& entities = worker.entities.all();
    for (std::uint32_t i = 0; i < entities.size(); ++i) {
      const Entities::Entity& entity = entities[i];
      if (entity.mentions == 0) continue;
      const auto share = 1 / static_cast<float>(entity.mentions);
      const double value = four_decimals(entity.value * static_cast<double>(share));
      const Judgement judgement = judged({entity.sum.tone * share, entity.sum.strength * share},
                                         value, model_.header().target_sharpness);
      Record record = output.add(records.span(entity.first), static_cast<unsigned>(judgement.type));
      record.score(judgement.score)
          .text(Key::scope, "entity")
          .reference(Key::target, input, i)
          .number(Key::value, value)
          .integer(Key::mentions, entity.mentions)
          .number(Key::salience, four_decimals(double(entity.mentions) / double(mention_count)))
          .text(Key::rule, "mean-of-mentions");
    }
  }

  Judgement judged(Sum sum, double value, float sharpness) const {
    Judgement judgement = judge(sum, value, sharpness, neutral_band_);
    if (judgement.type != Judgement::Class::neutral && judgement.score < min_score_)
      judgement = judge(sum, 0, sharpness, neutral_band_);
    return judgement;
  }

  void tell(Span span, const Judgement& judgement, Sum sum, const Worker& worker,
            float sharpness) const {
    worker.trace.kept(span, layers::sentiment::types[static_cast<unsigned>(judgement.type)],
                      "evidence-sum", judgement.score,
                      judgement_words(sum, worker.summary.value(), sharpness, neutral_band_));
  }

  float sharpness_of_sentences() const { return model_.header().sentence_sharpness; }

  void write(Record record, const Summary& summary, const LayerView& tokens, Output& output) const {
    record.number(Key::value, summary.value())
        .number(Key::rest, summary.rest())
        .text(Key::rule, "evidence-sum");
    for (const Evidence& item : summary.evidence())
      output.add(tokens.span(item.token), Type::evidence)
          .parent(record.index())
          .number(Key::weight, item.weight)
          .text(Key::rule, lexicon_.name(item.entry));
  }

  double neutral_band_, min_score_;
  Lexicon lexicon_;
  Model model_;
  SentenceReader sentence_reader_;
  ToneSum tone_;
  Targets targets_;
  TypeColumn<WordRow> words_;
  bool of_document_ = false;
  bool of_sentences_ = false;
  bool of_targets_ = false;
  bool of_entities_ = false;
};

}  // namespace
}  // namespace gloss::sentiment

GLOSS_EXPORT(gloss::sentiment::Sentiment)
