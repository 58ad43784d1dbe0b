// The program gloss-view, which `gloss view` starts.
#include <cstdio>
#include <memory>

#include "cli/command_line.hpp"
#include "cli/exit_code.hpp"
#include "cli/page_file.hpp"
#include "cli/program.hpp"
#include "glossator/error.hpp"
#include "input/overwritten_inputs.hpp"
#include "system/beside_output.hpp"
#include "text/readable_text.hpp"
#include "view/document_texts.hpp"
#include "view/fresh_run.hpp"
#include "view/html_page.hpp"
#include "view/view_page.hpp"

namespace glossator::view {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

cli::CommandLine view_line() {
  cli::CommandLine line{
      "gloss view",
      "OUT... -o PAGE.html [OPTIONS]",
      "Writes one HTML page, which needs no network, to look at what annotators did: the texts "
      "with\n"
      "their records, layers on and off, attributes, evidence with its weights, the mentions of "
      "one\n"
      "person lit together, and a list of documents with search. OUT is JSONL of `gloss run`, "
      "also\n"
      "compressed. Two OUT or more are runs to compare: documents of one id stand side by side "
      "with\n"
      "what differs. Texts that an OUT lacks are read again from the documents that its manifest\n"
      "names. With --run the arguments are documents, which CONFIG annotates first.\n"
      "Exit code: 0 page written, 2 error.",
      "  gloss view annotated.jsonl -o page.html\n"
      "  gloss view monday.jsonl tuesday.jsonl -o changes.html\n"
      "  gloss view --run news article.txt --date 2023-02-11 -o page.html\n"
      "  gloss view annotated.jsonl.gz --texts articles.jsonl --limit 500 -o page.html\n",
      po::options_description("Options"),
      {},
      {"out"}};
  line.positions.add("out", -1);
  auto add = line.options.add_options();
  add("output,o", po::value<std::string>()->value_name("PAGE.html"),
      "the page; - is standard output");
  add("run", po::value<std::string>()->value_name("CONFIG"),
      "annotate the arguments by this config, as `gloss run` does, and show the results");
  add("date", po::value<std::string>()->value_name("DATE"),
      "with --run: the reference date of documents without one");
  add("set", po::value<Texts>()->value_name("POINTER=VALUE")->composing(),
      "with --run: change a value of the config; may be repeated");
  add("texts", po::value<Texts>()->value_name("INPUT")->composing(),
      "read the texts from here: a file, a folder or a glob; may be repeated");
  add("limit", po::value<std::string>()->value_name("N")->default_value("20000"),
      "show the first N documents of each OUT");
  add("overwrite", cli::overwrite_page_help);
  add("title", po::value<std::string>()->value_name("TEXT"), "of the page; else the name of OUT");
  return line;
}

Error refusal(const std::string& what) { return Error(ErrorCode::usage, "view: " + what); }

void require_sense(const po::variables_map& values) {
  if (cli::texts_of(values, "out").empty())
    throw refusal("expected an OUT, or documents with --run CONFIG; see `gloss view --help`");
  if (!values.count("output"))
    throw refusal("expected -o PAGE.html, where the page goes; see `gloss view --help`");
  cli::count_of(values, "limit", 1);
  if (values.count("run")) return;
  for (const char* option : {"date", "set"})
    if (values.count(option))
      throw refusal("--" + std::string(option) + " is for --run CONFIG, which is not given");
}

std::unique_ptr<FreshRun> fresh_run(const po::variables_map& values) {
  if (!values.count("run")) return nullptr;
  Texts arguments{cli::text_of(values, "run")};
  for (const auto& input : cli::texts_of(values, "out")) arguments.push_back(input);
  if (values.count("date"))
    arguments.insert(arguments.end(), {"--date", cli::text_of(values, "date")});
  for (const auto& change : cli::texts_of(values, "set"))
    arguments.insert(arguments.end(), {"--set", change});
  return std::make_unique<FreshRun>(std::move(arguments));
}

/// Before anything is read or run. The documents that manifests name are known later.
void keep_inputs(const po::variables_map& values) {
  Texts read;
  const Texts outs = cli::texts_of(values, "out");
  for (const std::string& out : outs)
    for (const std::string& path : {out, manifest_file_of(out)}) read.push_back(path);
  for (const Texts& inputs : {values.count("run") ? outs : Texts(), cli::texts_of(values, "texts")})
    for (std::string& path : paths_of_inputs(inputs)) read.push_back(std::move(path));
  if (values.count("run")) try {
      read.push_back(cli::config_file(cli::text_of(values, "run")));
    } catch (const Error&) {
      // The run tells that it is not there.
    }
  refuse_overwritten_inputs({cli::text_of(values, "output")}, read);
}

/// The file names of runs, with their folders where the names are the same.
void tell_apart(std::vector<RunResults>& runs) {
  for (std::size_t i = 0; i < runs.size(); ++i)
    for (std::size_t k = 0; k < runs.size(); ++k)
      if (i != k && runs[k].name == runs[i].name) {
        runs[i].name = runs[i].path;
        runs[k].name = runs[k].path;
      }
}

int run(const po::variables_map& values) {
  require_sense(values);
  keep_inputs(values);
  const std::string page = cli::text_of(values, "output");
  const bool overwrite = values.count("overwrite") > 0;
  if (values.count("run")) cli::require_free_page(page, overwrite);  // before it takes long
  const auto fresh = fresh_run(values);
  Texts outs = cli::texts_of(values, "out");
  std::string title = values.count("title") ? cli::text_of(values, "title") : outs.front();
  if (fresh) outs = {fresh->output()};
  const std::size_t most = cli::count_of(values, "limit", 1).value();
  std::vector<RunResults> runs;
  for (const std::string& out : outs) {
    runs.push_back(read_run(out, most));
    RunResults& read = runs.back();
    if (!read.is_complete)
      std::fprintf(stderr, "warning: %s\n", terminal_text(incomplete_warning(out)).c_str());
    if (const std::string problem = find_texts(read, cli::texts_of(values, "texts"));
        !problem.empty())
      std::fprintf(stderr, "warning: %s\n", terminal_text(problem).c_str());
    if (read.is_cut)
      std::fprintf(stderr, "warning: %s: shows the first %zu documents; --limit N shows more\n",
                   terminal_text(out).c_str(), most);
  }
  tell_apart(runs);
  for (const RunResults& run : runs)
    refuse_overwritten_inputs({page}, paths_of_inputs(inputs_of(run)));
  cli::require_free_page(page, overwrite);
  write_page(page, view_page(title, runs));
  return cli::all_done;
}

}  // namespace
}  // namespace glossator::view

int main(int argc, char** argv) {
  using namespace glossator::view;
  return glossator::cli::run_program(view_line(), argc, argv, run);
}
