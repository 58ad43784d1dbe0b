/// The annotator `people`: links the mentions of each person and finds their roles.
#include <algorithm>
#include <array>

#include "gloss/export.hpp"
#include "gloss/shared_texts.hpp"
#include "gloss/told_names.hpp"
#include "people/people_finder.hpp"
#include "people/told.hpp"

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
    },
    "words": {
      "type": "string", "default": "",
      "description": "a list of own titles and role words, a path relative to the config file: WORD<TAB>CLASS a line; `none` takes a shipped word out"
    },
    "nationalities": {
      "type": "string", "default": "",
      "description": "a list of own adjectives of nationality, a path relative to the config file: ADJECTIVE<TAB>COUNTRY a line"
    },
    "never": {
      "type": "string", "default": "",
      "description": "a list of names that are no persons, a path relative to the config file: one a line"
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
      .version = "0.2.0",
      .summary = "Persons: full names, later mentions tied to them, titles and roles",
      .name = "People",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
  });

  /// What all the mentions of a person have in common.
  struct NameTexts {
    SharedText name, given, family;
  };

  struct Worker {
    explicit Worker(const People& owner)
        : words([&lexicon = owner.lexicon_](std::string_view form, Row& row) {
            row = lexicon.row(form);
          }) {
      for (std::size_t i = 0; i < mention_count; ++i)
        shared.add(mention_name(static_cast<Mention>(i)));
      for (std::size_t i = 0; i < link_count; ++i) shared.add(link_name(static_cast<Link>(i)));
    }

    SharedText text(Mention mention) const { return shared[static_cast<std::size_t>(mention)]; }
    SharedText text(Link link) const {
      return shared[mention_count + static_cast<std::size_t>(link)];
    }

    Words words;
    std::vector<Span> sentences;
    std::vector<Name> names;
    PeopleFinder::Scratch finder;
    Result result;
    std::vector<NameTexts> persons;  ///< by the mention that stands for the person
    SharedTexts shared;              ///< the names of Mention and Link
    std::string lower, line;
  };

  explicit People(Config config)
      : finder_(lexicon_), min_score_(static_cast<float>(config.number("/min_score"))) {
    const Host& host = config.host();
    lexicon_.read_words(host.data("words.tsv"));
    lexicon_.read_nationalities(host.data("nationalities.tsv"));
    lexicon_.read_given_names(host.data("given.tsv"));
    lexicon_.read_family_names(host.data("families.tsv"));
    lexicon_.read_firms(host.data("firms.tsv"));
    if (const std::string own = config.text("/words"); !own.empty())
      lexicon_.read_words(host.resource(own), Lexicon::Source::user);
    if (const std::string own = config.text("/nationalities"); !own.empty())
      lexicon_.read_nationalities(host.resource(own), Lexicon::Source::user);
    if (const std::string never = config.text("/never"); !never.empty())
      finder_.read_never(host.resource(never));
  }

  People(const People&) = delete;  // the finder and the workers point to the lexicon
  People& operator=(const People&) = delete;

  void process(const Document& document, Output& output, Worker& worker) const {
    worker.result.people.clear();
    if (!has_names(document, names_input, layers::name::person)) return explain(document, worker);
    read_names(document, names_input, min_score_, worker.names);
    worker.words.read(document.text(), document.layer(tokens_input));
    read_spans(document, sentences_input, worker.sentences);
    finder_.find({worker.words, worker.sentences, worker.names}, worker.finder, worker.result);
    write(document, output, worker);
    explain(document, worker);
  }

 private:
  void explain(const Document& document, const Worker& worker) const {
    const Trace trace = document.trace();
    if (!trace) return;
    const auto& people = worker.result.people;
    for (const Person& person : people) tell_person(person, worker.result, document.text(), trace);
    tell_unused_names(
        document, trace,
        {names_input, layers::name::person, min_score_,
         "it was read as a part of another name, or as an office"},
        [&](Span span) {
          return std::ranges::any_of(people, [&](const Person& person) {
            return person.span.begin < span.end && span.begin < person.span.end;
          });
        },
        [&](std::string_view text) { return finder_.denies(text); });
  }

  void write(const Document& document, Output& output, Worker& worker) const {
    worker.persons.assign(worker.result.people.size(), {});
    worker.shared.share(output);
    for (const Person& person : worker.result.people) write(document, person, output, worker);
  }

  void write(const Document& document, const Person& person, Output& output, Worker& worker) const {
    std::array<gloss_attribute, 10> attributes;
    std::size_t count = 0;
    const auto add = [&](std::uint32_t key, SharedText text) {
      attributes[count++] = text_attribute(key, text);
    };
    const auto covered = [&](Span span) {
      return output.shared_text(one_line(document.covered(span), worker.line));
    };
    NameTexts& texts = worker.persons[person.entity];
    if (texts.name.size == 0) {
      texts.name = covered(person.name);
      if (person.given.size()) texts.given = covered(person.given);
      if (person.family.size()) texts.family = covered(person.family);
    }
    add(key::name, texts.name);
    if (texts.given.size != 0) add(key::given, texts.given);
    if (texts.family.size != 0) add(key::family, texts.family);
    attributes[count++] = reference_attribute(key::entity, GLOSS_NONE, person.entity);
    add(key::mention, worker.text(person.mention));
    if (person.title.size()) {
      to_lower(document.covered(person.title), worker.lower);
      if (worker.lower.ends_with('.')) worker.lower.pop_back();
      add(key::title, output.shared_text(worker.lower));
    }
    if (!person.role.empty()) {
      add(key::role, output.shared_text(worker.result.role(person)));
      attributes[count++] = span_attribute(key::role_span, person.role.span);
      if (person.role.of.size())
        add(key::of, covered(person.role.of));
      else if (const std::string_view country = lexicon_.country(person.role.country);
               !country.empty())
        add(key::of, output.shared_text(country));
    }
    add(key::rule, person.role.is_own ? own_rule(person.link, output) : worker.text(person.link));
    gloss_record record = record_of(person.span, key::person);
    record.score = person.score;
    output.add(record, attributes, count);
  }

  static SharedText own_rule(Link link, Output& output) {
    return output.shared_text(std::string(link_name(link)) + ", own-word");
  }

  Lexicon lexicon_;
  PeopleFinder finder_;
  float min_score_;
};

}  // namespace
}  // namespace gloss::people

GLOSS_EXPORT(gloss::people::People)
