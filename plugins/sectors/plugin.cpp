/// The annotator `sectors`: the economic activities of a document and its sentences.
#include <algorithm>
#include <gloss/decimals.hpp>
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

#include "codes.hpp"
#include "labels.hpp"
#include "taxonomy.hpp"

namespace gloss::sectors {
namespace {

enum Input : unsigned { tokens_input, sentences_input };
enum Key : unsigned { label_key, taxonomy_key, iptc_key, weight_key, scope_key, rule_key };

constexpr gloss_key keys[] = {
    text_key("label", "the name of the sector in the taxonomy"),
    text_key("taxonomy", "what the code is one of: isic4"),
    text_key("iptc", "the nearest IPTC Media Topic, as medtop:NUMBER"),
    real_key("weight", "the sum of the evidence; what a piece of evidence counts"),
    text_key("scope", "sentence; absent for the document"),
    text_key("rule", "how a label was made; the term of a piece of evidence"),
};
constexpr gloss_layer sectors_layer = layer("sectors", types, keys);
constexpr const gloss_layer* inputs[] = {&layers::tokens, &layers::sentences, nullptr};
constexpr const gloss_layer* outputs[] = {&sectors_layer, nullptr};

constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "taxonomy": {
      "type": "string", "enum": ["isic4"], "default": "isic4",
      "description": "the codes to label with: isic4, the sections and divisions of ISIC Rev.4"},
    "min_score": {
      "type": "number", "minimum": 0, "maximum": 1, "default": 0.5,
      "description": "the least score of a document's label"},
    "scopes": {
      "type": "array", "uniqueItems": true, "default": ["document", "sentence"],
      "items": {"type": "string", "enum": ["document", "sentence"]},
      "description": "what is labelled"}
  }
})json";

// Bounds the memory for a text of nothing but short sentences full of terms.
constexpr std::uint32_t most_sentence_labels = 200'000;

class Sectors {
 public:
  static constexpr gloss_description description = describe({
      .id = "sectors",
      .version = "0.1.0",
      .summary = "Economic sectors (ISIC Rev.4) of documents and sentences, with their evidence",
      .name = "Sectors",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
  });

  explicit Sectors(Config config)
      : taxonomy_name_(config.text("/taxonomy")),
        min_score_(config.number("/min_score")),
        taxonomy_(WordList::read(config.host().data(taxonomy_name_ + ".tsv"), 3, 4)),
        terms_(WordList::read(config.host().data("terms.tsv"), 2, 4)),
        words_(config.host(),
               [this](const WordType& type, WordRow& row) { terms_.describe(type, row); }) {
    const auto scopes = config.texts("/scopes");
    of_document_ = std::find(scopes.begin(), scopes.end(), "document") != scopes.end();
    of_sentences_ = std::find(scopes.begin(), scopes.end(), "sentence") != scopes.end();
  }

  struct Worker {
    explicit Worker(const Sectors& owner) : labeller(owner.terms_) {}
    TypeColumn<WordRow>::Scratch words;
    std::vector<Hit> hits;
    Labeller labeller;
  };

  void process(const Document& document, Output& output, Worker& worker) const {
    const LayerView tokens = document.layer(tokens_input);
    const LayerView sentences = document.layer(sentences_input);
    const Words words = words_.view(document, tokens_input, worker.words);
    find_terms(terms_, words, tokens, sentences, worker.hits);
    support_hits(terms_, words, worker.hits);
    if (of_document_) {
      for (const Label& label :
           worker.labeller.label_document(worker.hits, tokens.size(), min_score_))
        write(label, output.add_document(label.code), "document-terms", worker.labeller, output);
    }
    if (of_sentences_) label_sentences(sentences, output, worker);
  }

 private:
  void label_sentences(const LayerView& sentences, Output& output, Worker& worker) const {
    std::uint32_t written = 0;
    for (auto begin = worker.hits.begin(); begin != worker.hits.end();) {
      const std::uint32_t sentence = begin->sentence;
      const auto end = std::find_if(begin, worker.hits.end(),
                                    [&](const Hit& hit) { return hit.sentence != sentence; });
      if (sentence != no_sentence) {
        for (const Label& label : worker.labeller.label_sentence({begin, end})) {
          if (++written > most_sentence_labels) return;
          Record record = output.add(sentences.span(sentence), label.code);
          record.text(scope_key, "sentence");
          write(label, record, "sentence-terms", worker.labeller, output);
        }
      }
      begin = end;
    }
  }

  void write(const Label& label, Record record, std::string_view rule, const Labeller& labeller,
             Output& output) const {
    record.score(four_decimals(label.score))
        .number(weight_key, four_decimals(label.weight))
        .text(label_key, taxonomy_.label(label.code))
        .text(taxonomy_key, taxonomy_name_)
        .text(rule_key, rule);
    if (const auto topic = taxonomy_.iptc(label.code); !topic.empty()) record.text(iptc_key, topic);
    for (const Evidence& item : labeller.evidence(label))
      output.add(item.span, evidence_type)
          .parent(record.index())
          .number(weight_key, item.weight)
          .text(rule_key, terms_[item.term].phrase);
  }

  std::string taxonomy_name_;
  double min_score_;
  Taxonomy taxonomy_;
  TermList terms_;
  TypeColumn<WordRow> words_;
  bool of_document_ = false;
  bool of_sentences_ = false;
};

}  // namespace
}  // namespace gloss::sectors

GLOSS_EXPORT(gloss::sectors::Sectors)
