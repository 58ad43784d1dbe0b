#include <fmt/format.h>
#include <unistd.h>

#include <boost/dll/runtime_symbol_info.hpp>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "check/fuzz_runner.hpp"
#include "check/report.hpp"
#include "check/runner.hpp"
#include "check/spec_cases.hpp"
#include "command_line.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "plugins/plugin_catalogue.hpp"
#include "plugins/plugin_file.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;
using Texts = std::vector<std::string>;

CommandLine check_line() {
  CommandLine line{
      "gloss check",
      "PLUGIN.so [OPTIONS]",
      "Checks a plugin library against the contract of gloss/plugin.h: the file, its loading,\n"
      "description and options, what it makes of hostile texts, its threads, and how it takes\n"
      "trouble. Each check runs in a process of its own, 45 s at most, and says PASS, or what is\n"
      "wrong and what to do next. What the plugin reads is written by the plugins at hand, or by\n"
      "the steps before it in the config that --config names.\n"
      "A case of --cases is {\"name\", \"text\"} with date, language, meta, options; \"expect\" "
      "and\n"
      "\"must_not\", {LAYER: [RECORD...]} with the fields that matter; \"exactly\": true where no\n"
      "other records may be there; \"error\": a piece of the message of a document that must "
      "fail;\n"
      "and \"layers\", what the plugin reads, where no other plugin is to write it.\n"
      "Exit code: 0 nothing failed, 1 something did, 2 usage error.",
      "  gloss check build/prices.so\n"
      "  gloss check build/prices.so --config config.json\n"
      "  gloss check build/prices.so --cases cases\n"
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
  add("cases", po::value<Texts>()->value_name("PATH")->composing(),
      "check these cases of its specification too: a JSON file, or a folder of them; may be "
      "repeated");
  add("fuzz", po::value<double>()->value_name("SECONDS"),
      "change texts and options at random for so long");
  add("reproduce", po::value<std::uint64_t>()->value_name("N"),
      "run case N of --fuzz again, of the same --seed and --cases");
  add("annotator", po::value<std::string>()->value_name("ID"),
      "the annotator to check; each of the library's if it is not given");
  add("config", po::value<std::string>()->value_name("CONFIG"),
      "take the plugin's options, and the steps before it, from this config");
  add("options", po::value<std::string>()->value_name("JSON"), "the plugin's options");
  add("plugin-path", po::value<Texts>()->value_name("FOLDER")->composing(),
      "look here for the plugins that write what it reads; may be repeated");
  add("seed", po::value<std::uint64_t>()->value_name("N"), "of what is drawn at random; else 1");
  add("in-process", "run the checks in this process, for a debugger");
  add("json", "as JSON");
  add("quiet,q", "only what is not PASS");
  return line;
}

int list_checks() {
  std::string group;
  for (const check::Check& check : check::all_checks()) {
    if (group != name_of(check.group)) fmt::print("{}\n", group = name_of(check.group));
    fmt::print("  {:<26} {}\n", check.name, check.about);
  }
  return all_done;
}

Texts split(const std::string& text) {
  Texts parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ',');)
    if (!part.empty()) parts.push_back(part);
  return parts;
}

check::Order order_of(const po::variables_map& values) {
  const Texts files = texts_of(values, "plugin");
  if (files.size() != 1)
    throw Error(ErrorCode::usage, "check: expected one PLUGIN.so; see `gloss check --help`");
  check::Order order;
  order.file = fs::absolute(files[0]).lexically_normal().string();
  if (!fs::exists(order.file))
    throw Error(ErrorCode::usage,
                "check: " + files[0] + ": no such file; build it, or name another");
  if (fs::is_directory(order.file))
    throw Error(ErrorCode::usage, "check: " + files[0] + ": is a folder; name the library in it");
  order.annotator = text_of(values, "annotator");
  for (const auto& folder : texts_of(values, "plugin-path"))
    order.plugin_path.push_back(fs::absolute(folder).string());
  if (values.count("config")) order.config = fs::absolute(config_file(text_of(values, "config")));
  order.options = text_of(values, "options");
  if (!order.options.empty() && !nlohmann::json::accept(order.options))
    throw Error(ErrorCode::usage, "check: --options " + order.options + ": is not JSON");
  if (values.count("seed")) order.seed = values["seed"].as<std::uint64_t>();
  return order;
}

/// The annotators to check: the one asked for, else all that the library says it holds; one without
/// a name if it cannot say.
Texts annotators_of(const check::Order& order) {
  if (!order.annotator.empty()) return {order.annotator};
  PluginCatalogue catalogue = PluginCatalogue::standard();
  const Texts ids = catalogue.ask(order.file).ids();
  catalogue.cache().save();
  return ids.empty() ? Texts{""} : ids;
}

bool is_about_library(const check::Check& check) {
  return check.group == check::Group::file || check.group == check::Group::loading;
}

Texts case_files(const po::variables_map& values) {
  Texts files;
  for (const auto& path : texts_of(values, "cases"))
    for (auto& file : check::spec_files(path)) files.push_back(std::move(file));
  return files;
}

/// A file that is no library for this machine fails every check; it is told once.
void require_sound(const std::string& file) {
  try {
    check_plugin_file(file);
  } catch (const Error& error) {
    throw Error(ErrorCode::usage, std::string("check: ") + error.what());
  }
}

/// What is to be run on one annotator, or if `on_library` on the file as a whole.
std::vector<check::Task> tasks_of(const check::Order& order,
                                  const std::vector<check::Check>& selected, const Texts& cases,
                                  bool on_library) {
  std::vector<check::Task> tasks;
  for (const auto& check : selected) {
    if (is_about_library(check) != on_library) continue;
    if (check.group == check::Group::fuzz && selected.size() > 1) continue;  // see fuzz_of()
    if (check.group != check::Group::cases || cases.empty()) {
      // Without cases there is nothing to say of them, but for one who asks.
      if (check.group != check::Group::cases || selected.size() == 1)
        tasks.push_back({order, check});
      continue;
    }
    for (const auto& file : cases) {
      tasks.push_back({order, check});
      tasks.back().order.cases = file;
    }
  }
  return tasks;
}

/// Runs what --fuzz or --reproduce ask for.
std::vector<check::Result> fuzz_of(const po::variables_map& values, check::Order order,
                                   const check::RunOptions& options) {
  const Texts cases = texts_of(values, "cases");
  if (!cases.empty()) order.cases = cases[0];
  std::vector<check::Result> results;
  if (values.count("reproduce"))
    results.push_back(reproduce_fuzz(order, values["reproduce"].as<std::uint64_t>(), options));
  else if (values.count("fuzz"))
    results.push_back(run_fuzz(order, values["fuzz"].as<double>(), options));
  for (const auto& result : results) options.on_result(result);
  return results;
}

int check(const po::variables_map& values) {
  check::Order order = order_of(values);
  auto selected = check::select_checks(split(text_of(values, "only")));
  if (values.count("reproduce") ||
      (values.count("fuzz") && selected.size() == 1 && selected[0].group == check::Group::fuzz))
    selected.clear();  // but for what fuzz_of() runs
  const Texts cases = case_files(values);
  const bool json = values.count("json") > 0;
  const check::ReportStyle style{isatty(STDOUT_FILENO) == 1 && !std::getenv("NO_COLOR"),
                                 values.count("quiet") > 0};
  check::RunOptions options;
  options.program = boost::dll::program_location().string();
  options.in_process = values.count("in-process") > 0;
  options.processes = options.in_process ? 1 : std::max(1u, std::thread::hardware_concurrency());
  if (!json)
    options.on_result = [&](const check::Result& result) {
      fmt::print("{}", report_text(result, style));
      std::fflush(stdout);
    };
  if (values.count("only") == 0 && values.count("reproduce") == 0) require_sound(order.file);
  std::vector<check::Result> results = run_checks(tasks_of(order, selected, cases, true), options);
  const Texts ids = annotators_of(order);
  for (const auto& id : ids) {
    order.annotator = id;
    const auto tasks = tasks_of(order, selected, cases, false);
    if (!json && ids.size() > 1) fmt::print("annotator {}\n", id);
    auto more = run_checks(tasks, options);
    for (auto& result : fuzz_of(values, order, options)) more.push_back(std::move(result));
    results.insert(results.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
  }
  fmt::print("{}", json ? report_json(order, results).dump(2) + "\n" : report_counts(results));
  return gravest(results) == check::Verdict::fail ? some_failed : all_done;
}

}  // namespace

int check_command(const Arguments& arguments) {
  // First of all, with nothing set up: the process of one check.
  if (arguments.size() == 3 && arguments[0] == "child")
    check::answer_check(arguments[1], arguments[2]);
  const CommandLine line = check_line();
  const auto values = line.parse(arguments);
  if (values.count("help")) {
    std::fputs(line.help().c_str(), stdout);
    return all_done;
  }
  return values.count("list") ? list_checks() : check(values);
}

}  // namespace glossator::cli
