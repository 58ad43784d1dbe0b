#include "compare/diff/limit.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "glossator/error.hpp"
#include "text/nearest_name.hpp"

namespace glossator::compare {
namespace {

LayerChanges changes_within(const DiffReport& report, const Limit& limit) {
  LayerChanges sum;
  std::vector<std::string> known{"all"};
  for (const auto& [layer, counts] : report.layers) {
    known.push_back(layer);
    if (limit.layer != "all" && limit.layer != layer) continue;
    sum.before += counts.before;
    sum.added += counts.added;
    sum.removed += counts.removed;
    sum.changed += counts.changed;
  }
  if (limit.layer == "all" || report.layers.contains(limit.layer)) return sum;
  throw Error(ErrorCode::usage,
              fmt::format("--fail-if {}: layer `{}` was not compared{}; compared: {}", limit.text,
                          limit.layer, did_you_mean(limit.layer, known), listed(known)));
}

std::size_t changes_of_kind(const LayerChanges& counts, const std::string& kind) {
  if (kind == "added") return counts.added;
  if (kind == "removed") return counts.removed;
  if (kind == "changed") return counts.changed;
  return counts.added + counts.removed + counts.changed;
}

}  // namespace

Limit Limit::parse(const std::string& text) {
  const auto more = text.find('>');
  const auto dot = text.rfind('.', more);
  if (more != text.npos && dot != text.npos && dot > 0) {
    Limit limit{text, text.substr(0, dot), text.substr(dot + 1, more - dot - 1), 0,
                text.ends_with('%')};
    const std::string number =
        text.substr(more + 1, text.size() - more - 1 - (limit.is_percent ? 1 : 0));
    char* end = nullptr;
    limit.most = std::strtod(number.c_str(), &end);
    const bool is_number = !number.empty() && *end == '\0' && std::isfinite(limit.most);
    const bool is_kind = limit.kind == "added" || limit.kind == "removed" ||
                         limit.kind == "changed" || limit.kind == "any";
    if (is_number && is_kind && limit.most >= 0) return limit;
  }
  throw Error(ErrorCode::usage,
              "--fail-if " + text +
                  ": expected LAYER.KIND>NUMBER or a percentage, KIND one of added, removed, "
                  "changed, any; for example 'organizations.changed>1%'");
}

std::vector<std::string> exceeded_limits(const DiffReport& report,
                                         const std::vector<Limit>& limits) {
  std::vector<std::string> lines;
  for (const Limit& limit : limits) {
    const LayerChanges counts = changes_within(report, limit);
    const std::size_t count = changes_of_kind(counts, limit.kind);
    if (!limit.is_percent) {
      if (double(count) > limit.most)
        lines.push_back(fmt::format("{}: {} {}", limit.text, count, limit.kind));
      continue;
    }
    // Any change of nothing is beyond every percentage.
    const double percent = counts.before == 0 ? (count == 0 ? 0 : INFINITY)
                                              : 100.0 * double(count) / double(counts.before);
    if (percent > limit.most)
      lines.push_back(fmt::format("{}: {} {} of {} records, {:.2f} %", limit.text, count,
                                  limit.kind, counts.before, percent));
  }
  return lines;
}

}  // namespace glossator::compare
