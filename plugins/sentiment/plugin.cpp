/// The annotator `sentiment`: the tone of a document, of its sentences, and toward persons,
/// organizations and other targets.
#include <algorithm>
#include <array>
#include <cmath>
#include <gloss/decimals.hpp>
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

#include "sentiment/judged_targets.hpp"
#include "sentiment/passages.hpp"
#include "sentiment/targets.hpp"
#include "sentiment/told.hpp"

namespace gloss::sentiment {
namespace {

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

/// Whose records are names.
constexpr Input named_inputs[] = {people_input, organizations_input};

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
      : thresholds_{config.number("/neutral_band"), config.number("/min_score")},
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
    std::vector<Evidence> evidence;           // of the document
    std::vector<Evidence> sentence_evidence;  // of one sentence
    Targets::Scratch targets;
    std::vector<JudgedLayer> judged;  // by Targets::inputs()
    RecordWriter::Scratch writer;
  };

  void process(const Document& document, Output& output, Worker& worker) const {
    const LayerView tokens = document.layer(tokens_input);
    const LayerView sentences = document.layer(sentences_input);
    Reader& reader = worker.reader;
    const Words words = words_.view(document, tokens_input, worker.words);
    reader.named.clear();
    for (const Input input : named_inputs) reader.named.add(document.layer(input), tokens, words);
    read_passages(tokens, sentences, words, sentence_reader_, tone_, reader);
    worker.trace = document.trace();
    worker.text_size = static_cast<std::uint32_t>(document.text().size());
    if (worker.trace) tell_words(tokens, reader, lexicon_, worker.trace);
    RecordWriter writer(tokens, lexicon_, output, worker.writer);
    worker.evidence.clear();
    const Sum sum = sum_of(reader.passages, model_.header().of_document);
    if (of_document_) judge_document(sum, writer, worker);
    worker.judged.resize(targets_.inputs().size());
    const TargetJudge judge(tone_, model_.header(), thresholds_, reader, sum);
    if (of_targets_ || of_entities_)
      for (std::size_t i = 0; i < worker.judged.size(); ++i)
        judge_targets(document, tokens, i, judge, worker);
    write_passages(document, sentences, judge, writer, worker);
  }

 private:
  static Lexicon lexicon_of(const Config& config) {
    Lexicon lexicon(WordList::read(config.host().data("lexicon.tsv"), 2, 3),
                    WordList::read(config.host().data("modifiers.tsv"), 2, 3));
    if (const std::string own = config.text("/lexicon"); !own.empty())
      lexicon.add_own(WordList::read(config.host().resource(own), 2, 3).agreed());
    return lexicon;
  }

  /// Writes the record, and keeps its evidence, which lies in the passages.
  void judge_document(Sum sum, RecordWriter& writer, Worker& worker) const {
    const Reader& reader = worker.reader;
    PassageShares shares(reader.passages);
    worker.contributions.assign(reader.contributions.begin(), reader.contributions.end());
    for (const Passage& passage : reader.passages) {
      const float share = shares.next(passage);
      for (auto i = passage.contribution_begin; i < passage.contribution_end; ++i) {
        worker.contributions[i].own *= share;
        worker.contributions[i].caused *= share;
      }
    }
    const Summary summary(worker.contributions, sum, most_of_document, worker.evidence);
    std::stable_sort(worker.evidence.begin(), worker.evidence.end(),
                     [](const Evidence& a, const Evidence& b) { return a.token < b.token; });
    const JudgedValue judged = judge_summary(summary, sum.strength);
    writer.add_document(judged);
    if (worker.trace) tell({0, worker.text_size}, judged, summary.tone(), worker);
  }

  /// Those of the input that is `number` of the targets'.
  void judge_targets(const Document& document, const LayerView& tokens, std::size_t number,
                     const TargetJudge& judge, Worker& worker) const {
    const Input input = targets_.inputs()[number];
    const LayerView records = document.layer(input);
    JudgedLayer& layer = worker.judged[number];
    judge.add(targets_.read(document, number, most_records_of_scope, worker.targets), records,
              tokens, places_of(input, worker.reader), layer);
    judge.judge_mentions(input == organizations_input, layer);
    if (!worker.trace || !of_targets_) return;
    for (const JudgedTarget& target : layer.targets)
      tell(span_of(target.passage, document.layer(sentences_input), records.span(target.record),
                   worker),
           target.judged, target.tone, worker);
  }

  /// Where the records of an input stand, if the reader knows it.
  static std::span<const TokenRange> places_of(Input input, const Reader& reader) {
    const auto number = std::find(std::begin(named_inputs), std::end(named_inputs), input);
    if (number == std::end(named_inputs)) return {};
    return reader.named.places(static_cast<std::size_t>(number - std::begin(named_inputs)));
  }

  /// The span of the record of a target: its sentence, or else the mention itself.
  static Span span_of(std::uint32_t passage, const LayerView& sentences, Span mention,
                      const Worker& worker) {
    const auto& passages = worker.reader.passages;
    const bool is_in_sentence =
        passage < passages.size() && passages[passage].sentence != GLOSS_NONE;
    return is_in_sentence ? sentences.span(passages[passage].sentence) : mention;
  }

  void write_passages(const Document& document, const LayerView& sentences,
                      const TargetJudge& judge, RecordWriter& writer, Worker& worker) const {
    const auto& passages = worker.reader.passages;
    std::uint32_t written = 0;          // sentences
    std::size_t document_evidence = 0;  // the first piece that is not written
    for (std::uint32_t number = 0; number <= passages.size(); ++number) {
      const bool is_sentence = number < passages.size() && passages[number].sentence != GLOSS_NONE;
      const Span span = is_sentence ? sentences.span(passages[number].sentence) : Span{};
      if (of_sentences_ && is_sentence && written < most_records_of_scope)
        written += judge_sentence(passages[number], span, writer, worker) ? 1 : 0;
      std::size_t layer_number = 0;
      for (JudgedLayer& layer : worker.judged) {
        if (layer.next_passage == number)
          write_targets(document, layer_number, is_sentence ? &span : nullptr, judge, writer,
                        worker);
        ++layer_number;
      }
      const std::size_t begin = document_evidence;
      while (document_evidence < worker.evidence.size() && number < passages.size() &&
             worker.evidence[document_evidence].token < passages[number].token_end)
        ++document_evidence;
      writer.add_evidence(0, std::span(worker.evidence).subspan(begin, document_evidence - begin));
      writer.end_passage();
    }
  }

  /// Writes the record of a sentence with evidence; returns whether it has one.
  bool judge_sentence(const Passage& passage, Span span, RecordWriter& writer,
                      Worker& worker) const {
    if (passage.contribution_begin == passage.contribution_end) return false;
    const auto contributions = std::span(worker.reader.contributions)
                                   .subspan(passage.contribution_begin,
                                            passage.contribution_end - passage.contribution_begin);
    worker.sentence_evidence.clear();
    const Summary summary(contributions, passage.sum, most_of_sentence, worker.sentence_evidence);
    const JudgedValue judged = judge_summary(summary, passage.sum.strength);
    writer.add_evidence(writer.add_sentence(span, judged), worker.sentence_evidence);
    if (worker.trace) tell(span, judged, summary.tone(), worker);
    return true;
  }

  /// Writes the targets of a layer in its next passage, and the entities that are first mentioned
  /// there.
  void write_targets(const Document& document, std::size_t layer_number, const Span* sentence,
                     const TargetJudge& judge, RecordWriter& writer, Worker& worker) const {
    JudgedLayer& layer = worker.judged[layer_number];
    const Input input = targets_.inputs()[layer_number];
    const LayerView records = document.layer(input);
    for (const JudgedTarget& target : layer.take_passage()) {
      const Span span = records.span(target.record);
      if (of_targets_)
        writer.add_evidence(
            writer.add_target(sentence ? *sentence : span, target.judged, {input, target.record}),
            std::span(layer.evidence)
                .subspan(target.evidence_begin, target.evidence_end - target.evidence_begin));
      if (!of_entities_ || layer.entities.all()[target.entity].first != target.record) continue;
      EntityRecord entity = judge.judge_entity(target, input == organizations_input, layer);
      entity.span = span;
      entity.target = {input, target.entity};
      writer.add_entity(entity);
    }
  }

  JudgedValue judge_summary(const Summary& summary, float strength) const {
    Support support = summary.support();
    // Many words may say together what none says alone.
    constexpr double least_of_many = 0.75;
    if (!support.good && !support.bad && std::abs(summary.rest()) >= least_of_many)
      support.add(summary.rest());
    return {judge(summary.tone(), strength, support, thresholds_), summary.rest()};
  }

  void tell(Span span, const JudgedValue& judged, double tone, const Worker& worker) const {
    worker.trace.kept(span, layers::sentiment::types[static_cast<unsigned>(judged.judgement.type)],
                      "evidence-sum", judged.judgement.score,
                      judgement_words(judged, tone, thresholds_));
  }

  Thresholds thresholds_;
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
