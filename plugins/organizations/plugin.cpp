#include "gloss/export.hpp"
#include "gloss/type_column.hpp"
#include "organizations/organization_linker.hpp"

namespace {

namespace key = gloss::layers::organization;
using gloss::organizations::Organization;

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
constexpr const gloss_layer* outputs[] = {&gloss::layers::organizations, nullptr};

class Organizations {
 public:
  static constexpr gloss_description description{
      sizeof(gloss_description),
      GLOSS_TARGET_MINOR,
      "organizations",
      "Organizations",
      "0.1.0",
      "Glossator",
      "MIT",
      "",
      "Organizations: full names, acronyms and short forms tied together, and their kind",
      options_schema,
      inputs,
      outputs,
      GLOSS_THREADS_WORKER,
      GLOSS_CAP_DETERMINISTIC};

  struct Worker {
    explicit Worker(const Organizations& owner) : linker(owner.vocabulary_) {}

    gloss::TypeColumn<gloss::organizations::Row>::Scratch types;
    std::vector<gloss::organizations::Word> words;
    std::vector<gloss::organizations::Name> names;
    std::vector<Organization> found;
    gloss::organizations::OrganizationLinker linker;
  };

  explicit Organizations(gloss::Config config)
      : rows_(config.host(),
              [this](const gloss::WordType& type, gloss::organizations::Row& row) {
                row = vocabulary_.row(type.form, type.lower);
              }),
        min_score_(static_cast<float>(config.number("/min_score"))) {
    vocabulary_.read_kinds(config.host().resource("kinds.tsv"));
    vocabulary_.read_known(config.host().resource("known.tsv"));
    vocabulary_.read_context(config.host().resource("context.tsv"));
  }

  Organizations(const Organizations&) = delete;
  Organizations& operator=(const Organizations&) = delete;

  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    read(document, worker);
    worker.linker.run({document.text(), worker.words, worker.names}, worker.found);
    for (const Organization& organization : worker.found) write(document, organization, output);
  }

 private:
  void read(const gloss::Document& document, Worker& worker) const {
    const auto names = document.layer(0);
    worker.names.clear();
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      const gloss_record& name = names[i];
      const bool is_wanted = name.type == gloss::layers::name::organization &&
                             !(name.flags & GLOSS_RECORD_DOCUMENT) && !(name.score < min_score_);
      if (is_wanted) worker.names.push_back({{name.begin, name.end}, name.score});
    }
    const auto tokens = document.layer(1);
    const auto rows = rows_.view(document, 1, worker.types);
    worker.words.resize(tokens.size());
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const gloss_record& token = tokens[i];
      worker.words[i] = {token.begin, token.end, rows.ids()[i], token.type, &rows[i]};
    }
  }

  static void write(const gloss::Document& document, const Organization& organization,
                    gloss::Output& output) {
    auto record = output.add(organization.span, key::organization);
    record.score(organization.score).text(key::name, document.covered(organization.name));
    if (organization.acronym.size())
      record.text(key::acronym, document.covered(organization.acronym));
    record.own_reference(key::entity, organization.entity)
        .text(key::mention, gloss::organizations::mention_name(organization.mention));
    if (organization.kind != gloss::organizations::Kind::none)
      record.text(key::kind, gloss::organizations::kind_name(organization.kind));
    record.text(key::rule, gloss::organizations::link_name(organization.link));
  }

  gloss::organizations::Vocabulary vocabulary_;
  gloss::TypeColumn<gloss::organizations::Row> rows_;
  float min_score_;
};

}  // namespace

GLOSS_EXPORT(Organizations)
