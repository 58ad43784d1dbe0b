#include "compare/eval/report_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/readable_text.hpp"

namespace glossator::compare {
namespace {

constexpr std::size_t shown_confusions = 15, shown_mistakes = 10;

void add_rows(const Figures& figures, const std::string& prefix, const LayerReport& layer,
              std::vector<FigureRow>& out) {
  const auto row_named = [&](const std::string& name) -> FigureRow& {
    for (FigureRow& row : out)
      if (row.name == name) return row;
    out.push_back({name, "", "", "", ""});
    return out.back();
  };
  for (const Figure& figure : figures) {
    const std::string& name = figure.name;
    const auto underline = name.rfind('_');
    const std::string end = underline == name.npos ? "" : name.substr(underline);
    const bool is_single = name.starts_with("macro_") || name == "pearson_r";
    const bool is_rate = !is_single && (end == "_p" || end == "_r" || end == "_f1");
    FigureRow& row = row_named(prefix + (is_rate ? name.substr(0, underline) : name));
    (end == "_p" && is_rate   ? row.precision
     : end == "_r" && is_rate ? row.recall
                              : row.value) = percent_of(figure);
    if (is_rate && end != "_f1") continue;
    const std::string key =
        prefix.empty() ? name : prefix.substr(0, prefix.size() - 1) + "." + name;
    if (const auto found = layer.intervals.find(key); found != layer.intervals.end())
      row.interval =
          fmt::format("[{:.2f}, {:.2f}]", found->second.low * 100, found->second.high * 100);
  }
}

std::string table_of(const LayerReport& layer) {
  const std::vector<FigureRow> rows = rows_of(layer);
  std::size_t width = 20;
  for (const FigureRow& row : rows) width = std::max(width, row.name.size());
  std::string out =
      fmt::format("  {:<{}}  {:>7}  {:>7}  {:>7}  95 % interval\n", "", width, "P", "R", "F1");
  for (const FigureRow& row : rows) {
    std::string line = fmt::format("  {:<{}}  {:>7}  {:>7}  {:>7}  {}", row.name, width,
                                   row.precision, row.recall, row.value, row.interval);
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return out;
}

std::string calibration_text(const LayerReport& layer) {
  if (layer.calibration.empty()) return {};
  std::string out =
      fmt::format("  scores: expected calibration error {:.2f}\n", layer.calibration.error() * 100);
  for (const Calibration::Bin& bin : layer.calibration.bins())
    out += fmt::format("    {:.1f} to {:.1f}  {:>7} predicted, mean score {:.1f}, right {:.1f}\n",
                       bin.from, bin.to, bin.count, bin.mean_score * 100, bin.share_right * 100);
  if (is_label_layer(layer.layer)) return out;
  const auto gold = static_cast<std::size_t>(count_of(layer.counts, "gold"));
  if (const auto best = layer.calibration.best_threshold(gold))
    out += fmt::format("    best threshold {:.3f}: F1 {:.2f}\n", best->score, best->f1 * 100);
  return out;
}

std::string worst_text(const EvalReport& report) {
  std::string out;
  for (const BadDocument& document : report.worst) {
    const std::size_t count = document.mistakes.size();
    out += fmt::format("\n{}: {} mistake{}\n", shown_id(document.id), count, count == 1 ? "" : "s");
    for (std::size_t i = 0; i < std::min(shown_mistakes, document.mistakes.size()); ++i) {
      const Mistake& mistake = document.mistakes[i];
      out += fmt::format("  {}: {}  gold: {}  predicted: {}\n", mistake.layer, mistake.kind,
                         mistake.gold.empty() ? "none" : mistake.gold,
                         mistake.predicted.empty() ? "none" : mistake.predicted);
      const Context& context = mistake.context;
      if (!context.covered.empty())
        out += fmt::format("    {}[[{}]]{}\n", context.before, context.covered, context.after);
    }
    if (document.mistakes.size() > shown_mistakes)
      out += fmt::format("  and {} more\n", document.mistakes.size() - shown_mistakes);
  }
  return out;
}

}  // namespace

std::string percent_of(const Figure& figure) {
  return figure.value ? fmt::format("{:.2f}", *figure.value * 100) : "-";
}

std::vector<FigureRow> rows_of(const LayerReport& layer) {
  std::vector<FigureRow> rows;
  add_rows(layer.figures, "", layer, rows);
  for (const TypeReport& type : layer.types) add_rows(type.figures, type.type + " ", layer, rows);
  return rows;
}

std::string heading_of(const LayerReport& layer) {
  std::string out = fmt::format("{}: {} document{}", layer.layer, layer.documents,
                                layer.documents == 1 ? "" : "s");
  if (!is_label_layer(layer.layer))
    out += fmt::format(", {:.0f} gold, {:.0f} predicted", count_of(layer.counts, "gold"),
                       count_of(layer.counts, "predicted"));
  if (layer.flags.recall_only) out += ", recall only";
  if (layer.flags.derived) out += ", derived: no strict figures";
  return out;
}

std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> confused_of(
    const EvalReport& report) {
  std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> pairs;
  for (const auto& each : report.confusion)
    if (each.first.first != each.first.second) pairs.push_back(each);
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return pairs;
}

std::string text_of(const EvalReport& report) {
  std::string out = fmt::format("{} document{}; figures in percent\n", report.documents,
                                report.documents == 1 ? "" : "s");
  for (const auto& [note, count] : report.notes)
    out += count > 1 ? fmt::format("note: {} ({} times)\n", note, count)
                     : fmt::format("note: {}\n", note);
  for (const LayerReport& layer : report.layers)
    out += "\n" + heading_of(layer) + "\n" + table_of(layer) + calibration_text(layer);
  const auto confused = confused_of(report);
  if (!confused.empty()) out += "\nconfusion (gold, predicted)\n";
  for (std::size_t i = 0; i < std::min(shown_confusions, confused.size()); ++i)
    out += fmt::format("  {:>7}  {} -> {}\n", confused[i].second, confused[i].first.first,
                       confused[i].first.second);
  return out + worst_text(report);
}

}  // namespace glossator::compare
