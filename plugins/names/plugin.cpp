/// The annotator `names`: names of persons, organizations, places and others.
#include <algorithm>
#include <array>

#include "gloss/export.hpp"
#include "gloss/shared_texts.hpp"
#include "gloss/words.hpp"
#include "names/acronym.hpp"
#include "names/apposition.hpp"
#include "names/body_end.hpp"
#include "names/false_names.hpp"
#include "names/firm_end.hpp"
#include "names/initials.hpp"
#include "names/name_prefixes.hpp"
#include "names/own_names.hpp"
#include "names/partner_firm.hpp"
#include "names/person_titles.hpp"
#include "names/scores.hpp"
#include "names/storms.hpp"
#include "names/tagger.hpp"
#include "names/told.hpp"

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
    },
    "least_scores": {
      "type": "object",
      "additionalProperties": false,
      "default": {},
      "properties": {
        "person": {"type": "number", "minimum": 0, "maximum": 1, "default": 0,
                   "description": "for persons"},
        "organization": {"type": "number", "minimum": 0, "maximum": 1, "default": 0,
                   "description": "for organizations"},
        "place": {"type": "number", "minimum": 0, "maximum": 1, "default": 0,
                   "description": "for places"},
        "other": {"type": "number", "minimum": 0, "maximum": 1, "default": 0,
                   "description": "for other names"}
      },
      "description": "the same for one type each; the higher one counts"
    },
    "list": {
      "type": "string", "default": "",
      "description": "a list of own names that are always found, a path relative to the config file: NAME<TAB>TYPE a line"
    },
    "never": {
      "type": "string", "default": "",
      "description": "a list of texts that are no names, a path relative to the config file: one a line"
    }
  }
})json";

enum Input : unsigned { tokens_input, sentences_input };

constexpr const gloss_layer* inputs[] = {&layers::tokens, &layers::sentences, nullptr};
constexpr const gloss_layer* outputs[] = {&layers::names, nullptr};

/// By Name::Source.
constexpr std::array<std::string_view, 3> source_names = {"model", "document", "list"};

class Names {
 public:
  static constexpr gloss_description description = describe({
      .id = "names",
      .version = "0.2.0",
      .summary = "Names of persons, organizations and places, by a trained model",
      .name = "Names",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
  });

  struct Worker {
    Worker() {
      for (const std::string_view name : source_names) sources.add(name);
    }

    TypeColumn<Row>::Scratch types;
    std::vector<Span> sentences;
    std::vector<Name> found;
    Tagger::Scratch tagger;
    SharedTexts sources;  ///< the names of Name::Source
  };

  explicit Names(Config config)
      : model_(config.host().data("model.bin")),
        tagger_(model_),
        appositions_(model_),
        passed_over_(model_.calibration(Type::organization).margin_of(0.75f)),
        scores_(model_),
        rows_(config.host(),
              [this](const WordType& type, Row& row) { model_.fill(type.form, type.lower, row); }) {
    const double least = config.number("/min_score");
    for (std::size_t i = 0; i < least_scores_.size(); ++i)
      least_scores_[i] = static_cast<float>(
          std::max(least, config.number(std::string("/least_scores/") + layers::name::types[i])));
    if (const std::string list = config.text("/list"); !list.empty())
      own_.read_names(config.host().resource(list));
    if (const std::string never = config.text("/never"); !never.empty())
      own_.read_never(config.host().resource(never));
    for (const auto& type : config.texts("/types"))
      for (std::size_t i = 0; i < written_.size(); ++i)
        written_[i] = written_[i] || type == layers::name::types[i];
    for (std::size_t i = 0; i < written_.size(); ++i)
      least_written_[i] = written_[i] ? least_scores_[i] : above_all_scores;
  }

  Names(const Names&) = delete;  // tagger and rows point to the model
  Names& operator=(const Names&) = delete;

  void process(const Document& document, Output& output, Worker& worker) const {
    read_spans(document, sentences_input, worker.sentences);
    const DocumentView view{document.text(), document.layer(tokens_input),
                            rows_.view(document, tokens_input, worker.types), worker.sentences};
    tagger_.tag(view, worker.tagger, worker.found);
    appositions_.apply(view, worker.found);
    end_bodies(view, passed_over_, worker.found);
    join_partners(view, model_.words(), worker.found);
    end_firms(view.text, worker.found);
    cut_prefixes(view.text, worker.found);
    take_titles_off(view.text, worker.found);
    drop_false_names(view.text, worker.found);
    name_storms(view.text, worker.found);
    take_initials(view.text, worker.found);
    add_acronyms(view, worker.tagger.found_capitals(), passed_over_, worker.found);
    const Trace trace = document.trace();
    const std::vector<Name> tagged = trace ? worker.found : std::vector<Name>{};
    own_.apply(view, worker.found);
    if (trace) {
      tell_denied(tagged, worker.found, trace);
      tell_words(view, worker.tagger, tagged, trace);
    }
    worker.sources.share(output);
    std::array<gloss_attribute, source_names.size()> rules;
    for (std::size_t i = 0; i < rules.size(); ++i)
      rules[i] = text_attribute(layers::name::rule, worker.sources[i]);
    for (const auto& name : worker.found) {
      const auto type = static_cast<std::uint32_t>(name.type);
      const bool is_listed = name.source == Name::Source::list;
      const float score = is_listed ? 1.0f : scores_.of(name.type, name.margin);
      if (trace) tell_name(name, score, least_scores_[type], written_[type], trace);
      if (score < least_written_[type]) continue;
      gloss_record record = record_of({name.begin, name.end}, type);
      record.score = score;
      output.add(record, std::span(&rules[static_cast<std::size_t>(name.source)], 1));
    }
  }

 private:
  Model model_;
  Tagger tagger_;
  Appositions appositions_;
  std::int32_t passed_over_;  // margin of an organization that the tagger passes over
  ScoreTable scores_;
  TypeColumn<Row> rows_;
  OwnNames own_;
  static constexpr float above_all_scores = 2;
  std::array<float, type_count> least_scores_{}, least_written_{};
  std::array<bool, type_count> written_{};
};

}  // namespace
}  // namespace gloss::names

GLOSS_EXPORT(gloss::names::Names)
