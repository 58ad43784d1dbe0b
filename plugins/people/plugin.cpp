/// The annotator `people`: links the mentions of each person and finds their roles.
#include "gloss/export.hpp"
#include "people/people_finder.hpp"

namespace gloss::people {
namespace {

namespace key = layers::person;

constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "min_score": {
      "type": "number", "minimum": 0, "maximum": 1, "default": 0,
      "description": "names with a lower score are not read"
    }
  }
})json";

enum Input : unsigned { names_input, tokens_input, sentences_input };

constexpr gloss_layer names = layer("names", layers::name::types);
constexpr const gloss_layer* inputs[] = {&names, &layers::tokens, &layers::sentences, nullptr};
constexpr const gloss_layer* outputs[] = {&layers::people, nullptr};

class People {
 public:
  static constexpr gloss_description description = describe({
      .id = "people",
      .version = "0.1.0",
      .summary = "Persons: full names, later mentions tied to them, titles and roles",
      .name = "People",
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
    std::vector<Name> names;
    PeopleFinder::Scratch finder;
    Result result;
    std::string lower;
  };

  explicit People(Config config)
      : finder_(lexicon_),
        rows_(config.host(), [this](const WordType& type,
                                    Row& row) { row = lexicon_.row(type.form, type.lower); }),
        min_score_(static_cast<float>(config.number("/min_score"))) {
    lexicon_.read_words(config.host().data("words.tsv"));
    lexicon_.read_nationalities(config.host().data("nationalities.tsv"));
  }

  People(const People&) = delete;  // finder and rows point to the lexicon
  People& operator=(const People&) = delete;

  void process(const Document& document, Output& output, Worker& worker) const {
    read_names(document, names_input, min_score_, worker.names);
    read_words(document, tokens_input, rows_, worker.types, worker.words);
    read_spans(document, sentences_input, worker.sentences);
    finder_.find({document.text(), worker.words, worker.sentences, worker.names}, worker.finder,
                 worker.result);
    for (const Person& person : worker.result.people) write(document, person, output, worker);
  }

 private:
  void write(const Document& document, const Person& person, Output& output, Worker& worker) const {
    Record record = output.add(person.span, key::person);
    record.score(person.score).text(key::name, document.covered(person.name));
    if (person.given.size()) record.text(key::given, document.covered(person.given));
    if (person.family.size()) record.text(key::family, document.covered(person.family));
    record.own_reference(key::entity, person.entity)
        .text(key::mention, mention_name(person.mention));
    if (person.title.size()) {
      to_lower(document.covered(person.title), worker.lower);
      if (worker.lower.ends_with('.')) worker.lower.pop_back();
      record.text(key::title, worker.lower);
    }
    if (!person.role.empty()) {
      record.text(key::role, worker.result.role(person)).span(key::role_span, person.role.span);
      if (person.role.of.size())
        record.text(key::of, document.covered(person.role.of));
      else if (person.role.country)
        record.text(key::of, lexicon_.country(person.role.country));
    }
    record.text(key::rule, link_name(person.link));
  }

  Lexicon lexicon_;
  PeopleFinder finder_;
  TypeColumn<Row> rows_;
  float min_score_;
};

}  // namespace
}  // namespace gloss::people

GLOSS_EXPORT(gloss::people::People)
