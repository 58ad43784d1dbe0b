#include "gloss/export.hpp"
#include "gloss/type_column.hpp"
#include "people/people_finder.hpp"

namespace {

namespace key = gloss::layers::person;
using gloss::people::Person;

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

constexpr const gloss_layer* inputs[] = {&gloss::layers::names, &gloss::layers::tokens,
                                         &gloss::layers::sentences, nullptr};
constexpr const gloss_layer* outputs[] = {&gloss::layers::people, nullptr};

class People {
 public:
  static constexpr gloss_description description{
      sizeof(gloss_description),
      GLOSS_TARGET_MINOR,
      "people",
      "People",
      "0.1.0",
      "Glossator",
      "MIT",
      "",
      "Persons: full names, later mentions tied to them, titles and roles",
      options_schema,
      inputs,
      outputs,
      GLOSS_THREADS_WORKER,
      GLOSS_CAP_DETERMINISTIC};

  struct Worker {
    gloss::TypeColumn<gloss::people::Row>::Scratch types;
    std::vector<gloss::people::Word> words;
    std::vector<gloss::Span> sentences;
    std::vector<gloss::people::Name> names;
    gloss::people::PeopleFinder::Scratch finder;
    gloss::people::Result result;
    std::string lower;
  };

  explicit People(gloss::Config config)
      : finder_(vocabulary_),
        rows_(config.host(),
              [this](const gloss::WordType& type, gloss::people::Row& row) {
                row = vocabulary_.row(type.form, type.lower);
              }),
        min_score_(static_cast<float>(config.number("/min_score"))) {
    vocabulary_.read_words(config.host().resource("words.tsv"));
    vocabulary_.read_nationalities(config.host().resource("nationalities.tsv"));
  }

  People(const People&) = delete;
  People& operator=(const People&) = delete;

  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    read(document, worker);
    finder_.find({document.text(), worker.words, worker.sentences, worker.names}, worker.finder,
                 worker.result);
    for (const Person& person : worker.result.people) write(document, person, output, worker);
  }

 private:
  void read(const gloss::Document& document, Worker& worker) const {
    const auto names = document.layer(0);
    worker.names.clear();
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      const gloss_record& name = names[i];
      if (name.flags & GLOSS_RECORD_DOCUMENT || name.score < min_score_) continue;
      worker.names.push_back({{name.begin, name.end}, name.type, name.score});
    }
    const auto tokens = document.layer(1);
    const auto rows = rows_.view(document, 1, worker.types);
    worker.words.resize(tokens.size());
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const gloss_record& token = tokens[i];
      worker.words[i] = {token.begin, token.end, rows.ids()[i], token.type, &rows[i]};
    }
    const auto sentences = document.layer(2);
    worker.sentences.clear();
    for (std::uint32_t i = 0; i < sentences.size(); ++i)
      worker.sentences.push_back(sentences.span(i));
  }

  void write(const gloss::Document& document, const Person& person, gloss::Output& output,
             Worker& worker) const {
    auto record = output.add(person.span, key::person);
    record.score(person.score).text(key::name, document.covered(person.name));
    if (person.given.size()) record.text(key::given, document.covered(person.given));
    if (person.family.size()) record.text(key::family, document.covered(person.family));
    record.own_reference(key::entity, person.entity)
        .text(key::mention, gloss::people::mention_name(person.mention));
    if (person.title.size()) {
      gloss::to_lower(document.covered(person.title), worker.lower);
      if (worker.lower.ends_with('.')) worker.lower.pop_back();
      record.text(key::title, worker.lower);
    }
    if (!person.role.empty()) {
      record.text(key::role, worker.result.role(person)).span(key::role_span, person.role.span);
      if (person.role.of.size())
        record.text(key::of, document.covered(person.role.of));
      else if (person.role.country)
        record.text(key::of, vocabulary_.country(person.role.country));
    }
    record.text(key::rule, gloss::people::link_name(person.link));
  }

  gloss::people::Vocabulary vocabulary_;
  gloss::people::PeopleFinder finder_;
  gloss::TypeColumn<gloss::people::Row> rows_;
  float min_score_;
};

}  // namespace

GLOSS_EXPORT(People)
