// The program gloss-diff, which `gloss diff` starts.
#include <cstdio>
#include <memory>

#include "cli/exit_code.hpp"
#include "compare/diff/changes_html.hpp"
#include "compare/diff/changes_json.hpp"
#include "compare/diff/changes_text.hpp"
#include "compare/diff/diff_line.hpp"
#include "compare/page_html.hpp"
#include "compare/paired_documents.hpp"
#include "compare/program.hpp"
#include "interchange/open_annotated.hpp"

namespace glossator::compare {
namespace {

DiffReport compare_files(DiffOrder& order) {
  const auto before = interchange::open_annotated(order.before, order.format);
  const auto after = interchange::open_annotated(order.after, order.format);
  PairedDocuments pairs(*before, order.before, *after, order.after);
  Difference difference(std::move(order.options), interchange::manifest_beside(order.before),
                        interchange::manifest_beside(order.after));
  while (const auto pair = pairs.next())
    difference.add(pair->first ? &*pair->first : nullptr, pair->second ? &*pair->second : nullptr);
  DiffReport report = difference.take();
  report.before = order.before;
  report.after = order.after;
  return report;
}

int run(const boost::program_options::variables_map& values) {
  DiffOrder order = diff_order_of(values);
  const DiffReport report = compare_files(order);
  const std::vector<std::string> exceeded = exceeded_limits(report, order.limits);
  const std::string text = order.is_json ? json_of(report).dump(1) + "\n" : text_of(report);
  std::fputs(text.c_str(), stdout);
  if (!order.html.empty()) write_page(order.html, html_of(report));
  for (const std::string& line : exceeded) std::fprintf(stderr, "gloss: diff: %s\n", line.c_str());
  return exceeded.empty() ? cli::all_done : cli::some_failed;
}

}  // namespace
}  // namespace glossator::compare

int main(int argc, char** argv) {
  using namespace glossator::compare;
  return run_program(diff_line(), argc, argv, run);
}
