// The annotator `acme.products`: products of the team's list, and what is said of their launch.
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

#include "launches.hpp"

namespace acme {
namespace {

namespace layers = gloss::layers;

enum Input : unsigned { tokens, sentences, organizations, dates };
enum Type : unsigned { mention, launch };
enum Key : unsigned { product, code, company, date, status, cue, rule };

constexpr const char* types[] = {"mention", "launch", nullptr};
constexpr const char* keys[] = {"product", "code", "company", "date",
                                "status",  "cue",  "rule",    nullptr};
constexpr gloss_layer written{sizeof(gloss_layer), 0, "products", types, keys};
constexpr const gloss_layer* inputs[] = {&layers::tokens, &layers::sentences,
                                         &layers::organizations, &layers::dates, nullptr};
constexpr const gloss_layer* outputs[] = {&written, nullptr};

constexpr const char* name_of(Launch launch) {
  constexpr const char* names[] = {"", "planned", "done", "delayed", "denied"};
  return names[static_cast<int>(launch)];
}

class Products {
 public:
  static constexpr gloss_description description{
      sizeof(gloss_description),
      0,  // works with every host of ABI 1
      "acme.products",
      "Acme products",
      "1.2.0",
      "Acme",
      "MIT",
      "https://acme.example/glossator",
      "Products of a list, and launches with company, date and status",
      R"({"type": "object", "additionalProperties": false, "properties": {
        "list": {"type": "string", "minLength": 1, "default": "products.tsv",
                 "description": "name, code, company, divided by tabs: a file beside the config, or the one that comes with the plugin"},
        "mentions": {"type": "boolean", "default": true,
                     "description": "whether products are marked that are only named"}}})",
      inputs,
      outputs,
      GLOSS_THREADS_WORKER,
      GLOSS_CAP_DETERMINISTIC};

  explicit Products(gloss::Config config)
      : list_(config.host().resource(config.text("/list"))),
        with_mentions_(config.boolean("/mentions")) {}

  struct Worker {
    Sentence sentence;
    std::vector<std::uint32_t> organizations, dates;  // their records in the layers
  };

  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    const auto all_sentences = document.layer(sentences), all_tokens = document.layer(tokens);
    const auto all_organizations = document.layer(organizations), all_dates = document.layer(dates);
    std::uint32_t token = 0, organization = 0, one_date = 0;
    for (std::uint32_t i = 0; i < all_sentences.size(); ++i) {
      const gloss::Span span = all_sentences.span(i);
      Sentence& sentence = worker.sentence;
      sentence = {document.text(), {}, {}, {}, {}};
      worker.organizations.clear();
      worker.dates.clear();
      each_inside(all_tokens, span, token,
                  [&](std::uint32_t record) { sentence.words.push_back(all_tokens.span(record)); });
      each_inside(all_organizations, span, organization, [&](std::uint32_t record) {
        sentence.organizations.push_back(all_organizations.span(record));
        const auto* name =
            all_organizations.find(all_organizations[record], layers::organization::name);
        sentence.organization_names.push_back(name ? all_organizations.text(*name)
                                                   : std::string_view{});
        worker.organizations.push_back(record);
      });
      each_inside(all_dates, span, one_date, [&](std::uint32_t record) {
        if (all_dates[record].type != layers::date::date) return;
        sentence.dates.push_back(all_dates.span(record));
        worker.dates.push_back(record);
      });
      for (const Finding& finding : find_launches(sentence, list_)) write(finding, worker, output);
    }
  }

 private:
  // The records of a layer that lie in a span. Spans come in order; `next` is kept between them.
  template <class Use>
  static void each_inside(const gloss::LayerView& layer, gloss::Span span, std::uint32_t& next,
                          Use&& use) {
    while (next < layer.size() && layer[next].begin < span.begin) ++next;
    for (; next < layer.size() && layer[next].begin < span.end; ++next)
      if (layer[next].end <= span.end) use(next);
  }

  void write(const Finding& finding, const Worker& worker, gloss::Output& output) const {
    if (!finding.cue && !with_mentions_) return;
    auto record = output.add(finding.span, finding.cue ? launch : mention);
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
