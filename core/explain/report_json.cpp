#include <cstdio>

#include "report.hpp"

namespace glossator::explain {
namespace {

Json span_json(Span span) { return Json::array({span.begin, span.end}); }

Json score_json(std::optional<float> score) {
  // Through the decimal that was meant, else 0.9f is 0.8999999762.
  char text[32];
  if (!score) return nullptr;
  std::snprintf(text, sizeof text, "%.6g", static_cast<double>(*score));
  return Json::parse(text).value_or(nullptr);
}

Json record_json(const ShownRecord& record) {
  Json json = Json::object({{"layer", record.layer}, {"id", record.id}, {"type", record.type}});
  if (record.span) {
    json["span"] = span_json(*record.span);
    json["text"] = record.text;
  }
  if (record.score) json["score"] = score_json(record.score);
  if (!record.rule.empty()) json["rule"] = record.rule;
  if (record.weight) json["weight"] = *record.weight;
  json["is_here"] = record.is_here;
  if (!record.attributes.empty()) {
    Json attributes = Json::array();
    for (const ShownAttribute& each : record.attributes)
      attributes.push_back(
          Json::object({{"key", each.key}, {"meaning", each.meaning}, {"value", each.value}}));
    json["attributes"] = std::move(attributes);
  }
  if (!record.children.empty()) {
    Json children = Json::array();
    for (const ShownRecord& child : record.children) children.push_back(record_json(child));
    json["children"] = std::move(children);
  }
  return json;
}

Json candidates_json(const std::vector<ShownCandidate>& candidates) {
  Json all = Json::array();
  for (const ShownCandidate& candidate : candidates)
    all.push_back(Json::object({{"span", span_json(candidate.span)},
                                {"text", candidate.covered},
                                {"type", candidate.type},
                                {"rule", candidate.rule},
                                {"score", score_json(candidate.score)},
                                {"least_score", score_json(candidate.least_score)},
                                {"reason", candidate.reason}}));
  return all;
}

Json layer_json(const LayerHere& here) {
  Json records = Json::array();
  for (const RecordHere& each : here.records) {
    Json record = record_json(each.record);
    Json inputs = Json::array();
    for (const ShownRecord& input : each.inputs) inputs.push_back(record_json(input));
    record["inputs"] = std::move(inputs);
    record["told"] = candidates_json(each.told);
    records.push_back(std::move(record));
  }
  return Json::object({{"layer", here.layer},
                       {"step", here.step},
                       {"plugin", here.plugin},
                       {"version", here.version},
                       {"tells", here.is_told},
                       {"failure", here.failure.empty() ? Json() : here.failure},
                       {"records", std::move(records)},
                       {"failed", candidates_json(here.failed)},
                       {"nearest", here.nearest ? record_json(*here.nearest) : Json()}});
}

}  // namespace

Json report_json(const Explanation& explanation) {
  Json layers = Json::array();
  for (const LayerHere& here : explanation.layers) layers.push_back(layer_json(here));
  return Json::object({{"document", explanation.document},
                       {"span", span_json(explanation.span)},
                       {"text", explanation.text},
                       {"plugins_asked", explanation.is_asked},
                       {"failure", explanation.failure.empty() ? Json() : explanation.failure},
                       {"layers", std::move(layers)}});
}

}  // namespace glossator::explain
