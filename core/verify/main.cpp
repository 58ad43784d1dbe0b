// The program gloss-verify, which `gloss verify` starts.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/command_line.hpp"
#include "cli/exit_code.hpp"
#include "cli/last_words.hpp"
#include "cli/program.hpp"
#include "config/isolation_of_steps.hpp"
#include "report.hpp"
#include "text/readable_text.hpp"

namespace glossator::verify {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

constexpr std::size_t most_documents = 10000;
constexpr unsigned most_threads = 1024;  // as /run/threads of a config

std::string about() {
  std::string text =
      "Proves that a chain is deterministic, with any plugins: runs the input in one thread, then\n"
      "in each of the ways below, and compares all results byte for byte. Of a way that differs "
      "it\n"
      "names the first record that does, both values, and the likely plugin: the first step of "
      "the\n"
      "chain whose layer differs. Documents and results are kept in memory.\n"
      "Exit code: 0 all ways gave the same bytes, 1 one did not, 2 usage, config or plugin "
      "error.\n\nWays\n";
  for (const Way& way : other_ways()) text += fmt::format("  {:<17} {}\n", way.name, way.about);
  text.pop_back();
  return text;
}

cli::CommandLine verify_line() {
  cli::CommandLine line{"gloss verify",
                        "CONFIG INPUT... [OPTIONS]",
                        about(),
                        "  gloss verify news articles.jsonl\n"
                        "  gloss verify my.json archive/ --documents 500 --threads 8\n"
                        "  gloss verify my.json articles.jsonl --ways threads,isolation --json\n",
                        po::options_description("Options"),
                        {},
                        {"config", "input"}};
  line.positions.add("config", 1).add("input", -1);
  auto add = line.options.add_options();
  add("ways", po::value<std::string>()->value_name("A,B"), "run these ways only");
  add("documents", po::value<std::string>()->value_name("N"),
      "take the first N documents; else 10000");
  add("threads", po::value<std::string>()->value_name("N"), "of the ways with several; else 4");
  add("seed", po::value<std::string>()->value_name("N"), "of random orders; else 1");
  add("date", po::value<std::string>()->value_name("DATE"),
      "the reference date of documents without one");
  cli::add_pipeline_options(line.options);
  add("json", "as JSON");
  return line;
}

/// The documents that can be read; tells of the others.
std::vector<InputDocument> read_documents(Reader& reader, std::size_t most) {
  std::vector<InputDocument> documents;
  for (InputDocument document; documents.size() < most && reader.next(document);) {
    if (document.error)
      std::fprintf(stderr, "gloss: left out: %s\n", terminal_text(document.error->what()).c_str());
    else
      documents.push_back(document);
  }
  InputDocument more;
  if (documents.size() == most && reader.next(more))
    std::fprintf(stderr, "gloss: only the first %zu documents are run; see --documents\n", most);
  return documents;
}

Setting setting_of(const po::variables_map& values) {
  const Texts configs = cli::texts_of(values, "config");
  const Texts inputs = cli::texts_of(values, "input");
  if (configs.empty() || inputs.empty())
    throw Error(ErrorCode::usage, "verify: expected CONFIG INPUT...; see `gloss verify --help`");
  const Config config =
      Config::from_file(cli::config_file(configs[0]), cli::overrides(cli::texts_of(values, "set")));
  config.throw_problems();
  Setting setting{with_isolation(config, Isolation::none), {}, {}};
  setting.options.plugin_path = cli::texts_of(values, "plugin-path");
  setting.options.logger = standard_error_logger();
  if (const auto threads = cli::count_of(values, "threads", 1, most_threads))
    setting.threads = static_cast<unsigned>(*threads);
  setting.seed = cli::count_of(values, "seed").value_or(setting.seed);
  const std::size_t most = cli::count_of(values, "documents", 1).value_or(most_documents);
  const auto reader =
      open_inputs(setting.config, inputs, cli::text_of(values, "date"), setting.options.logger);
  setting.documents = read_documents(*reader, most);
  if (setting.documents.empty())
    throw Error(ErrorCode::usage, "verify: the input has no document that can be read");
  return setting;
}

/// A line on the terminal that is rewritten in place; elsewhere nothing.
class ProgressLine {
 public:
  explicit ProgressLine(std::size_t total) : total_(total), is_shown_(isatty(STDERR_FILENO) == 1) {}

  void update(const Way& way, std::size_t done) {
    if (is_shown_ && (done % 16 == 0 || done == total_))
      std::fprintf(stderr, "\r\x1b[K%s: %zu of %zu documents", way.name, done, total_);
  }
  void clear() {
    if (is_shown_) std::fputs("\r\x1b[K", stderr);
  }

 private:
  const std::size_t total_;
  const bool is_shown_;
};

int verify(const po::variables_map& values) {
  const cli::LastWords last_words("");
  const auto ways = select_ways(cli::parts_of(values, "ways"));
  const Setting setting = setting_of(values);
  const bool json = values.count("json") > 0;
  ProgressLine progress(setting.documents.size());
  const Verification verification(
      setting, [&](const Way& way, std::size_t done) { progress.update(way, done); });
  progress.clear();
  const std::size_t count = setting.documents.size();
  if (!json)
    fmt::print("reference: {}: {}, {} failed\n", reference_way().about,
               cli::counted(count, "document"), verification.failed());
  std::vector<Outcome> outcomes;
  for (const Way& way : ways) {
    outcomes.push_back(verification.run(way));
    progress.clear();
    if (!json) fmt::print("{}", report_text(outcomes.back(), count));
    std::fflush(stdout);
  }
  if (json)
    fmt::print("{}\n", report_json(cli::texts_of(values, "config")[0], count, verification.failed(),
                                   outcomes)
                           .dump(2));
  const bool same = std::all_of(outcomes.begin(), outcomes.end(),
                                [](const Outcome& outcome) { return !outcome.first; });
  return same ? cli::all_done : cli::some_failed;
}

}  // namespace
}  // namespace glossator::verify

int main(int argc, char** argv) {
  using namespace glossator;
  return cli::run_program(verify::verify_line(), argc, argv, verify::verify);
}
