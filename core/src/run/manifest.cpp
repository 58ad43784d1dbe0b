#include "run/manifest.hpp"

#include <sys/utsname.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <thread>

#include "json/json.hpp"
#include "system/file_hash.hpp"

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

// ISO 8601 in UTC, with milliseconds.
std::string time_text(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(
      time - std::chrono::system_clock::from_time_t(seconds));
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[40];
  const std::size_t size = std::strftime(text, sizeof text, "%FT%T", &parts);
  std::snprintf(text + size, sizeof text - size, ".%03dZ", static_cast<int>(rest.count()));
  return text;
}

Json host_json() {
  utsname system{};
  uname(&system);
  return Json::object({{"name", std::string(system.nodename)},
                       {"system", std::string(system.sysname) + " " + system.release},
                       {"machine", std::string(system.machine)},
                       {"processors", std::thread::hardware_concurrency()}});
}

Json output_json(const RunSetting& setting) {
  Json output = Json::object({{"name", setting.output.empty() ? std::string("-") : setting.output},
                              {"format", std::string(name_of(setting.format.kind))}});
  std::error_code failed;
  if (!setting.output.empty() && std::filesystem::is_regular_file(setting.output, failed)) {
    output["bytes"] = Json(std::uint64_t{std::filesystem::file_size(setting.output, failed)});
    output["xxh3"] = xxh3_of_file(setting.output);
  }
  return output;
}

}  // namespace

std::string manifest_json(const Pipeline& pipeline, const RunSetting& setting,
                          const RunReport& report) {
  const RunCounts& counts = report.position.counts;
  const Json& identity = setting.identity;
  const Json manifest =
      Json::object({{"glossator", version()},
                    {"complete", !report.interrupted && !report.gave_up},
                    {"start", time_text(setting.start)},
                    {"end", time_text(std::chrono::system_clock::now())},
                    {"command", setting.command},
                    {"host", host_json()},
                    {"inputs", setting.inputs},
                    {"output", output_json(setting)},
                    {"counts", Json::object({{"documents", counts.documents},
                                             {"ok", counts.documents - counts.failed},
                                             {"failed", counts.failed},
                                             {"errors", errors_json(counts)},
                                             {"text_bytes", counts.bytes},
                                             {"by_earlier_runs", report.before + report.kept}})},
                    {"threads", setting.threads},
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
