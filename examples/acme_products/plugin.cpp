// The annotator `acme.products`: finds the products of the team's list, and their launches.
#include <gloss/export.hpp>
#include <gloss/span_index.hpp>
#include <gloss/standard_layers.hpp>

#include "launches.hpp"

namespace acme {
namespace {

namespace layers = gloss::layers;

enum Input : unsigned { tokens, sentences, organizations, dates };
enum Type : unsigned { mention, launch };
enum Key : unsigned { product, code, company, date, status, cue, rule };

constexpr const char* types[] = {"mention", "launch", nullptr};
constexpr gloss_key keys[] = {
    gloss::text_key("product", "its name in the list"),
    gloss::text_key("code", "its code in the list"),
    gloss::reference_key("company", "who launches it", layers::refers_to_organizations),
    gloss::reference_key("date", "when it is launched", layers::refers_to_dates),
    gloss::text_key("status", "planned, done, delayed or denied"),
    gloss::span_key("cue", "the word that speaks of the launch"),
    gloss::text_key("rule", "clause-cue-STATUS"),
};
constexpr gloss_layer written = gloss::layer("products", types, keys);

// Reads the names of organizations, but only the places of dates.
constexpr gloss_key organization_keys[] = {gloss::text_key("name", "the full name")};
enum OrganizationKey : unsigned { organization_name };
constexpr gloss_layer organizations_layer =
    gloss::layer("organizations", layers::organization::types, organization_keys);
constexpr gloss_layer dates_layer = gloss::layer("dates", layers::date::types);
constexpr const gloss_layer* inputs[] = {&layers::tokens, &layers::sentences, &organizations_layer,
                                         &dates_layer, nullptr};
constexpr const gloss_layer* outputs[] = {&written, nullptr};

constexpr const char* options = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "list": {
      "type": "string", "minLength": 1, "default": "products.tsv",
      "description": "name, code, company, divided by tabs: a file beside the config, or the one that comes with the plugin"},
    "mentions": {
      "type": "boolean", "default": true,
      "description": "whether products are marked that are only named"}
  }
})json";

constexpr const char* name_of(Launch launch) {
  constexpr const char* names[] = {"", "planned", "done", "delayed", "denied"};
  return names[static_cast<int>(launch)];
}

class Products {
 public:
  static constexpr gloss_description description = gloss::describe({
      .id = "acme.products",
      .version = "1.2.0",
      .summary = "Products of a list, and launches with company, date and status",
      .name = "Acme products",
      .vendor = "Acme",
      .license = "MIT",
      .url = "https://acme.example/glossator",
      .options = options,
      .inputs = inputs,
      .outputs = outputs,
  });

  explicit Products(gloss::Config config)
      : list_(config.host().resource(config.text("/list"))),
        with_mentions_(config.boolean("/mentions")) {}

  struct Worker {
    gloss::SpanIndex tokens_by_place, organizations_by_place, dates_by_place;
    Sentence sentence;
    std::vector<std::uint32_t> organizations, dates;  // their record numbers in the layers
  };

  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    worker.tokens_by_place.build(document.layer(tokens));
    worker.organizations_by_place.build(document.layer(organizations));
    worker.dates_by_place.build(document.layer(dates));
    const gloss::LayerView all = document.layer(sentences);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      read_sentence(document, all.span(i), worker);
      for (const Finding& finding : find_launches(worker.sentence, list_))
        write(finding, worker, output);
    }
  }

 private:
  static void read_sentence(const gloss::Document& document, gloss::Span span, Worker& worker) {
    Sentence& sentence = worker.sentence;
    sentence = {document.text(), {}, {}, {}, {}};
    worker.organizations.clear();
    worker.dates.clear();
    const auto all_tokens = document.layer(tokens), all_dates = document.layer(dates);
    const auto all_organizations = document.layer(organizations);
    for (const std::uint32_t token : worker.tokens_by_place.inside(span))
      sentence.words.push_back(all_tokens.span(token));
    for (const std::uint32_t body : worker.organizations_by_place.inside(span)) {
      const auto* name = all_organizations.find(all_organizations[body], organization_name);
      sentence.organizations.push_back(all_organizations.span(body));
      sentence.organization_names.push_back(name ? all_organizations.text(*name)
                                                 : std::string_view{});
      worker.organizations.push_back(body);
    }
    for (const std::uint32_t date : worker.dates_by_place.inside(span)) {
      if (all_dates[date].type != layers::date::date) continue;
      sentence.dates.push_back(all_dates.span(date));
      worker.dates.push_back(date);
    }
  }

  void write(const Finding& finding, const Worker& worker, gloss::Output& output) const {
    if (!finding.cue && !with_mentions_) return;
    gloss::Record record = output.add(finding.span, finding.cue ? launch : mention);
    record.text(product, finding.product->name).text(code, finding.product->code);
    if (finding.company)
      record.reference(company, organizations, worker.organizations[*finding.company]);
    if (finding.date) record.reference(date, dates, worker.dates[*finding.date]);
    if (!finding.cue) return;
    record.text(status, name_of(finding.cue->launch)).span(cue, finding.cue->span);
    record.text(rule, std::string("clause-cue-") + name_of(finding.cue->launch));
  }

  ProductList list_;
  bool with_mentions_;
};

}  // namespace
}  // namespace acme

GLOSS_EXPORT(acme::Products)
