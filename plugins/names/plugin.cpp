/// The annotator `names`: names of persons, organizations, places and others.
#include <array>

#include "gloss/export.hpp"
#include "names/tagger.hpp"

namespace gloss::names {
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

enum Input : unsigned { tokens_input, sentences_input };

constexpr const gloss_layer* inputs[] = {&layers::tokens, &layers::sentences, nullptr};
constexpr const gloss_layer* outputs[] = {&layers::names, nullptr};

class Names {
 public:
  static constexpr gloss_description description = describe({
      .id = "names",
      .version = "0.1.0",
      .summary = "Names of persons, organizations and places, by lists and rules",
      .name = "Names",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
  });

  struct Worker {
    TypeColumn<Row>::Scratch types;
    std::vector<Word> words;
    std::vector<Span> sentences;
    std::vector<Name> found;
    Tagger::Scratch tagger;
  };

  explicit Names(Config config)
      : lexicon_(load_lexicon([&](const char* name) { return config.host().data(name); })),
        tagger_(lexicon_),
        rows_(config.host(), [this](const WordType& type,
                                    Row& row) { row = lexicon_.row(type.form, type.lower); }),
        min_score_(static_cast<float>(config.number("/min_score"))) {
    for (const auto& type : config.texts("/types"))
      for (std::size_t i = 0; i < written_.size(); ++i)
        written_[i] = written_[i] || type == layers::name::types[i];
  }

  Names(const Names&) = delete;  // tagger and rows point to the lexicon
  Names& operator=(const Names&) = delete;

  void process(const Document& document, Output& output, Worker& worker) const {
    read_words(document, tokens_input, rows_, worker.types, worker.words);
    read_spans(document, sentences_input, worker.sentences);
    tagger_.tag({document.text(), worker.words, worker.sentences}, worker.tagger, worker.found);
    for (const auto& name : worker.found) {
      const auto type = static_cast<std::uint32_t>(name.type);
      if (name.score < min_score_ || !written_[type]) continue;
      output.add({name.begin, name.end}, type)
          .score(name.score)
          .text(layers::name::rule, rule_name(name.rule));
    }
  }

 private:
  Lexicon lexicon_;
  Tagger tagger_;
  TypeColumn<Row> rows_;
  float min_score_;
  std::array<bool, 4> written_{};
};

}  // namespace
}  // namespace gloss::names

GLOSS_EXPORT(gloss::names::Names)
