#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace glossator::verify {
namespace {

constexpr std::size_t longest_value = 200;

// A value on a line: long ones are cut off.
std::string shown(const std::string& value) {
  if (value.size() <= longest_value) return value;
  std::size_t end = longest_value;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return value.substr(0, end) + "...";
}

std::string place_of(const Finding& finding) {
  const Difference& difference = finding.difference;
  std::string place = "document " + finding.document;
  if (!difference.layer.empty()) place += ", layer " + difference.layer;
  if (!difference.record.empty()) place += ", " + difference.record;
  if (!difference.place.empty()) place += " " + shown(difference.place);
  if (!difference.attribute.empty()) place += ", " + difference.attribute;
  return place;
}

Json finding_json(const Finding& finding) {
  const Difference& difference = finding.difference;
  return Json::object({{"document", finding.document},
                       {"layer", difference.layer},
                       {"record", difference.record},
                       {"place", difference.place},
                       {"attribute", difference.attribute},
                       {"reference", difference.expected},
                       {"found", difference.found},
                       {"step", finding.step},
                       {"plugin", finding.plugin},
                       {"version", finding.version}});
}

}  // namespace

std::string report_text(const Outcome& outcome, std::size_t documents) {
  const Way& way = outcome.way;
  if (!outcome.first) return fmt::format("same       {:<17} {}\n", way.name, way.about);
  const Finding& finding = *outcome.first;
  std::string text = fmt::format("DIFFERENT  {:<17} {}: {} of {} documents\n", way.name, way.about,
                                 outcome.documents, documents);
  text +=
      fmt::format("  {}\n    {}: {}\n    {}: {}\n", place_of(finding), reference_way().name,
                  shown(finding.difference.expected), way.name, shown(finding.difference.found));
  if (!finding.plugin.empty())
    text += fmt::format("  likely plugin: {} {} (step {}), the first step that differs; {}\n",
                        finding.plugin, finding.version, finding.step, way.cause);
  return text;
}

Json report_json(const std::string& config, std::size_t documents, std::size_t failed,
                 const std::vector<Outcome>& outcomes) {
  Json ways = Json::array();
  for (const Outcome& outcome : outcomes) {
    Json way = Json::object({{"way", outcome.way.name},
                             {"about", outcome.way.about},
                             {"same", !outcome.first.has_value()},
                             {"documents_that_differ", outcome.documents}});
    if (outcome.first) {
      way["first"] = finding_json(*outcome.first);
      way["likely_cause"] = outcome.way.cause;
    }
    ways.push_back(std::move(way));
  }
  const bool same = std::all_of(outcomes.begin(), outcomes.end(),
                                [](const Outcome& outcome) { return !outcome.first; });
  return Json::object({{"config", config},
                       {"documents", documents},
                       {"failed", failed},
                       {"deterministic", same},
                       {"ways", std::move(ways)}});
}

}  // namespace glossator::verify
