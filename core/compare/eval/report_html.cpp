#include "compare/eval/report_html.hpp"

#include <fmt/format.h>

#include "compare/eval/report_text.hpp"
#include "compare/page_html.hpp"

namespace glossator::compare {
namespace {

std::string figures_html(const LayerReport& layer) {
  std::vector<std::vector<std::string>> rows;
  for (const FigureRow& row : rows_of(layer))
    rows.push_back({row.name, row.precision, row.recall, row.value, row.interval});
  return "<h2>" + escaped_html(heading_of(layer)) + "</h2>\n" +
         table_html({"", "P", "R", "F1", "95 % interval"}, rows);
}

std::string calibration_html(const LayerReport& layer) {
  if (layer.calibration.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const Calibration::Bin& bin : layer.calibration.bins())
    rows.push_back({fmt::format("{:.1f} to {:.1f}", bin.from, bin.to), std::to_string(bin.count),
                    fmt::format("{:.1f}", bin.mean_score * 100),
                    fmt::format("{:.1f}", bin.share_right * 100)});
  std::string out = fmt::format("<h3>Scores of {}: expected calibration error {:.2f}</h3>\n",
                                escaped_html(layer.layer), layer.calibration.error() * 100) +
                    table_html({"score", "predicted", "mean score", "right"}, rows);
  if (is_label_layer(layer.layer)) return out;
  const auto gold = static_cast<std::size_t>(count_of(layer.counts, "gold"));
  if (const auto best = layer.calibration.best_threshold(gold))
    out += fmt::format("<p>Best threshold {:.3f}: F1 {:.2f}</p>\n", best->score, best->f1 * 100);
  return out;
}

std::string confusion_html(const EvalReport& report) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [pair, count] : confused_of(report))
    rows.push_back({pair.first, pair.second, std::to_string(count)});
  if (rows.empty()) return {};
  return "<h2>Confusion</h2>\n" + table_html({"gold", "predicted", "count"}, rows);
}

std::string worst_html(const EvalReport& report) {
  std::string out;
  for (const BadDocument& document : report.worst) {
    out += fmt::format("<h3>{}: {} mistakes</h3>\n", escaped_html(document.id),
                       document.mistakes.size());
    for (const Mistake& mistake : document.mistakes)
      out +=
          fmt::format("<div class=\"case\">{}: {}. Gold: {}. Predicted: {}.<div>{}</div></div>\n",
                      escaped_html(mistake.layer), escaped_html(mistake.kind),
                      escaped_html(mistake.gold.empty() ? "none" : mistake.gold),
                      escaped_html(mistake.predicted.empty() ? "none" : mistake.predicted),
                      mistake.context.covered.empty() ? "" : context_html(mistake.context));
  }
  return out.empty() ? out : "<h2>Worst documents</h2>\n" + out;
}

}  // namespace

std::string html_of(const EvalReport& report) {
  std::string body =
      fmt::format("<p>{} documents. Gold: {}. Predicted: {}. Figures in percent.</p>\n",
                  report.documents, escaped_html(report.gold), escaped_html(report.predicted));
  for (const auto& [note, count] : report.notes)
    body += fmt::format("<p>Note: {}{}</p>\n", escaped_html(note),
                        count > 1 ? fmt::format(" ({} times)", count) : "");
  for (const LayerReport& layer : report.layers) body += figures_html(layer);
  for (const LayerReport& layer : report.layers) body += calibration_html(layer);
  return page_html("gloss eval", body + confusion_html(report) + worst_html(report));
}

}  // namespace glossator::compare
