#include "compare/diff/diff_line.hpp"

#include "cli/page_file.hpp"
#include "glossator/error.hpp"

namespace glossator::compare {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

std::set<std::string> names_in(const Texts& lists) {
  const Texts names = cli::parts_of(lists);
  return {names.begin(), names.end()};
}

}  // namespace

cli::CommandLine diff_line() {
  cli::CommandLine line{
      "gloss diff",
      "A B [OPTIONS]",
      "Tells how two results differ, A before and B after a change: which records were added,\n"
      "removed and changed, grouped by layer, type, plugin with version, and rule, with contexts.\n"
      "Documents are joined by id. Records match by span, type and name, then with another name,\n"
      "another type, or an overlapping span. Those of a document that is only in A, or failed in\n"
      "B, count as removed; the other way round as added. References compare by their targets, not "
      "by ids.\n"
      "Plugins, versions and references come from the manifests beside A and B; the contexts from\n"
      "the results, if they hold their texts (output.text), else only the covered texts are "
      "shown.\n"
      "Exit code: 0 done, 1 a limit of --fail-if is exceeded, 2 usage error or broken input.",
      "  gloss diff before.jsonl after.jsonl\n"
      "  gloss diff before.jsonl after.jsonl --layer people,organizations --ignore score\n"
      "  gloss diff before.jsonl after.jsonl --fail-if 'organizations.changed>1%' --fail-if "
      "'all.removed>0'\n"
      "  gloss diff before.jsonl after.jsonl --examples 20 --html changes.html\n",
      po::options_description("Options"),
      {},
      {"file"}};
  line.positions.add("file", -1);
  auto add = line.options.add_options();
  add("layer", po::value<Texts>()->value_name("A,B")->composing(),
      "compare these layers only; may be repeated");
  add("ignore", po::value<Texts>()->value_name("KEY,KEY")->composing(),
      "changes of these keys do not count: an attribute, or score; may be repeated");
  add("fail-if", po::value<Texts>()->value_name("LAYER.KIND>N[%]")->composing(),
      "exit with 1 if there are more; LAYER or all, KIND one of added, removed, changed, any; a "
      "percentage is one of A's records; may be repeated");
  add("examples", po::value<std::string>()->value_name("N"), "shown of each group; else 3");
  add("format", po::value<std::string>()->value_name("FORMAT"),
      "of A and B; else their names tell it");
  add("json", "as JSON");
  add("html", po::value<std::string>()->value_name("FILE"), "write one page of HTML too");
  add("overwrite", cli::overwrite_page_help);
  return line;
}

DiffOrder diff_order_of(const po::variables_map& values) {
  const Texts files = cli::texts_of(values, "file");
  if (files.size() != 2)
    throw Error(ErrorCode::usage, "diff: expected two files, A and B; got " +
                                      std::to_string(files.size()) + "; see `gloss diff --help`");
  DiffOrder order;
  order.before = files[0];
  order.after = files[1];
  order.format = cli::text_of(values, "format");
  order.options.layers = names_in(cli::texts_of(values, "layer"));
  order.options.ignored = names_in(cli::texts_of(values, "ignore"));
  order.options.examples = cli::count_of(values, "examples").value_or(order.options.examples);
  for (const std::string& text : cli::texts_of(values, "fail-if"))
    order.limits.push_back(Limit::parse(text));
  order.is_json = values.count("json") > 0;
  order.html = cli::text_of(values, "html");
  return order;
}

}  // namespace glossator::compare
