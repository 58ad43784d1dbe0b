// The program gloss-report, which `gloss report` starts.
#include <cstdio>

#include "cli/command_line.hpp"
#include "cli/exit_code.hpp"
#include "cli/page_file.hpp"
#include "cli/program.hpp"
#include "glossator/error.hpp"
#include "input/overwritten_inputs.hpp"
#include "system/beside_output.hpp"
#include "text/readable_text.hpp"
#include "view/html_page.hpp"
#include "view/report_script.hpp"
#include "view/run_figures.hpp"
#include "view/run_results.hpp"
#include "view/view_style.hpp"

namespace glossator::view {
namespace {

namespace po = boost::program_options;

cli::CommandLine report_line() {
  cli::CommandLine line{
      "gloss report",
      "OUT [-o PAGE.html] [--json]",
      "Tells what a run found: records by layer and type, by month of the documents' dates, the\n"
      "most frequent names and labels, the tone by name and month, failed and slow documents and\n"
      "the times of annotators. OUT is JSONL of `gloss run`, also compressed; times come from its\n"
      "manifest. Writes a page of plots and tables that needs no network, or with --json the\n"
      "figures to standard output.\n"
      "Exit code: 0 report written, 2 error.",
      "  gloss report annotated.jsonl -o report.html\n"
      "  gloss report annotated.jsonl --json | jq .named.people\n",
      po::options_description("Options"),
      {},
      {"out"}};
  line.positions.add("out", -1);
  auto add = line.options.add_options();
  add("output,o", po::value<std::string>()->value_name("PAGE.html"),
      "the page; - is standard output");
  add("overwrite", cli::overwrite_page_help);
  add("json", "the figures as JSON, to standard output");
  return line;
}

int run(const po::variables_map& values) {
  const auto outs = cli::texts_of(values, "out");
  if (outs.size() != 1)
    throw Error(ErrorCode::usage, "report: expected one OUT; see `gloss report --help`");
  if (!values.count("json") && !values.count("output"))
    throw Error(ErrorCode::usage,
                "report: expected -o PAGE.html or --json; see `gloss report --help`");
  refuse_overwritten_inputs({cli::text_of(values, "output")}, {outs[0], manifest_file_of(outs[0])});
  cli::require_free_page(cli::text_of(values, "output"), values.count("overwrite") > 0);
  Json figures = run_figures(outs[0]);
  if (!figures["complete"].boolean())
    std::fprintf(stderr, "warning: %s\n", terminal_text(incomplete_warning(outs[0])).c_str());
  if (values.count("json")) write_page("-", figures.dump(2) + "\n");
  if (!values.count("output")) return cli::all_done;
  figures["title"] = outs[0];
  HtmlPage page("Report on " + outs[0], view_style_text);
  page.add_island("figures", figures.dump());
  write_page(cli::text_of(values, "output"), std::move(page).finish(report_script_text));
  return cli::all_done;
}

}  // namespace
}  // namespace glossator::view

int main(int argc, char** argv) {
  using namespace glossator::view;
  return glossator::cli::run_program(report_line(), argc, argv, run);
}
