// The program gloss-diff, which `gloss diff` starts.
#include <cstdio>
#include <memory>

#include "cli/exit_code.hpp"
#include "cli/page_file.hpp"
#include "cli/program.hpp"
#include "compare/diff/changes_html.hpp"
#include "compare/diff/changes_json.hpp"
#include "compare/diff/changes_text.hpp"
#include "compare/diff/diff_line.hpp"
#include "compare/page_html.hpp"
#include "compare/paired_documents.hpp"
#include "glossator/error.hpp"
#include "input/overwritten_inputs.hpp"
#include "interchange/open_annotated.hpp"
#include "system/beside_output.hpp"
#include "text/nearest_name.hpp"

namespace glossator::compare {
namespace {

DiffReport compare_files(const DiffOrder& order) {
  const auto before = interchange::open_annotated(order.before, order.format, order.after);
  const auto after = interchange::open_annotated(order.after, order.format, order.before);
  PairedDocuments pairs(*before, order.before, *after, order.after);
  Difference difference(order.options, interchange::manifest_beside(order.before),
                        interchange::manifest_beside(order.after));
  while (const auto pair = pairs.next())
    difference.add(pair->first ? &*pair->first : nullptr, pair->second ? &*pair->second : nullptr);
  DiffReport report = difference.take();
  const std::vector<std::string> known(report.known_layers.begin(), report.known_layers.end());
  for (const std::string& layer : order.options.layers)
    if (report.documents > 0 && !report.known_layers.contains(layer))
      throw Error(ErrorCode::usage, "diff: --layer " + layer + ": no document has it" +
                                        did_you_mean(layer, known) + "; known: " + listed(known));
  report.before = order.before;
  report.after = order.after;
  return report;
}

int run(const boost::program_options::variables_map& values) {
  const DiffOrder order = diff_order_of(values);
  refuse_overwritten_inputs({order.html}, {order.before, manifest_file_of(order.before),
                                           order.after, manifest_file_of(order.after)});
  cli::require_free_page(order.html, values.count("overwrite") > 0);
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
  return glossator::cli::run_program(diff_line(), argc, argv, run);
}
