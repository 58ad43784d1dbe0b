/// The annotator `sectors`: the economic activities of a document and its sentences.
#include <algorithm>
#include <array>
#include <gloss/decimals.hpp>
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

#include "labels.hpp"
#include "taxonomy.hpp"
#include "told.hpp"

namespace gloss::sectors {
namespace {

enum Input : unsigned { tokens_input, sentences_input, people_input };
enum Key : unsigned {
  code_key,
  label_key,
  taxonomy_key,
  iptc_key,
  weight_key,
  rest_key,
  scope_key,
  rule_key
};

constexpr gloss_key keys[] = {
    text_key("code", "the sector's code in a taxonomy that is not ISIC"),
    text_key("label", "the name of the sector in the taxonomy"),
    text_key("taxonomy", "what the code is one of: isic4, or your own file"),
    text_key("iptc", "the nearest IPTC Media Topic, as medtop:NUMBER"),
    real_key("weight", "the sum of the evidence and of `rest`; what a piece of evidence counts"),
    real_key("rest", "the sum of the words that have no piece of evidence"),
    text_key("scope", "sentence; absent for the document"),
    text_key("rule", "how a label was made; the term or word of a piece of evidence"),
};
constexpr gloss_layer sectors_layer = layer("sectors", types, keys);
// Only places are read: any layer of persons will do.
constexpr gloss_layer people = layers::optional(layer("people", layers::person::types));
constexpr const gloss_layer* inputs[] = {&layers::tokens, &layers::sentences, &people, nullptr};
constexpr const gloss_layer* outputs[] = {&sectors_layer, nullptr};

constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "taxonomy": {
      "type": "string", "minLength": 1, "default": "isic4",
      "description": "the sectors to label with: isic4 (ISIC Rev.4), or a .tsv file of your own, relative to the config file"},
    "terms": {
      "type": "string", "default": "",
      "description": "your own terms, a path relative to the config file: PHRASE<TAB>ISIC CODE<TAB>WEIGHT a line"},
    "min_score": {
      "type": "number", "minimum": 0, "maximum": 1, "default": 0.35,
      "description": "the least score of a label"},
    "scopes": {
      "type": "array", "uniqueItems": true, "default": ["document", "sentence"],
      "items": {"type": "string", "enum": ["document", "sentence"]},
      "description": "what is labelled"}
  }
})json";

// Bounds the memory for a text of nothing but short sentences full of terms.
constexpr std::uint32_t most_sentence_labels = 200'000;

// A document of one longer sentence is judged as an article.
constexpr std::uint32_t most_sentence_tokens = 80;

bool is_file(std::string_view taxonomy) { return taxonomy.ends_with(".tsv"); }

Taxonomy read_taxonomy(const Config& config) {
  const std::string name(config.text("/taxonomy"));
  const std::string path =
      is_file(name) ? config.host().resource(name) : config.host().data(name + ".tsv");
  return Taxonomy(WordList::read(path, 3, 6));
}

TermList read_terms(const Config& config, const Taxonomy& taxonomy) {
  const WordList shipped = WordList::read(config.host().data("terms.tsv"), 2, 4);
  const std::string own(config.text("/terms"));
  if (own.empty()) return TermList(shipped, nullptr, taxonomy.aliases());
  const WordList list = WordList::read(config.host().resource(own), 2, 4);
  return TermList(shipped, &list, taxonomy.aliases());
}

class Sectors {
 public:
  static constexpr gloss_description description = describe({
      .id = "sectors",
      .version = "0.2.0",
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
        taxonomy_(read_taxonomy(config)),
        terms_(read_terms(config, taxonomy_)),
        model_(config.host().data("model.bin")),
        words_(config.host(),
               [this](const WordType& type, WordRow& row) { describe_word(type, row); }) {
    const auto scopes = config.texts("/scopes");
    of_document_ = std::find(scopes.begin(), scopes.end(), "document") != scopes.end();
    of_sentences_ = std::find(scopes.begin(), scopes.end(), "sentence") != scopes.end();
  }

  Sectors(const Sectors&) = delete;  // words point to the terms and the model
  Sectors& operator=(const Sectors&) = delete;

  struct Worker {
    explicit Worker(const Sectors& owner) : labeller(owner.terms_, owner.model_) {}
    TypeColumn<WordRow>::Scratch words;
    Hits hits;
    Labeller labeller;
  };

  void process(const Document& document, Output& output, Worker& worker) const {
    const LayerView tokens = document.layer(tokens_input);
    const LayerView sentences = document.layer(sentences_input);
    const Words words = words_.view(document, tokens_input, worker.words);
    find_terms(terms_, words, tokens, sentences, document.layer(people_input), worker.hits);
    support_hits(terms_, words, tokens, sentences, worker.hits.terms);
    if (const Trace trace = document.trace()) explain(document, words, trace, worker);
    if (of_document_) {
      const Genre genre = genre_of(words, sentences.size(), worker);
      label_document(genre, words, tokens, worker);
      if (!worker.labeller.labels().empty())
        write(document, no_sentence,
              {output.shared_text(taxonomy_name_),
               {},
               output.shared_text(rules[static_cast<int>(genre)])},
              worker, output);
    }
    if (of_sentences_) label_sentences(document, worker, output);
  }

 private:
  void describe_word(const WordType& type, WordRow& row) const {
    const std::uint32_t hash = key_hash(type.lower);
    terms_.describe(type, hash, row);
    if (const auto known = model_.find(hash)) {
      row.row = *known + 1;
      row.gain = static_cast<std::uint8_t>(std::max<int>(model_.gate(*known), 0));
      if (!model_.in_sentence(*known).all().empty()) row.uses |= Use::has_weights;
    }
  }

  enum class Genre { article, sentence, profile };
  static constexpr const char* rules[] = {"article", "sentence", "profile"};  // by genre

  Genre genre_of(const Words& words, std::uint32_t sentence_count, Worker& worker) const {
    if (worker.labeller.is_profile(words)) return Genre::profile;
    const bool is_short = sentence_count <= 1 && words.size() <= most_sentence_tokens;
    return is_short ? Genre::sentence : Genre::article;
  }

  const std::vector<Label>& label_document(Genre genre, const Words& words, const LayerView& tokens,
                                           Worker& worker) const {
    const std::vector<Hit>& terms = worker.hits.terms;
    Labeller& labeller = worker.labeller;
    if (genre == Genre::profile) return labeller.label_profile(terms, words, tokens, min_score_);
    if (genre == Genre::article)
      return labeller.label_article(terms, worker.hits.words, tokens, min_score_);
    return labeller.label_short(terms, worker.hits.words, tokens, min_score_);
  }

  const std::vector<Label>& weigh_document(Genre genre, const Words& words, const LayerView& tokens,
                                           Worker& worker) const {
    const std::vector<Hit>& terms = worker.hits.terms;
    Labeller& labeller = worker.labeller;
    if (genre == Genre::profile) return labeller.weigh_profile(terms, words, tokens);
    if (genre == Genre::article)
      return labeller.weigh_article(terms, worker.hits.words, tokens, min_score_);
    return labeller.weigh_short(terms, worker.hits.words, tokens);
  }

  void explain(const Document& document, const Words& words, const Trace& trace,
               Worker& worker) const {
    const LayerView tokens = document.layer(tokens_input);
    tell_terms(terms_, worker.hits, tokens, words, trace);
    if (!of_document_) return;
    const Genre genre = genre_of(words, document.layer(sentences_input).size(), worker);
    const std::vector<Label> written = label_document(genre, words, tokens, worker);
    const Span text{0, static_cast<std::uint32_t>(document.text().size())};
    for (const Label& label : weigh_document(genre, words, tokens, worker))
      if (std::ranges::any_of(worker.labeller.evidence(label),
                              [&](const Evidence& item) { return trace.is_about(item.span); }))
        tell_label(label, rules[static_cast<int>(genre)], written, min_score_, text, trace);
  }

  /// Labels the sentences with a term; the words of others, which are most, are left alone.
  void label_sentences(const Document& document, Worker& worker, Output& output) const {
    const LayerView tokens = document.layer(tokens_input);
    const LayerView sentences = document.layer(sentences_input);
    const std::vector<Hit>& terms = worker.hits.terms;
    std::uint32_t written = 0;
    if (terms.empty()) return;
    const SharedText scope = output.shared_text("sentence");
    const SharedTexts texts{output.shared_text(taxonomy_name_), scope, scope};
    for (auto term = terms.begin(); term != terms.end();) {
      const std::uint32_t sentence = term->sentence;
      const auto first_term = term;
      while (term != terms.end() && term->sentence == sentence) ++term;
      if (sentence == no_sentence) continue;
      const std::span<const WordHit> around =
          worker.hits.words_around(*first_term, sentences.span(sentence), tokens);
      written += static_cast<std::uint32_t>(
          worker.labeller.label_sentence({first_term, term}, around, tokens, min_score_).size());
      if (written > most_sentence_labels) return;
      write(document, sentence, texts, worker, output);
    }
  }

  /// Whether another label of the same sector takes the place of this one.
  bool is_covered(const Label& label, const std::vector<Label>& labels) const {
    const Sector* const sector = taxonomy_.find(label.code);
    return std::any_of(labels.begin(), labels.end(), [&](const Label& other) {
      return taxonomy_.find(other.code) == sector &&
             (other.weight > label.weight ||
              (other.weight == label.weight && other.code < label.code));
    });
  }

  /// Texts that all labels of a unit have.
  struct SharedTexts {
    SharedText taxonomy, scope, rule;
  };

  /// Writes the labels of the last unit. Of labels with the same sector the strongest is written.
  void write(const Document& document, std::uint32_t sentence, const SharedTexts& texts,
             const Worker& worker, Output& output) const {
    const std::vector<Label>& labels = worker.labeller.labels();
    for (const Label& label : labels) {
      const Sector* const sector = taxonomy_.find(label.code);
      if (!sector || (!taxonomy_.is_isic() && is_covered(label, labels))) continue;
      const Span span =
          sentence == no_sentence ? Span{} : document.layer(sentences_input).span(sentence);
      gloss_record record = record_of(span, taxonomy_.is_isic() ? label.code : other_sector_type);
      if (sentence == no_sentence) record.flags = GLOSS_RECORD_DOCUMENT;
      record.score = static_cast<float>(four_decimals(label.score));
      write(label, record, attributes_of(label, *sector, sentence, texts, output), document,
            worker.labeller, output);
    }
  }

  /// Those of one label; at most one of each key.
  struct Attributes {
    std::array<gloss_attribute, std::size(keys)> all;
    std::size_t count = 0;
    void add(const gloss_attribute& attribute) { all[count++] = attribute; }
  };
  Attributes attributes_of(const Label& label, const Sector& sector, std::uint32_t sentence,
                           const SharedTexts& texts, Output& output) const {
    Attributes out;
    if (sentence != no_sentence) out.add(text_attribute(scope_key, texts.scope));
    out.add(number_attribute(weight_key, four_decimals(label.weight)));
    out.add(text_attribute(label_key, output.shared_text(sector.label)));
    out.add(text_attribute(taxonomy_key, texts.taxonomy));
    out.add(text_attribute(rule_key, texts.rule));
    if (const double rest = four_decimals(label.rest); rest != 0)
      out.add(number_attribute(rest_key, rest));
    if (!taxonomy_.is_isic()) out.add(text_attribute(code_key, output.shared_text(sector.code)));
    if (!sector.iptc.empty()) out.add(text_attribute(iptc_key, output.shared_text(sector.iptc)));
    return out;
  }

  void write(const Label& label, const gloss_record& record, const Attributes& attributes,
             const Document& document, const Labeller& labeller, Output& output) const {
    const std::uint32_t parent =
        output.add(record, std::span(attributes.all).first(attributes.count));
    for (const Evidence& item : labeller.evidence(label)) {
      const SharedText rule =
          output.shared_text(item.term == no_term ? covered(document.text(), item.span)
                                                  : std::string_view(terms_[item.term].phrase));
      gloss_record evidence = record_of(item.span, evidence_type);
      evidence.parent = parent;
      gloss_attribute* const to = output.add_room(evidence, 2);
      to[0] = number_attribute(weight_key, item.weight);
      to[1] = text_attribute(rule_key, rule);
    }
  }

  std::string taxonomy_name_;
  double min_score_;
  Taxonomy taxonomy_;
  TermList terms_;
  Model model_;
  TypeColumn<WordRow> words_;
  bool of_document_ = false;
  bool of_sentences_ = false;
};

}  // namespace
}  // namespace gloss::sectors

GLOSS_EXPORT(gloss::sectors::Sectors)
