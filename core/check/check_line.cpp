#include "check/check_line.hpp"

#include <filesystem>

#include "check/cases/known_failures.hpp"
#include "check/cases/spec_cases.hpp"
#include "check/inputs/given_texts.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;
using Texts = std::vector<std::string>;

Error refusal(const std::string& what) { return Error(ErrorCode::usage, "check: " + what); }

void add_case_options(po::options_description_easy_init& add) {
  add("cases", po::value<Texts>()->value_name("PATH")->composing(),
      "check these cases of its specification too: a JSON file, or a folder of them; may be "
      "repeated");
  add("known-failures", po::value<std::string>()->value_name("FILE"),
      "the names of the cases that may be wrong today, one a line; one that is right is a failure, "
      "so that the list only shrinks");
  add("shrink", "take the cases that are right now off the list of --known-failures");
  add("failures", po::value<std::string>()->value_name("N"),
      "show at most N failing cases of a file; else 10");
}

}  // namespace

cli::CommandLine check_line() {
  cli::CommandLine line{
      "gloss check",
      "PLUGIN.so [OPTIONS]",
      "Checks a plugin library against the contract of gloss/plugin.h: the file, its loading,\n"
      "description and options, what it makes of hostile texts, its threads, and how it takes\n"
      "trouble. Each check runs in a process of its own, 45 s at most (longer on a\n"
      "busy machine), and says PASS, or what is wrong and what to do next. What the plugin reads "
      "is\n"
      "written by the plugins at hand, or by the steps before it in the config of --config.\n"
      "A file of --cases is {\"cases\": [...]}, each {\"name\", \"text\"} with date, language, "
      "meta,\n"
      "options; \"expect\" and \"must_not\", {LAYER: [RECORD...]} with the fields that matter, "
      "each "
      "a\n"
      "value, {\"one_of\": [...]}, {\"not\": ...}, {\"begins_with\": ...} or null: not there;\n"
      "\"exactly\": true where no other records may be there; \"error\": a piece of the message "
      "of\n"
      "a document that must fail;\n"
      "\"options_error\": a piece of the message by which the options must be refused;\n"
      "and \"layers\", what the plugin reads; layers that are not given there are written by the\n"
      "plugins at hand. The other checks annotate the texts of --cases and --texts too.\n"
      "Exit code: 0 nothing failed, 1 something did, 2 usage error.",
      "  gloss check build/prices.so\n"
      "  gloss check build/prices.so --config config.json\n"
      "  gloss check build/prices.so --cases cases --texts articles.jsonl\n"
      "  gloss check build/prices.so --only spec-cases --cases cases --failures 3\n"
      "  gloss check build/prices.so --only hostile-texts,threads\n"
      "  gloss check build/prices.so --only fuzz --fuzz 60 --seed 7\n"
      "  gloss check --list\n",
      po::options_description("Options"),
      {},
      {"plugin"}};
  line.positions.add("plugin", -1);
  auto add = line.options.add_options();
  add("only", po::value<std::string>()->value_name("A,B"), "these checks, or groups of checks");
  add("list", "list the checks, each with what it asks for");
  add_case_options(add);
  add("texts", po::value<Texts>()->value_name("FILE")->composing(),
      "annotate these texts in the checks too: JSONL, {\"text\": ...} a line, of which the first "
      "1,000 are used; may be repeated");
  add("fuzz", po::value<double>()->value_name("SECONDS"),
      "change texts and options at random for so long");
  add("reproduce", po::value<std::string>()->value_name("N"),
      "run case N of --fuzz again, of the same --seed, --cases and --texts");
  add("annotator", po::value<std::string>()->value_name("ID"),
      "the annotator to check; each of the library's if it is not given");
  add("config", po::value<std::string>()->value_name("CONFIG"),
      "take the plugin's options, and the steps before it, from this config");
  add("options", po::value<std::string>()->value_name("JSON"), "the plugin's options");
  add("plugin-path", po::value<Texts>()->value_name("FOLDER")->composing(),
      "look here for the plugins that write what it reads; may be repeated");
  add("seed", po::value<std::string>()->value_name("N"), "of what is drawn at random; else 1");
  add("in-process", "run the checks in this process, for a debugger");
  add("json", "as JSON");
  add("quiet,q", "only what is not PASS");
  return line;
}

Order order_of(const po::variables_map& values) {
  const Texts files = cli::texts_of(values, "plugin");
  if (files.size() != 1) throw refusal("expected one PLUGIN.so; see `gloss check --help`");
  Order order;
  order.file = fs::absolute(files[0]).lexically_normal().string();
  if (!fs::exists(order.file))
    throw refusal(files[0] + ": no such file; build it, or name another");
  if (fs::is_directory(order.file))
    throw refusal(files[0] + ": is a folder; name the library in it");
  order.annotator = cli::text_of(values, "annotator");
  for (const auto& folder : cli::texts_of(values, "plugin-path"))
    order.plugin_path.push_back(fs::absolute(folder).string());
  if (values.count("config"))
    order.config = fs::absolute(cli::config_file(cli::text_of(values, "config")));
  order.options = cli::text_of(values, "options");
  if (!order.options.empty() && !Json::parse(order.options))
    throw refusal("--options " + order.options + ": is not JSON");
  order.case_files = case_files(values);
  order.text_files = text_files(values);
  order.most_failures = cli::count_of(values, "failures", 1).value_or(order.most_failures);
  if (values.count("shrink") && !values.count("known-failures"))
    throw refusal("--shrink: expected --known-failures FILE, the list to shrink");
  if (values.count("known-failures")) {
    order.shrinks_known_failures = values.count("shrink") > 0;
    order.known_failures = fs::absolute(cli::text_of(values, "known-failures")).string();
    check_known_failures(order.known_failures, order.case_files);
  }
  order.seed = cli::count_of(values, "seed").value_or(order.seed);
  return order;
}

Texts case_files(const po::variables_map& values) {
  Texts files;
  for (const auto& path : cli::texts_of(values, "cases"))
    for (auto& file : spec_files(path)) files.push_back(fs::absolute(file).string());
  return files;
}

Texts text_files(const po::variables_map& values) {
  Texts files;
  for (const auto& path : cli::texts_of(values, "texts")) {
    read_texts(path);  // what is wrong with it is told once
    files.push_back(fs::absolute(path).string());
  }
  return files;
}

}  // namespace glossator::check
