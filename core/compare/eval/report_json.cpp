#include "compare/eval/report_json.hpp"

namespace glossator::compare {
namespace {

Json json_of(const Figures& figures) {
  Json json = Json::object();
  for (const Figure& figure : figures)
    json[figure.name] = figure.value ? Json(*figure.value) : Json(nullptr);
  return json;
}

Json json_of(const Calibration& calibration, const LayerReport& layer) {
  Json bins = Json::array();
  for (const Calibration::Bin& bin : calibration.bins())
    bins.push_back(Json::object({{"from", bin.from},
                                 {"to", bin.to},
                                 {"count", bin.count},
                                 {"mean_score", bin.mean_score},
                                 {"share_right", bin.share_right}}));
  Json json = Json::object({{"error", calibration.error()}, {"bins", std::move(bins)}});
  const auto gold = static_cast<std::size_t>(count_of(layer.counts, "gold"));
  if (is_label_layer(layer.layer)) return json;
  if (const auto best = calibration.best_threshold(gold))
    json["best_threshold"] = Json::object({{"score", best->score}, {"f1", best->f1}});
  return json;
}

Json json_of(const LayerReport& layer) {
  Json flags = Json::array();
  if (layer.flags.recall_only) flags.push_back("recall_only");
  if (layer.flags.derived) flags.push_back("derived_layers");
  Json counts = Json::object(), intervals = Json::object(), types = Json::object();
  for (const auto& [name, number] : layer.counts)
    if (!name.starts_with("type ")) counts[name] = number;
  for (const auto& [name, interval] : layer.intervals)
    intervals[name] = Json::array({interval.low, interval.high});
  for (const TypeReport& type : layer.types) {
    types[type.type] = Json::object({{"gold", type.gold}, {"predicted", type.predicted}});
    types[type.type]["figures"] = json_of(type.figures);
  }
  Json json = Json::object({{"documents", layer.documents},
                            {"flags", std::move(flags)},
                            {"counts", std::move(counts)},
                            {"figures", json_of(layer.figures)},
                            {"intervals", std::move(intervals)}});
  if (!layer.types.empty()) json["types"] = std::move(types);
  if (!layer.calibration.empty()) json["calibration"] = json_of(layer.calibration, layer);
  return json;
}

Json json_of(const BadDocument& document) {
  Json mistakes = Json::array();
  for (const Mistake& mistake : document.mistakes)
    mistakes.push_back(Json::object({{"layer", mistake.layer},
                                     {"kind", mistake.kind},
                                     {"gold", mistake.gold},
                                     {"predicted", mistake.predicted},
                                     {"before", mistake.context.before},
                                     {"text", mistake.context.covered},
                                     {"after", mistake.context.after}}));
  return Json::object({{"id", document.id}, {"mistakes", std::move(mistakes)}});
}

}  // namespace

Json json_of(const EvalReport& report) {
  Json notes = Json::object(), layers = Json::object(), confusion = Json::array(),
       worst = Json::array();
  for (const auto& [note, count] : report.notes) notes[note] = count;
  for (const LayerReport& layer : report.layers) layers[layer.layer] = json_of(layer);
  for (const auto& [pair, count] : report.confusion)
    confusion.push_back(
        Json::object({{"gold", pair.first}, {"predicted", pair.second}, {"count", count}}));
  for (const BadDocument& document : report.worst) worst.push_back(json_of(document));
  return Json::object({{"gold", report.gold},
                       {"predicted", report.predicted},
                       {"documents", report.documents},
                       {"notes", std::move(notes)},
                       {"layers", std::move(layers)},
                       {"confusion", std::move(confusion)},
                       {"worst", std::move(worst)}});
}

}  // namespace glossator::compare
