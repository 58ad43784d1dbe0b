#include "run/manifest.hpp"

#include "json/json.hpp"

namespace glossator {
namespace {

double milliseconds(std::chrono::nanoseconds time) {
  return static_cast<double>(time.count() / 1000) / 1000;
}

Json times_json(const TimeHistogram& times) {
  return Json::object({{"sum", milliseconds(times.sum())},
                       {"p50", milliseconds(times.percentile(0.5))},
                       {"p95", milliseconds(times.percentile(0.95))},
                       {"p99", milliseconds(times.percentile(0.99))},
                       {"max", milliseconds(times.max())}});
}

Json steps_json(const Pipeline& pipeline, const RunReport& report, const Json& hashes) {
  Json steps = Json::array();
  const auto infos = pipeline.steps();
  for (std::size_t i = 0; i < infos.size(); ++i) {
    const StepInfo& info = infos[i];
    Json resources = Json::array();
    for (const auto& path : info.resources)
      resources.push_back(Json::object({{"file", path}, {"sha256", hashes[path]}}));
    steps.push_back(Json::object({{"name", info.name},
                                  {"plugin", info.plugin},
                                  {"version", info.version},
                                  {"file", info.file},
                                  {"sha256", hashes[info.file]},
                                  {"resources", resources},
                                  {"inputs", info.inputs},
                                  {"outputs", info.outputs},
                                  {"milliseconds", times_json(report.times.steps()[i])}}));
  }
  return steps;
}

Json slowest_json(const RunTimes& times) {
  Json slowest = Json::array();
  for (const SlowDocument& document : times.slowest())
    slowest.push_back(Json::object({{"id", document.id},
                                    {"text_bytes", document.bytes},
                                    {"milliseconds", milliseconds(document.time)}}));
  return slowest;
}

}  // namespace

std::string manifest_json(const Pipeline& pipeline, const RunRequest& request,
                          const RunReport& report, unsigned threads) {
  const RunCounts& counts = report.position.counts;
  const Json identity = run_identity(pipeline, request);
  const Json manifest =
      Json::object({{"glossator", version()},
                    {"complete", !report.interrupted && !report.gave_up},
                    {"inputs", request.inputs},
                    {"counts", Json::object({{"documents", counts.documents},
                                             {"ok", counts.documents - counts.failed},
                                             {"failed", counts.failed},
                                             {"errors", errors_json(counts)},
                                             {"text_bytes", counts.bytes},
                                             {"by_earlier_runs", report.before}})},
                    {"threads", threads},
                    {"milliseconds", milliseconds(report.elapsed)},
                    {"document_milliseconds", times_json(report.times.documents())},
                    {"slowest", slowest_json(report.times)},
                    {"steps", steps_json(pipeline, report, identity["files"])},
                    {"layers", layers_json(pipeline.layers())},
                    {"config", Json::parse(pipeline.filled_config()).value()},
                    {"identity", identity}});
  return manifest.dump(2) + "\n";
}

}  // namespace glossator
