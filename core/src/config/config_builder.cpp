#include "glossator/config_builder.hpp"

#include <cmath>

#include "config/config_fields.hpp"
#include "config/config_text.hpp"
#include "json/json_pointer.hpp"
#include "text/utf8.hpp"

namespace glossator {
namespace {

/// Converts values to JSON and notes those that JSON cannot express.
class Writer {
 public:
  Json value(const OptionValue& value, const std::string& pointer) {
    return std::visit([&](const auto& held) { return json(held, pointer); }, value.get());
  }
  Json json(const OptionValue::Members& members, const std::string& pointer) {
    Json object = Json::object();
    for (const auto& [key, member] : members) {
      const std::string there = pointer_to(pointer, key);
      if (find_invalid_utf8(key))
        report(pointer, "a key is not valid UTF-8");
      else if (object.contains(key))
        report(there, "is given twice");
      else
        object[key] = value(member, there);
    }
    return object;
  }
  Json text(const std::string& text, const std::string& pointer) {
    const auto wrong = find_invalid_utf8(text);
    if (wrong) report(pointer, "is not valid UTF-8 at byte " + std::to_string(*wrong));
    return wrong ? std::string() : text;
  }
  Json texts(const std::vector<std::string>& items, const std::string& pointer) {
    Json array = Json::array();
    for (const std::string& item : items)
      array.push_back(text(item, pointer_to(pointer, array.size())));
    return array;
  }
  Json bindings(const std::map<std::string, std::string>& names, const std::string& pointer) {
    OptionValue::Members members;
    for (const auto& [from, to] : names) members.emplace_back(from, to);
    return json(members, pointer);
  }

  std::vector<Problem> problems;

 private:
  Json json(const std::string& value, const std::string& pointer) { return text(value, pointer); }
  Json json(std::int64_t value, const std::string&) { return value; }
  Json json(bool value, const std::string&) { return value; }
  Json json(double value, const std::string& pointer) {
    if (!std::isfinite(value)) report(pointer, "is not a finite number");
    return std::isfinite(value) ? value : 0.0;
  }
  Json json(const OptionValue::List& items, const std::string& pointer) {
    Json array = Json::array();
    for (const OptionValue& item : items)
      array.push_back(value(item, pointer_to(pointer, array.size())));
    return array;
  }
  void report(const std::string& pointer, const std::string& message) {
    problems.push_back({"", 0, 0, pointer, message});
  }
};

Json step_json(const StepSettings& step, const std::string& pointer, Writer& writer) {
  Json json = Json::object({{"plugin", writer.text(step.plugin, pointer + "/plugin")}});
  if (!step.name.empty()) json["name"] = writer.text(step.name, pointer + "/name");
  json["options"] = writer.json(step.options, pointer + "/options");
  json["inputs"] = writer.bindings(step.inputs, pointer + "/inputs");
  json["outputs"] = writer.bindings(step.outputs, pointer + "/outputs");
  if (step.on_error) json["on_error"] = name_of(*step.on_error);
  if (step.isolation) json["isolation"] = name_of(*step.isolation);
  return json;
}

}  // namespace

Config ConfigBuilder::build() const {
  Writer writer;
  Json config = Json::object({{"glossator", 1}});
  config["plugins"] = Json::object({{"path", writer.texts(plugin_path, "/plugins/path")}});
  Json& steps = config["pipeline"] = Json::array();
  for (const StepSettings& step : pipeline)
    steps.push_back(step_json(step, pointer_to("/pipeline", steps.size()), writer));
  // Goes through an OptionValue, so that one place checks texts and numbers.
  config["input"] = writer.json(fields_of(input), "/input");
  config["output"] = writer.json(fields_of(output), "/output");
  config["run"] = writer.json(fields_of(run), "/run");

  auto from = std::make_shared<Config::Text>();
  from->value = std::move(config);
  return Config::from_value(from, std::move(writer.problems), folder, {});
}

}  // namespace glossator
