#include <array>

#include "gloss/export.hpp"
#include "gloss/type_column.hpp"
#include "names/tagger.hpp"

namespace {

constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "min_score": {
      "type": "number", "minimum": 0, "maximum": 1, "default": 0,
      "description": "names with a lower score are not written"
    },
    "types": {
      "type": "array",
      "items": {"enum": ["person", "organization", "place", "other"]},
      "default": ["person", "organization", "place", "other"],
      "description": "the types that are written"
    }
  }
})json";

constexpr const gloss_layer* inputs[] = {&gloss::layers::tokens, &gloss::layers::sentences,
                                         nullptr};
constexpr const gloss_layer* outputs[] = {&gloss::layers::names, nullptr};

class Names {
 public:
  static constexpr gloss_description description{
      sizeof(gloss_description),
      GLOSS_TARGET_MINOR,
      "names",
      "Names",
      "0.1.0",
      "Glossator",
      "MIT",
      "",
      "Names of persons, organizations and places, by lists and rules",
      options_schema,
      inputs,
      outputs,
      GLOSS_THREADS_WORKER,
      GLOSS_CAP_DETERMINISTIC};

  struct Worker {
    gloss::TypeColumn<gloss::names::Row>::Scratch types;
    std::vector<gloss::names::Word> words;
    std::vector<gloss::names::Sentence> sentences;
    std::vector<gloss::names::Name> found;
    gloss::names::Tagger::Scratch tagger;
  };

  explicit Names(gloss::Config config)
      : lexicon_(gloss::names::load_lexicon(
            [&](const char* name) { return config.host().resource(name); })),
        tagger_(lexicon_),
        rows_(config.host(),
              [this](const gloss::WordType& type, gloss::names::Row& row) {
                row = lexicon_.row(type.form, type.lower);
              }),
        min_score_(static_cast<float>(config.number("/min_score"))) {
    for (const auto& type : config.texts("/types"))
      for (std::size_t i = 0; i < written_.size(); ++i)
        written_[i] = written_[i] || type == gloss::layers::name::types[i];
  }

  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    read(document, worker);
    tagger_.tag({document.text(), worker.words, worker.sentences}, worker.tagger, worker.found);
    for (const auto& name : worker.found) {
      const auto type = static_cast<std::uint32_t>(name.type);
      if (name.score < min_score_ || !written_[type]) continue;
      output.add({name.begin, name.end}, type)
          .score(name.score)
          .text(gloss::layers::name::rule, gloss::names::rule_name(name.rule));
    }
  }

 private:
  void read(const gloss::Document& document, Worker& worker) const {
    const auto tokens = document.layer(0);
    const auto sentences = document.layer(1);
    const auto rows = rows_.view(document, 0, worker.types);
    worker.words.resize(tokens.size());
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const gloss_record& token = tokens[i];
      worker.words[i] = {token.begin, token.end, rows.ids()[i], token.type, &rows[i]};
    }
    worker.sentences.resize(sentences.size());
    for (std::uint32_t i = 0; i < sentences.size(); ++i)
      worker.sentences[i] = {sentences[i].begin, sentences[i].end};
  }

  gloss::names::Lexicon lexicon_;
  gloss::names::Tagger tagger_;
  gloss::TypeColumn<gloss::names::Row> rows_;
  float min_score_;
  std::array<bool, 4> written_{};
};

}  // namespace

GLOSS_EXPORT(Names)
