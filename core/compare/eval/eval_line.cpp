#include "compare/eval/eval_line.hpp"

#include "cli/page_file.hpp"
#include "glossator/error.hpp"

namespace glossator::compare {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

Error refusal(const std::string& what) {
  return Error(ErrorCode::usage, "eval: " + what + "; see `gloss eval --help`");
}

}  // namespace

cli::CommandLine eval_line() {
  cli::CommandLine line{
      "gloss eval",
      "GOLD PRED [OPTIONS]",
      "Scores predictions against gold: documents with the same id are compared. Both are in any\n"
      "format of `gloss convert`; of JSON Lines, results of `gloss run` or the form of data sets:\n"
      "id, text, spans [{layer, begin, end, type, value, mod}], labels, targets, meta; "
      "meta.layers\n"
      "names the layers that are scored.\n"
      "  strict        same begin and end\n"
      "  strict_value  strict, and gold's value\n"
      "  relaxed       any overlap, one to one: the longest first\n"
      "  type, value   relaxed times the share of matches with gold's type, value\n"
      "  macro_...     mean over gold's types, over layers (names, all), or over classes\n"
      "Other figures are pooled over all spans (micro). Intervals come from drawing documents\n"
      "anew. Layers of labels are sectors, sectors_isic (codes), sentiment and targets (whom\n"
      "sentiment is about). meta.recall_only, meta.derived_layers and meta.unvalued_layers limit\n"
      "the figures; the last two are scored only if --layer asks for them.\n"
      "Exit code: 0 done, 1 a minimum of --min is missed, 2 usage error or broken input.",
      "  gloss eval gold.jsonl annotated.jsonl\n"
      "  gloss eval gold.jsonl annotated.jsonl --layer names --errors 10\n"
      "  gloss eval gold.jsonl annotated.jsonl --min names.strict_f1=80 --min "
      "dates.TIME.strict_f1=70\n"
      "  gloss eval gold.conll annotated.jsonl --rename entities/PER=people/person\n"
      "  gloss eval gold.jsonl annotated.jsonl --json > figures.json\n"
      "  gloss eval gold.jsonl annotated.jsonl --errors 50 --html report.html\n",
      po::options_description("Options"),
      {},
      {"file"}};
  line.positions.add("file", -1);
  auto add = line.options.add_options();
  add("layer", po::value<Texts>()->value_name("A,B")->composing(),
      "score these layers only; names: people and organizations; may be repeated");
  add("min", po::value<Texts>()->value_name("LAYER.FIGURE=PERCENT")->composing(),
      "exit with 1 if the figure is below; LAYER.TYPE.FIGURE for one type; may be repeated");
  add("errors", po::value<std::string>()->value_name("N"),
      "show the N documents with most mistakes, with contexts");
  add("bootstrap", po::value<std::string>()->value_name("N"),
      "samples for the intervals; else 1,000; 0: no intervals");
  add("seed", po::value<std::string>()->value_name("N"), "of the samples; else 1");
  add("crosswalk", po::value<std::string>()->value_name("FILE"),
      "JSON that maps predicted codes of sectors to gold's names: {\"gics\": [NAME...], "
      "\"sections\": {CODE: {\"gics\": NAME}}, \"divisions\": ..., \"classes\": ...}");
  add("gold-format", po::value<std::string>()->value_name("FORMAT"),
      "of GOLD; else its name tells it");
  add("pred-format", po::value<std::string>()->value_name("FORMAT"),
      "of PRED; else its name tells it");
  add("rename", po::value<Texts>()->value_name("FROM=TO")->composing(),
      "gold's layer, or LAYER/TYPE, is another of ours: ner/PER=people/person; may be repeated");
  add("json", "as JSON, figures from 0 to 1");
  add("html", po::value<std::string>()->value_name("FILE"), "write one page of HTML too");
  add("overwrite", cli::overwrite_page_help);
  return line;
}

EvalOrder eval_order_of(const po::variables_map& values) {
  const Texts files = cli::texts_of(values, "file");
  if (files.size() != 2)
    throw refusal("expected two files, GOLD and PRED; got " + std::to_string(files.size()));
  EvalOrder order;
  order.gold = files[0];
  order.predicted = files[1];
  order.gold_format = cli::text_of(values, "gold-format");
  order.predicted_format = cli::text_of(values, "pred-format");
  order.renames = interchange::Renames(cli::texts_of(values, "rename"));
  const Texts layers = cli::parts_of(cli::texts_of(values, "layer"));
  order.options.layers = {layers.begin(), layers.end()};
  for (const std::string& text : cli::texts_of(values, "min"))
    order.minima.push_back(Minimum::parse(text));
  order.options.worst = cli::count_of(values, "errors").value_or(0);
  if (const auto draws = cli::count_of(values, "bootstrap", 0, 1000000))
    order.options.draws = static_cast<unsigned>(*draws);
  order.options.seed = cli::count_of(values, "seed").value_or(order.options.seed);
  if (values.count("crosswalk"))
    order.options.crosswalk = Crosswalk::of_file(cli::text_of(values, "crosswalk"));
  order.is_json = values.count("json") > 0;
  order.html = cli::text_of(values, "html");
  return order;
}

}  // namespace glossator::compare
