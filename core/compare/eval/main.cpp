// The program gloss-eval, which `gloss eval` starts.
#include <cstdio>
#include <memory>

#include "cli/exit_code.hpp"
#include "cli/page_file.hpp"
#include "cli/program.hpp"
#include "compare/eval/eval_line.hpp"
#include "compare/eval/report_html.hpp"
#include "compare/eval/report_json.hpp"
#include "compare/eval/report_text.hpp"
#include "compare/page_html.hpp"
#include "compare/paired_documents.hpp"
#include "glossator/error.hpp"
#include "input/overwritten_inputs.hpp"
#include "interchange/open_annotated.hpp"
#include "system/beside_output.hpp"
#include "text/readable_text.hpp"

namespace glossator::compare {
namespace {

EvalReport evaluate(EvalOrder& order) {
  const auto gold = interchange::open_annotated(order.gold, order.gold_format);
  const auto predicted = interchange::open_annotated(order.predicted, order.predicted_format);
  PairedDocuments pairs(*gold, order.gold, *predicted, order.predicted);
  Evaluation evaluation(std::move(order.options));
  while (auto pair = pairs.next()) {
    if (!pair->first)
      throw Error(ErrorCode::input, order.predicted + ": id `" + shown_id(pair->second->id) +
                                        "` is not in " + order.gold +
                                        "; predict the documents of gold only");
    order.renames.apply(*pair->first);
    try {
      evaluation.add(*pair->first, std::move(pair->second));
    } catch (const Error& error) {
      throw Error(error.code(), order.predicted + " against " + order.gold + ": document `" +
                                    shown_id(pair->first->id) + "`: " + error.what());
    }
  }
  EvalReport report = evaluation.finish();
  report.gold = order.gold;
  report.predicted = order.predicted;
  if (report.layers.empty())
    throw Error(ErrorCode::input,
                order.gold + ": no layer can be scored; meta.layers names those annotated");
  return report;
}

int run(const boost::program_options::variables_map& values) {
  EvalOrder order = eval_order_of(values);
  refuse_overwritten_inputs({order.html},
                            {order.gold, manifest_file_of(order.gold), order.predicted,
                             manifest_file_of(order.predicted), cli::text_of(values, "crosswalk")});
  cli::require_free_page(order.html, values.count("overwrite") > 0);
  const EvalReport report = evaluate(order);
  const std::vector<std::string> missed = missed_minima(report, order.minima);
  const std::string text = order.is_json ? json_of(report).dump(1) + "\n" : text_of(report);
  std::fputs(text.c_str(), stdout);
  if (!order.html.empty()) write_page(order.html, html_of(report));
  for (const std::string& line : missed) std::fprintf(stderr, "gloss: eval: %s\n", line.c_str());
  return missed.empty() ? cli::all_done : cli::some_failed;
}

}  // namespace
}  // namespace glossator::compare

int main(int argc, char** argv) {
  using namespace glossator::compare;
  return glossator::cli::run_program(eval_line(), argc, argv, run);
}
