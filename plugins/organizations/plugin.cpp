/// The annotator `organizations`: links the mentions of a body, finds its acronym and its kind.
#include "gloss/export.hpp"
#include "organizations/organization_linker.hpp"

namespace gloss::organizations {
namespace {

namespace key = layers::organization;

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

enum Input : unsigned { names_input, tokens_input };

constexpr gloss_layer names = layer("names", layers::name::types);
constexpr const gloss_layer* inputs[] = {&names, &layers::tokens, nullptr};
constexpr const gloss_layer* outputs[] = {&layers::organizations, nullptr};

class Organizations {
 public:
  static constexpr gloss_description description = describe({
      .id = "organizations",
      .version = "0.1.0",
      .summary =
          "Organizations: full names, acronyms and short forms tied together, and their kind",
      .name = "Organizations",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
  });

  struct Worker {
    explicit Worker(const Organizations& owner) : linker(owner.lexicon_) {}

    TypeColumn<Row>::Scratch types;
    std::vector<Word> words;
    std::vector<Name> names;
    std::vector<Organization> found;
    OrganizationLinker linker;
  };

  explicit Organizations(Config config)
      : rows_(config.host(), [this](const WordType& type,
                                    Row& row) { row = lexicon_.row(type.form, type.lower); }),
        min_score_(static_cast<float>(config.number("/min_score"))) {
    lexicon_.read_kinds(config.host().data("kinds.tsv"));
    lexicon_.read_known(config.host().data("known.tsv"));
    lexicon_.read_context(config.host().data("context.tsv"));
  }

  Organizations(const Organizations&) = delete;  // rows point to the lexicon
  Organizations& operator=(const Organizations&) = delete;

  void process(const Document& document, Output& output, Worker& worker) const {
    read_names(document, names_input, min_score_, worker.names);
    read_words(document, tokens_input, rows_, worker.types, worker.words);
    worker.linker.run({.text = document.text(), .words = worker.words, .names = worker.names},
                      worker.found);
    for (const Organization& organization : worker.found) write(document, organization, output);
  }

 private:
  static void write(const Document& document, const Organization& organization, Output& output) {
    Record record = output.add(organization.span, key::organization);
    record.score(organization.score).text(key::name, document.covered(organization.name));
    if (organization.acronym.size())
      record.text(key::acronym, document.covered(organization.acronym));
    record.own_reference(key::entity, organization.entity)
        .text(key::mention, mention_name(organization.mention));
    if (organization.kind != Kind::none) record.text(key::kind, kind_name(organization.kind));
    record.text(key::rule, link_name(organization.link));
  }

  Lexicon lexicon_;
  TypeColumn<Row> rows_;
  float min_score_;
};

}  // namespace
}  // namespace gloss::organizations

GLOSS_EXPORT(gloss::organizations::Organizations)
