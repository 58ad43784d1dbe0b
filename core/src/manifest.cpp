#include "manifest.hpp"

#include <nlohmann/json.hpp>

#include "file_hash.hpp"

namespace glossator {
namespace {

using Json = nlohmann::ordered_json;

double milliseconds(std::chrono::nanoseconds time) {
  return static_cast<double>(time.count() / 1000) / 1000;
}

Json steps_json(const Pipeline& pipeline, const RunReport& report) {
  Json steps = Json::array();
  const auto infos = pipeline.steps();
  for (std::size_t i = 0; i < infos.size(); ++i) {
    const StepInfo& info = infos[i];
    Json resources = Json::array();
    for (const auto& path : info.resources)
      resources.push_back({{"file", path}, {"sha256", sha256_of_file(path)}});
    const auto time =
        i < report.step_times.size() ? report.step_times[i] : std::chrono::nanoseconds{};
    steps.push_back({{"name", info.name},
                     {"plugin", info.plugin},
                     {"version", info.version},
                     {"file", info.file},
                     {"sha256", sha256_of_file(info.file)},
                     {"resources", resources},
                     {"inputs", info.inputs},
                     {"outputs", info.outputs},
                     {"milliseconds", milliseconds(time)}});
  }
  return steps;
}

Json layers_json(const Pipeline& pipeline) {
  Json layers = Json::array();
  for (const auto& layer : pipeline.layers())
    layers.push_back({{"name", layer.name},
                      {"step", layer.step},
                      {"plugin", layer.plugin},
                      {"types", layer.types},
                      {"keys", layer.keys}});
  return layers;
}

}  // namespace

std::string manifest_json(const Pipeline& pipeline, const std::vector<std::string>& inputs,
                          const RunReport& report, unsigned threads) {
  const RunCounts& counts = report.counts;
  const Json manifest = {{"glossator", version()},
                         {"complete", !report.interrupted && !report.gave_up},
                         {"inputs", inputs},
                         {"counts",
                          {{"documents", counts.documents},
                           {"ok", counts.documents - counts.failed},
                           {"failed", counts.failed},
                           {"errors", counts.errors},
                           {"text_bytes", counts.bytes}}},
                         {"threads", threads},
                         {"milliseconds", milliseconds(report.elapsed)},
                         {"steps", steps_json(pipeline, report)},
                         {"layers", layers_json(pipeline)},
                         {"config", Json::parse(pipeline.filled_config())}};
  return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace glossator
