#include "config/config_fields.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "config/error_rate.hpp"
#include "config/name_pattern.hpp"
#include "glossator/error.hpp"
#include "json/json_pointer.hpp"
#include "schema/schema_message.hpp"

namespace glossator {
namespace {

using Json = nlohmann::ordered_json;

/// The string at `key` of `object`; empty if there is none.
std::string text_at(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void check_step_names(const Json& config, std::vector<Mismatch>& out) {
  if (!config.is_object() || !config.contains("pipeline") || !config["pipeline"].is_array()) return;
  std::map<std::string, std::size_t> first;
  const Json& pipeline = config["pipeline"];
  for (std::size_t i = 0; i < pipeline.size(); ++i) {
    const std::string given = text_at(pipeline[i], "name");
    const std::string name = given.empty() ? text_at(pipeline[i], "plugin") : given;
    if (name.empty()) continue;
    const auto [before, is_new] = first.emplace(name, i);
    if (is_new) continue;
    const std::string other = "step " + std::to_string(before->second);
    const std::string there = pointer_to("/pipeline", i);
    if (given.empty()) {
      out.push_back({there + "/plugin", other + " is named `" + name +
                                            "` already; two steps of one plugin need different "
                                            "names: add \"name\" to one of them"});
    } else {
      out.push_back({there + "/name", other + " is named `" + name + "` already"});
    }
  }
}

void check_input_pointers(const Json& config, std::vector<Mismatch>& out) {
  if (!config.is_object() || !config.contains("input")) return;
  for (const char* key : {"id", "text", "date", "language", "meta"}) {
    const std::string pointer = text_at(config["input"], key);
    if (!pointer.empty() && pointer.front() == '/' && !pointer_tokens(pointer))
      out.push_back({pointer_to("/input", key),
                     "expected a JSON Pointer, in which ~ is written ~0; found " + brief(pointer)});
  }
}

void check_name_pattern(const Json& config, std::vector<Mismatch>& out) {
  if (!config.is_object() || !config.contains("input")) return;
  const std::string pattern = text_at(config["input"], "name_pattern");
  if (pattern.empty()) return;
  const std::string problem = NamePattern::problem_of(pattern);
  if (!problem.empty()) out.push_back({"/input/name_pattern", brief(pattern) + " " + problem});
}

void check_error_rate(const Json& config, std::vector<Mismatch>& out) {
  if (!config.is_object() || !config.contains("run")) return;
  try {
    ErrorRate::parse(text_at(config["run"], "error_rate"));
  } catch (const Error& error) {
    out.push_back({"/run/error_rate", error.what()});
  }
}

std::vector<std::string> texts(const Json& array) { return array.get<std::vector<std::string>>(); }

std::map<std::string, std::string> bindings(const Json& object) {
  std::map<std::string, std::string> out;
  for (const auto& item : object.items()) out.emplace(item.key(), item.value().get<std::string>());
  return out;
}

StepConfig step_of(const Json& json) {
  StepConfig step;
  step.plugin = json.at("plugin").get<std::string>();
  step.name = json.at("name").get<std::string>();
  step.options_json = json.at("options").dump();
  step.inputs = bindings(json.at("inputs"));
  step.outputs = bindings(json.at("outputs"));
  step.on_error = text_at(json, "on_error");
  step.isolation = text_at(json, "isolation");
  return step;
}

}  // namespace

std::vector<Mismatch> rule_mismatches(const Json& config) {
  std::vector<Mismatch> out;
  check_step_names(config, out);
  check_input_pointers(config, out);
  check_name_pattern(config, out);
  check_error_rate(config, out);
  return out;
}

void read_fields(const Json& filled, Config& out) {
  for (const Json& step : filled.at("pipeline")) out.pipeline.push_back(step_of(step));
  const std::filesystem::path folder(out.folder);
  for (const std::string& path : texts(filled.at("plugins").at("path")))
    out.plugin_path.push_back((folder / path).lexically_normal().string());

  const Json& input = filled.at("input");
  out.input.ids = input.at("ids").get<std::string>();
  out.input.format = input.at("format").get<std::string>();
  out.input.id = input.at("id").get<std::string>();
  out.input.text = input.at("text").get<std::string>();
  out.input.date = input.at("date").get<std::string>();
  out.input.language = input.at("language").get<std::string>();
  out.input.meta = input.at("meta").get<std::string>();
  out.input.name_pattern = input.at("name_pattern").get<std::string>();
  out.input.html = input.at("html").get<std::string>();
  out.input.offsets = input.at("offsets").get<std::string>();

  const Json& output = filled.at("output");
  out.output.format = output.at("format").get<std::string>();
  out.output.unit = output.at("unit").get<std::string>();
  out.output.layers = texts(output.at("layers"));
  out.output.text = output.at("text").get<bool>();

  const Json& run = filled.at("run");
  out.run.threads = run.at("threads").get<unsigned>();
  out.run.on_error = run.at("on_error").get<std::string>();
  out.run.error_rate = run.at("error_rate").get<std::string>();
  out.run.isolation = run.at("isolation").get<std::string>();
  out.run.sandbox = run.at("sandbox").get<std::string>();
  const Json& quarantine = run.at("quarantine");
  out.run.quarantine = {
      quarantine.at("deaths").get<unsigned>(), quarantine.at("seconds").get<double>(),
      quarantine.at("percent").get<double>(), quarantine.at("documents").get<unsigned>()};
  const Json& limits = run.at("limits");
  out.run.document_bytes =
      static_cast<std::uint64_t>(limits.at("document_mb").get<double>() * (1u << 20));
  out.run.document_seconds = limits.at("document_seconds").get<double>();
  out.run.kill_factor = limits.at("kill_factor").get<double>();
  out.run.start_seconds = limits.at("start_seconds").get<double>();
  out.run.memory_mb = limits.at("memory_mb").get<double>();
  out.run.worker_documents = limits.at("worker_documents").get<unsigned>();
}

OptionValue::Members fields_of(const InputConfig& input) {
  return {{"format", input.format}, {"ids", input.ids},
          {"id", input.id},         {"text", input.text},
          {"date", input.date},     {"language", input.language},
          {"meta", input.meta},     {"name_pattern", input.name_pattern},
          {"html", input.html},     {"offsets", input.offsets}};
}

OptionValue::Members fields_of(const OutputConfig& output) {
  return {{"format", output.format},
          {"unit", output.unit},
          {"layers", OptionValue::List(output.layers.begin(), output.layers.end())},
          {"text", output.text}};
}

OptionValue::Members fields_of(const RunConfig& run) {
  const OptionValue::Members limits{
      {"document_mb", static_cast<double>(run.document_bytes) / (1u << 20)},
      {"document_seconds", run.document_seconds},
      {"kill_factor", run.kill_factor},
      {"start_seconds", run.start_seconds},
      {"memory_mb", run.memory_mb},
      {"worker_documents", run.worker_documents}};
  const OptionValue::Members quarantine{{"deaths", run.quarantine.deaths},
                                        {"seconds", run.quarantine.seconds},
                                        {"percent", run.quarantine.percent},
                                        {"documents", run.quarantine.documents}};
  return {{"threads", run.threads},
          {"on_error", run.on_error},
          {"error_rate", run.error_rate},
          {"isolation", run.isolation},
          {"sandbox", run.sandbox},
          {"quarantine", quarantine},
          {"limits", limits}};
}

}  // namespace glossator
