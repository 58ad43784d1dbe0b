// The program gloss-check, which `gloss check` starts.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/dll/runtime_symbol_info.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <set>
#include <string_view>
#include <thread>

#include "check/cases/known_failures.hpp"
#include "check/check_line.hpp"
#include "check/checks/all_checks.hpp"
#include "check/suite/fuzz_runner.hpp"
#include "check/suite/report.hpp"
#include "check/suite/runner.hpp"
#include "cli/exit_code.hpp"
#include "cli/last_words.hpp"
#include "cli/program.hpp"
#include "glossator/error.hpp"
#include "plugins/plugin_catalogue.hpp"
#include "plugins/plugin_file.hpp"

namespace glossator::check {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

int list_checks() {
  std::string group;
  for (const Check& check : all_checks()) {
    if (group != name_of(check.group)) fmt::print("{}\n", group = name_of(check.group));
    fmt::print("  {:<26} {}\n", check.name, check.about);
  }
  return cli::all_done;
}

/// The annotators to check: the requested one, else all that the library describes; one without a
/// name if it cannot be asked.
Texts annotators_of(const Order& order) {
  if (!order.annotator.empty()) return {order.annotator};
  PluginCatalogue catalogue = PluginCatalogue::standard();
  const Texts ids = catalogue.ask(order.file).ids();
  catalogue.cache().save();
  return ids.empty() ? Texts{""} : ids;
}

// Each check that needs the annotator would tell again what these two find.
constexpr std::string_view made_check = "can-be-made", annotates_check = "can-annotate";

bool is_about_library(const Check& check) {
  return (check.group == Group::file || check.group == Group::loading) &&
         check.needs != Needs::annotator;
}

/// Whether the check makes the annotator with the options that are given.
bool needs_annotator(const Check& check) {
  if (check.needs != Needs::as_its_group) return check.needs == Needs::annotator;
  return !is_about_library(check) && check.group != Group::description &&
         check.group != Group::cases;  // which have options of their own
}

/// A file that is no library for this machine would fail every check; one message is enough.
void require_sound(const std::string& file) {
  try {
    check_plugin_file(file);
  } catch (const Error& error) {
    throw Error(ErrorCode::usage, std::string("check: ") + error.what());
  }
}

/// The checks for one annotator, or with `on_library` those for the whole file.
std::vector<Task> tasks_of(const Order& order, const std::vector<Check>& selected,
                           const Texts& cases, bool on_library) {
  std::vector<Task> tasks;
  for (const auto& check : selected) {
    if (is_about_library(check) != on_library) continue;
    if (check.group == Group::fuzz && selected.size() > 1) continue;  // see fuzz_of()
    if (check.group != Group::cases || cases.empty()) {
      // Without case files the check only skips, which is worth a line only on request.
      if (check.group != Group::cases || selected.size() == 1) tasks.push_back({order, check});
      continue;
    }
    for (const auto& file : cases) {
      tasks.push_back({order, check});
      tasks.back().order.cases = file;
    }
  }
  return tasks;
}

/// Runs a check before those of `tasks` that need the annotator, and if it fails takes those away:
/// the results have the failure, and a skipped one for each. Tells of it only if it is among the
/// tasks, or fails.
std::vector<CheckResult> try_before(std::string_view name, const Order& order,
                                    std::vector<Task>& tasks, const RunOptions& options) {
  const bool is_asked_for =
      std::erase_if(tasks, [&](const Task& task) { return task.check.name == name; }) > 0;
  RunOptions quiet = options;
  quiet.on_result = [](const CheckResult&) {};
  std::vector<CheckResult> results =
      run_checks({{order, select_checks(all_checks(), {std::string(name)}).at(0)}}, quiet);
  const bool is_passed = results[0].verdict != Verdict::fail;
  if (is_passed && !is_asked_for) return {};
  if (!is_passed) {
    const std::size_t count = std::erase_if(tasks, [&](const Task& task) {
      if (!needs_annotator(task.check)) return false;
      results.push_back({std::string(task.check.name),
                         name_of(task.check.group),
                         std::string(task.check.about),
                         order.annotator,
                         Verdict::skip,
                         {},
                         0,
                         ""});
      return true;
    });
    if (count > 0)
      results[0].findings[0].message +=
          "; so " + std::to_string(count) + " checks that need the annotator are skipped";
  }
  options.on_result(results[0]);
  return results;
}

/// Tries whether the annotator can be made and, if that is asked for, whether it annotates
/// anything. The checks of a text's crash need no such trial.
std::vector<CheckResult> find_out_if_usable(const Order& order, std::vector<Task>& tasks,
                                            const RunOptions& options) {
  auto results = try_before(made_check, order, tasks, options);
  const bool is_asked_for = std::any_of(tasks.begin(), tasks.end(), [](const Task& task) {
    return task.check.name == annotates_check;
  });
  if (is_asked_for)
    for (auto& result : try_before(annotates_check, order, tasks, options))
      results.push_back(std::move(result));
  return results;
}

/// Runs what --fuzz or --reproduce ask for.
std::vector<CheckResult> fuzz_of(const po::variables_map& values, Order order,
                                 const RunOptions& options) {
  const Task fuzz{std::move(order), fuzz_checks()[0]};
  std::vector<CheckResult> results;
  if (values.count("reproduce"))
    results.push_back(reproduce_fuzz(fuzz, cli::count_of(values, "reproduce").value(), options));
  else if (values.count("fuzz"))
    results.push_back(run_fuzz(fuzz, values["fuzz"].as<double>(), options));
  for (const auto& result : results) options.on_result(result);
  return results;
}

/// The requested checks, without those that fuzz_of() runs.
std::vector<Check> selected_checks(const po::variables_map& values) {
  auto selected = select_checks(all_checks(), cli::parts_of(values, "only"));
  if (values.count("reproduce") ||
      (values.count("fuzz") && selected.size() == 1 && selected[0].group == Group::fuzz))
    selected.clear();
  return selected;
}

/// On a machine that others use too, a check has as much more time.
std::chrono::seconds limit_under_load(std::chrono::seconds limit) {
  double load = 0;
  if (getloadavg(&load, 1) != 1) return limit;
  const double share = load / std::max(1u, std::thread::hardware_concurrency());
  return std::chrono::seconds(std::lround(double(limit.count()) * std::clamp(share, 1.0, 8.0)));
}

void shrink_list(const std::string& list, const std::vector<CheckResult>& results) {
  std::set<std::string> mended;
  for (const CheckResult& result : results)
    if (result.cases) mended.insert(result.cases->mended.begin(), result.cases->mended.end());
  if (!mended.empty()) shrink_known_failures(list, mended);
}

int check_plugin(const po::variables_map& values) {
  const cli::LastWords last_words("");
  Order order = order_of(values);
  const auto selected = selected_checks(values);
  const Texts cases = case_files(values);
  const bool json = values.count("json") > 0;
  const ReportStyle style{isatty(STDOUT_FILENO) == 1 && !std::getenv("NO_COLOR"),
                          values.count("quiet") > 0};
  RunOptions options;
  options.program = boost::dll::program_location().string();
  options.in_process = values.count("in-process") > 0;
  options.limit = limit_under_load(options.limit);
  options.processes = options.in_process ? 1 : std::max(1u, std::thread::hardware_concurrency());
  if (!json)
    options.on_result = [&](const CheckResult& result) {
      fmt::print("{}", report_text(result, style));
      std::fflush(stdout);
    };
  if (values.count("only") == 0 && values.count("reproduce") == 0) require_sound(order.file);
  std::vector<CheckResult> results = run_checks(tasks_of(order, selected, cases, true), options);
  const Texts ids = annotators_of(order);
  for (const auto& id : ids) {
    order.annotator = id;
    auto tasks = tasks_of(order, selected, cases, false);
    if (!json && ids.size() > 1) fmt::print("annotator {}\n", id);
    auto more = find_out_if_usable(order, tasks, options);
    const bool is_made = more.empty() || more[0].verdict != Verdict::fail;
    for (auto& result : run_checks(tasks, options)) more.push_back(std::move(result));
    if (is_made)
      for (auto& result : fuzz_of(values, order, options)) more.push_back(std::move(result));
    results.insert(results.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
  }
  if (order.shrinks_known_failures) shrink_list(order.known_failures, results);
  fmt::print("{}", json ? report_json(order, results).dump(2) + "\n" : report_counts(results));
  return gravest(results) == Verdict::fail ? cli::some_failed : cli::all_done;
}

int run(const Texts& arguments) {
  // Before any set-up, because this process runs a single check.
  if (arguments.size() == 3 && arguments[0] == "child")
    answer_check(all_checks(), arguments[1], arguments[2]);
  const cli::CommandLine line = check_line();
  const auto values = line.parse(arguments);
  if (values.count("help")) {
    std::fputs(line.help().c_str(), stdout);
    return cli::all_done;
  }
  return values.count("list") ? list_checks() : check_plugin(values);
}

}  // namespace
}  // namespace glossator::check

int main(int argc, char** argv) {
  glossator::cli::ignore_write_signals();
  return glossator::cli::guarded([&] { return glossator::check::run({argv + 1, argv + argc}); });
}
