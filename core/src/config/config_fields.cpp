#include "config/config_fields.hpp"

#include <filesystem>

#include "config/config_names.hpp"
#include "config/error_rate.hpp"
#include "config/name_pattern.hpp"
#include "glossator/error.hpp"
#include "json/json.hpp"
#include "json/json_pointer.hpp"
#include "schema/schema_message.hpp"

namespace glossator {
namespace {

void check_step_names(const Json& config, std::vector<Mismatch>& out) {
  const Json* const pipeline = config.find("pipeline");
  if (!pipeline) return;
  std::map<std::string, std::size_t> first;
  const Json::Items& steps = pipeline->items();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string given = steps[i].text_or("name", "");
    const std::string name = given.empty() ? steps[i].text_or("plugin", "") : given;
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
  const Json* const input = config.find("input");
  if (!input) return;
  for (const char* key : {"id", "text", "date", "language", "meta"}) {
    const std::string pointer = input->text_or(key, "");
    if (!pointer.empty() && pointer.front() == '/' && !pointer_tokens(pointer))
      out.push_back({pointer_to("/input", key),
                     "expected a JSON Pointer, in which ~ is written ~0; found " + brief(pointer)});
  }
}

void check_quote(const Json& config, std::vector<Mismatch>& out) {
  const Json* const input = config.find("input");
  if (!input) return;
  const std::string delimiter = input->text_or("delimiter", ""),
                    quote = input->text_or("quote", "\"");
  if (!quote.empty() && delimiter == quote)
    out.push_back({"/input/delimiter", "is the quote too, " + brief(quote) +
                                           "; set input.quote to another character, or to \"\""});
}

void check_name_pattern(const Json& config, std::vector<Mismatch>& out) {
  const Json* const input = config.find("input");
  const std::string pattern = input ? input->text_or("name_pattern", "") : "";
  if (pattern.empty()) return;
  const std::string problem = NamePattern::problem_of(pattern);
  if (!problem.empty()) out.push_back({"/input/name_pattern", brief(pattern) + " " + problem});
}

void check_error_rate(const Json& config, std::vector<Mismatch>& out) {
  const Json* const run = config.find("run");
  if (!run) return;
  try {
    ErrorRate::parse(run->text_or("error_rate", ""));
  } catch (const Error& error) {
    out.push_back({"/run/error_rate", error.what()});
  }
}

unsigned count(const Json& number) { return static_cast<unsigned>(number.integer()); }

StepConfig step_of(const Json& json) {
  StepConfig step;
  step.plugin = json.at("plugin").text();
  step.name = json.at("name").text();
  step.options_json = json.at("options").dump();
  step.inputs = json.at("inputs").text_map();
  step.outputs = json.at("outputs").text_map();
  if (const Json* given = json.find("on_error")) read_name(given->text(), step.on_error.emplace());
  if (const Json* given = json.find("isolation"))
    read_name(given->text(), step.isolation.emplace());
  return step;
}

}  // namespace

std::vector<Mismatch> rule_mismatches(const Json& config) {
  std::vector<Mismatch> out;
  check_step_names(config, out);
  check_input_pointers(config, out);
  check_quote(config, out);
  check_name_pattern(config, out);
  check_error_rate(config, out);
  return out;
}

void ConfigFields::read(const Json& filled, Config& out) {
  for (const Json& step : filled.at("pipeline").items()) out.pipeline_.push_back(step_of(step));
  const std::filesystem::path folder(out.folder_);
  for (const std::string& path : filled.at("plugins").at("path").texts())
    out.plugin_path_.push_back((folder / path).lexically_normal().string());

  const Json& input = filled.at("input");
  read_name(input.at("ids").text(), out.input_.ids);
  read_name(input.at("format").text(), out.input_.format);
  read_name(input.at("encoding").text(), out.input_.encoding);
  out.input_.id = input.at("id").text();
  out.input_.text = input.at("text").text();
  out.input_.date = input.at("date").text();
  out.input_.language = input.at("language").text();
  out.input_.meta = input.at("meta").text();
  out.input_.delimiter = input.at("delimiter").text();
  out.input_.quote = input.at("quote").text();
  out.input_.name_pattern = input.at("name_pattern").text();
  read_name(input.at("dates").text(), out.input_.dates);
  read_name(input.at("html").text(), out.input_.html);
  out.input_.html_date = input.at("html_date").boolean();
  read_name(input.at("offsets").text(), out.input_.offsets);

  const Json& output = filled.at("output");
  read_name(output.at("format").text(), out.output_.format);
  read_name(output.at("unit").text(), out.output_.unit);
  out.output_.layers = output.at("layers").texts();
  out.output_.text = output.at("text").boolean();
  const Json& meta = output.at("meta");
  out.output_.all_meta = meta == true || meta.is_text();  // "all" is the only text
  if (meta.is_array()) out.output_.meta = meta.texts();

  const Json& run = filled.at("run");
  out.run_.threads = count(run.at("threads"));
  read_name(run.at("on_error").text(), out.run_.on_error);
  out.run_.error_rate = run.at("error_rate").text();
  read_name(run.at("isolation").text(), out.run_.isolation);
  read_name(run.at("sandbox").text(), out.run_.sandbox);
  const Json& quarantine = run.at("quarantine");
  out.run_.quarantine = {count(quarantine.at("deaths")), quarantine.at("seconds").number(),
                         quarantine.at("percent").number(), count(quarantine.at("documents"))};
  const Json& limits = run.at("limits");
  out.run_.document_bytes =
      static_cast<std::uint64_t>(limits.at("document_mb").number() * (1u << 20));
  out.run_.document_seconds = limits.at("document_seconds").number();
  out.run_.kill_factor = limits.at("kill_factor").number();
  out.run_.start_seconds = limits.at("start_seconds").number();
  out.run_.memory_mb = limits.at("memory_mb").number();
  out.run_.worker_documents = count(limits.at("worker_documents"));
}

OptionValue::Members fields_of(const InputConfig& input) {
  return {{"format", name_of(input.format)},
          {"encoding", name_of(input.encoding)},
          {"ids", name_of(input.ids)},
          {"id", input.id},
          {"text", input.text},
          {"date", input.date},
          {"language", input.language},
          {"meta", input.meta},
          {"delimiter", input.delimiter},
          {"quote", input.quote},
          {"name_pattern", input.name_pattern},
          {"dates", name_of(input.dates)},
          {"html", name_of(input.html)},
          {"html_date", input.html_date},
          {"offsets", name_of(input.offsets)}};
}

OptionValue::Members fields_of(const OutputConfig& output) {
  const OptionValue meta =
      output.all_meta || output.meta.empty()
          ? OptionValue(output.all_meta)
          : OptionValue(OptionValue::List(output.meta.begin(), output.meta.end()));
  return {{"format", name_of(output.format)},
          {"unit", name_of(output.unit)},
          {"layers", OptionValue::List(output.layers.begin(), output.layers.end())},
          {"text", output.text},
          {"meta", meta}};
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
          {"on_error", name_of(run.on_error)},
          {"error_rate", run.error_rate},
          {"isolation", name_of(run.isolation)},
          {"sandbox", name_of(run.sandbox)},
          {"quarantine", quarantine},
          {"limits", limits}};
}

}  // namespace glossator
