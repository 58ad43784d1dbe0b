/// The annotator `organizations`: links the mentions of a body, finds its acronym and its kind.
#include <algorithm>

#include "gloss/export.hpp"
#include "gloss/shared_texts.hpp"
#include "gloss/text_set.hpp"
#include "gloss/told_names.hpp"
#include "organizations/mention_finder.hpp"
#include "organizations/organization_linker.hpp"
#include "organizations/told.hpp"

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
    },
    "known": {
      "type": "string", "default": "",
      "description": "a list of own bodies, a path relative to the config file: NAME<TAB>KIND[<TAB>ACRONYM] a line"
    },
    "kinds": {
      "type": "string", "default": "",
      "description": "a list of own words that tell a kind, a path relative to the config file: WORD<TAB>KIND<TAB>WEIGHT a line, the weight from 1 to 9"
    },
    "never": {
      "type": "string", "default": "",
      "description": "a list of names that are no organizations, a path relative to the config file: one a line"
    }
  }
})json";

enum Input : unsigned { names_input, tokens_input, sentences_input };

constexpr gloss_layer names = layer("names", layers::name::types);
constexpr gloss_layer sentences = layers::optional(layer("sentences", layers::sentence::types));
constexpr const gloss_layer* inputs[] = {&names, &layers::tokens, &sentences, nullptr};
constexpr const gloss_layer* outputs[] = {&layers::organizations, nullptr};

class Organizations {
 public:
  static constexpr gloss_description description = describe({
      .id = "organizations",
      .version = "0.2.0",
      .summary =
          "Organizations: full names, acronyms and short forms tied together, and their kind",
      .name = "Organizations",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
  });

  /// All mentions of a body have these texts in common.
  struct BodyTexts {
    SharedText name, acronym;
  };

  struct Worker {
    explicit Worker(const Organizations& owner)
        : words([&lexicon = owner.lexicon_](std::string_view form, Row& row) {
            row = lexicon.row(form);
          }),
          linker(owner.lexicon_) {
      for (std::size_t i = 0; i < mention_count; ++i)
        shared.add(mention_name(static_cast<Mention>(i)));
      for (std::size_t i = 0; i < link_count; ++i) shared.add(link_name(static_cast<Link>(i)));
      for (std::size_t i = 0; i < kind_count; ++i) shared.add(kind_name(static_cast<Kind>(i)));
    }

    SharedText text(Mention mention) const { return shared[static_cast<std::size_t>(mention)]; }
    SharedText text(Link link) const {
      return shared[mention_count + static_cast<std::size_t>(link)];
    }
    SharedText text(Kind kind) const {
      return shared[mention_count + link_count + static_cast<std::size_t>(kind)];
    }

    Words words;
    std::vector<Span> sentences;
    std::vector<Name> names;
    std::vector<Organization> found;
    OrganizationLinker linker;
    std::vector<BodyTexts> bodies;  ///< by the mention that stands for the body
    SharedTexts shared;             ///< the names of Mention, Link and Kind
    std::string line;
  };

  explicit Organizations(Config config)
      : min_score_(static_cast<float>(config.number("/min_score"))) {
    const Host& host = config.host();
    lexicon_.read_kinds(host.data("kinds.tsv"));
    lexicon_.read_known(host.data("known.tsv"));
    lexicon_.read_names(host.data("names.tsv"));
    lexicon_.read_context(host.data("context.tsv"));
    lexicon_.read_evidence(host.data("evidence.tsv"));
    if (const std::string own = config.text("/known"); !own.empty())
      lexicon_.read_known(host.resource(own), Lexicon::Source::user);
    if (const std::string own = config.text("/kinds"); !own.empty())
      lexicon_.read_kinds(host.resource(own), Lexicon::Source::user);
    if (const std::string never = config.text("/never"); !never.empty())
      never_.read(host.resource(never));
  }

  Organizations(const Organizations&) = delete;  // the workers point to the lexicon
  Organizations& operator=(const Organizations&) = delete;

  void process(const Document& document, Output& output, Worker& worker) const {
    worker.found.clear();
    read_names(document, names_input, min_score_, worker.names);
    bool has_organization = false, has_stop = false;
    for (const Name& name : worker.names) {
      if (name.type != layers::name::organization) continue;
      has_organization = true;
      has_stop |= name.span.size() > 0 && document.text()[name.span.end - 1] == '.';
    }
    if (!has_organization) return explain(document, worker);
    worker.words.read(document.text(), document.layer(tokens_input));
    worker.sentences.clear();
    // Only the full stop at the end of a name asks for sentences.
    if (has_stop) read_spans(document, sentences_input, worker.sentences);
    const DocumentView view{worker.words, worker.sentences, worker.names};
    find_mentions(view, worker.found);
    if (!never_.empty())
      std::erase_if(worker.found, [&](const Organization& found) {
        return never_.contains(document.covered(found.span));
      });
    worker.linker.run(view, worker.found);
    write(document, output, worker);
    explain(document, worker);
  }

 private:
  void explain(const Document& document, const Worker& worker) const {
    const Trace trace = document.trace();
    if (!trace) return;
    for (const Organization& organization : worker.found)
      tell_organization(organization, document.text(), trace);
    tell_unused_names(
        document, trace,
        {names_input, layers::name::organization, min_score_,
         "it is an adjective, a part of another name, or short for what is no body"},
        [&](Span span) {
          return std::ranges::any_of(worker.found, [&](const Organization& found) {
            return found.span.begin < span.end && span.begin < found.span.end;
          });
        },
        [&](std::string_view text) { return !never_.empty() && never_.contains(text); });
  }

  static void write(const Document& document, Output& output, Worker& worker) {
    worker.bodies.assign(worker.found.size(), {});
    worker.shared.share(output);
    for (const Organization& organization : worker.found)
      write(document, organization, output, worker);
  }

  static void write(const Document& document, const Organization& organization, Output& output,
                    Worker& worker) {
    BodyTexts& body = worker.bodies[organization.entity];
    if (body.name.size == 0) {
      const std::string_view name = document.covered(organization.name);
      const bool is_plain = has_single_blanks(worker.words, worker.found[organization.named]);
      body.name = output.shared_text(is_plain ? name : one_line(name, worker.line));
      if (organization.acronym.size())
        body.acronym = output.shared_text(document.covered(organization.acronym));
    }
    const SharedText rule = organization.is_own_kind ? own_rule(organization.link, output)
                                                     : worker.text(organization.link);
    const bool has_acronym = body.acronym.size != 0, has_kind = organization.kind != Kind::none;
    gloss_record record = record_of(organization.span, key::organization);
    record.score = organization.score;
    gloss_attribute* to = output.add_room(record, 4u + has_acronym + has_kind);
    *to++ = text_attribute(key::name, body.name);
    if (has_acronym) *to++ = text_attribute(key::acronym, body.acronym);
    *to++ = reference_attribute(key::entity, GLOSS_NONE, organization.entity);
    *to++ = text_attribute(key::mention, worker.text(organization.mention));
    if (has_kind) *to++ = text_attribute(key::kind, worker.text(organization.kind));
    *to = text_attribute(key::rule, rule);
  }

  /// Whether one_line() would leave the name as it is. Tokens have no blanks.
  static bool has_single_blanks(const Words& words, const Organization& name) {
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      const std::uint32_t gap = words.begin(i + 1) - words.end(i);
      if (gap > 1 || (gap == 1 && words.text()[words.end(i)] != ' ')) return false;
    }
    return true;
  }

  static SharedText own_rule(Link link, Output& output) {
    return output.shared_text(std::string(link_name(link)) + ", own-kind");
  }

  Lexicon lexicon_;
  TextSet never_;
  float min_score_;
};

}  // namespace
}  // namespace gloss::organizations

GLOSS_EXPORT(gloss::organizations::Organizations)
