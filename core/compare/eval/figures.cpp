#include "compare/eval/figures.hpp"

#include <cmath>

namespace glossator::compare {
namespace {

std::optional<double> ratio(double part, double whole) {
  if (whole == 0) return std::nullopt;
  return part / whole;
}

std::set<std::string> behind(const Counts& counts, const std::string& begin) {
  std::set<std::string> names;
  for (auto at = counts.lower_bound(begin); at != counts.end() && at->first.starts_with(begin);
       ++at)
    if (at->second > 0) names.insert(at->first.substr(begin.size()));
  return names;
}

double sum_behind(const Counts& counts, const std::string& begin) {
  double sum = 0;
  for (auto at = counts.lower_bound(begin); at != counts.end() && at->first.starts_with(begin);
       ++at)
    sum += at->second;
  return sum;
}

/// P, R and F1; `share` of the right ones counts.
void add_rates(const std::string& kind, double right, double gold, double predicted, double share,
               LayerFlags flags, Figures& out) {
  const auto scaled = [&](std::optional<double> rate) {
    return rate ? std::optional(*rate * share) : rate;
  };
  if (!flags.recall_only) out.push_back({kind + "_p", scaled(ratio(right, predicted))});
  out.push_back({kind + "_r", scaled(ratio(right, gold))});
  if (!flags.recall_only) out.push_back({kind + "_f1", scaled(ratio(2 * right, gold + predicted))});
}

void add_means_of_types(const Counts& counts, LayerFlags flags, Figures& out) {
  const std::set<std::string> types = behind(counts, "type gold ");
  if (types.empty() || flags.recall_only) return;
  for (const char* const kind : {"strict", "relaxed"}) {
    if (flags.derived && kind == std::string("strict")) continue;
    double sum = 0;
    for (const std::string& type : types)
      sum += 2 * count_of(counts, std::string("type ") + kind + " " + type) /
             (count_of(counts, "type gold " + type) + count_of(counts, "type predicted " + type));
    out.push_back({std::string("macro_") + kind + "_f1", sum / double(types.size())});
  }
}

Figures span_figures(const Counts& counts, LayerFlags flags) {
  const double gold = count_of(counts, "gold"), predicted = count_of(counts, "predicted");
  Figures out;
  if (!flags.derived) {
    add_rates("strict", count_of(counts, "strict"), gold, predicted, 1, flags, out);
    if (count_of(counts, "gold with value") > 0)
      add_rates("strict_value", count_of(counts, "strict_value"), gold, predicted, 1, flags, out);
  }
  const double relaxed = count_of(counts, "relaxed");
  add_rates("relaxed", relaxed, gold, predicted, 1, flags, out);
  for (const char* const name : {"type", "value", "mod"}) {
    const std::string fact = name;
    if (count_of(counts, "gold with " + fact) == 0) continue;
    const auto share = ratio(count_of(counts, "right " + fact), count_of(counts, "judged " + fact));
    out.push_back({fact + "_accuracy", share});
    if (fact != "mod") add_rates(fact, relaxed, gold, predicted, share.value_or(0), flags, out);
  }
  add_means_of_types(counts, flags, out);
  return out;
}

void add_classes(const Counts& counts, Figures& out) {
  Figures classes;
  double sum = 0;
  for (const std::string& name : behind(counts, "gold ")) {
    const double f1 = 2 * count_of(counts, "right " + name) /
                      (count_of(counts, "gold " + name) + count_of(counts, "predicted " + name));
    classes.push_back({"f1 " + name, f1});
    sum += f1;
  }
  out.push_back({"macro_f1", ratio(sum, double(classes.size()))});
  out.insert(out.end(), classes.begin(), classes.end());
}

std::optional<double> correlation(const Counts& counts) {
  const double n = count_of(counts, "scores"), x = count_of(counts, "x"), y = count_of(counts, "y");
  const double spread = (n * count_of(counts, "xx") - x * x) * (n * count_of(counts, "yy") - y * y);
  if (!(spread > 1e-9)) return std::nullopt;
  return (n * count_of(counts, "xy") - x * y) / std::sqrt(spread);
}

Figures class_figures(const Counts& counts) {
  Figures out;
  out.push_back({"accuracy", ratio(sum_behind(counts, "right "), count_of(counts, "decisions"))});
  add_classes(counts, out);
  if (counts.contains("matched"))
    out.push_back({"matched", ratio(count_of(counts, "matched"), count_of(counts, "decisions"))});
  if (count_of(counts, "scores") > 0) out.push_back({"pearson_r", correlation(counts)});
  return out;
}

Figures sector_figures(const Counts& counts) {
  const double gold = sum_behind(counts, "gold "), predicted = sum_behind(counts, "predicted "),
               right = sum_behind(counts, "right ");
  Figures out;
  out.push_back({"micro_p", gold > 0 ? ratio(right, predicted) : std::nullopt});
  out.push_back({"micro_r", ratio(right, gold)});
  out.push_back({"micro_f1", gold > 0 ? ratio(2 * right, gold + predicted) : std::nullopt});
  add_classes(counts, out);
  out.push_back(
      {"false_sector_rate", ratio(count_of(counts, "false sector"), count_of(counts, "empty"))});
  return out;
}

Figures division_figures(const Counts& counts) {
  const auto p = ratio(count_of(counts, "right"), count_of(counts, "predicted"));
  const auto r = ratio(count_of(counts, "found"), count_of(counts, "gold"));
  const double product = p.value_or(0) * r.value_or(0);
  const auto f1_of = [&](const std::string& what) {
    return ratio(2 * count_of(counts, "right " + what),
                 count_of(counts, what == "empty" ? what : "gold " + what) +
                     count_of(counts, "predicted " + what));
  };
  return {
      {"micro_p", p},
      {"micro_r", r},
      {"micro_f1", product > 0 ? 2 * product / (*p + *r) : 0.0},
      {"section_f1", f1_of("sections")},
      {"empty_f1", f1_of("empty")},
      {"false_sector_rate", ratio(count_of(counts, "false sector"), count_of(counts, "empty"))}};
}

}  // namespace

Figures figures_of(const std::string& layer, const Counts& counts, LayerFlags flags) {
  if (layer == "sectors") return sector_figures(counts);
  if (layer == "sectors_isic") return division_figures(counts);
  if (is_label_layer(layer)) return class_figures(counts);
  return span_figures(counts, flags);
}

Figures type_figures(const std::string& type, const Counts& counts, LayerFlags flags) {
  const double gold = count_of(counts, "type gold " + type),
               predicted = count_of(counts, "type predicted " + type);
  Figures out;
  for (const char* const kind : {"strict", "relaxed"})
    if (!flags.derived || kind == std::string("relaxed"))
      add_rates(kind, count_of(counts, std::string("type ") + kind + " " + type), gold, predicted,
                1, flags, out);
  return out;
}

std::set<std::string> types_of(const Counts& counts) {
  std::set<std::string> types = behind(counts, "type gold ");
  if (!types.empty()) types.merge(behind(counts, "type predicted "));
  return types;
}

}  // namespace glossator::compare
