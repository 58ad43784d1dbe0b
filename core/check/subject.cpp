#include "subject.hpp"

#include <filesystem>
#include <fstream>

#include "glossator/error.hpp"
#include "producers.hpp"
#include "schema/options.hpp"
#include "text/nearest_name.hpp"

namespace glossator::check {
namespace {

using Json = nlohmann::ordered_json;

Json parsed_config(const std::string& file) {
  Config::from_file(file).throw_problems();
  std::ifstream in(file, std::ios::binary);
  return Json::parse(in);
}

}  // namespace

Json Order::json() const {
  return {{"file", file},
          {"annotator", annotator},
          {"plugin_path", plugin_path},
          {"config", config},
          {"options", options},
          {"cases", cases},
          {"fuzz", {fuzz.is_asked_for, fuzz.first, fuzz.seconds, fuzz.cuts}},
          {"seed", seed}};
}

Order Order::from_json(const Json& json) {
  const Json& fuzz = json.at("fuzz");
  return {json.at("file"),
          json.at("annotator"),
          json.at("plugin_path"),
          json.at("config"),
          json.at("options"),
          json.at("cases"),
          {fuzz.at(0), fuzz.at(1), fuzz.at(2), fuzz.at(3).get<Cuts>()},
          json.at("seed")};
}

Subject::Subject(Order order) : order_(std::move(order)) {}

const PluginLibrary& Subject::library() {
  if (!library_) library_ = &PluginLibrary::load(order_.file);
  return *library_;
}

std::uint32_t Subject::index() {
  const auto& all = library().descriptions();
  if (order_.annotator.empty() && !all.empty()) return 0;
  std::vector<std::string> ids;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i]->id == order_.annotator) return i;
    ids.emplace_back(all[i]->id);
  }
  throw Error(ErrorCode::usage, order_.file + ": holds no annotator `" + order_.annotator +
                                    "`; it holds " + listed(ids));
}

const gloss_description& Subject::description() { return *library().descriptions()[index()]; }

Json Subject::steps_before() {
  if (before_) return *before_;
  const std::string id = description().id;
  if (order_.config.empty()) {
    before_ = producers_of(description(), pipeline_options().plugin_path);
    return *before_;
  }
  Json before = Json::array();
  const Json config = parsed_config(order_.config);
  for (const Json& step : config["pipeline"]) {
    if (step["plugin"] == id) return *(before_ = before);
    before.push_back(step);
  }
  throw Error(ErrorCode::usage, order_.config + ": has no step of plugin `" + id + "`");
}

std::size_t Subject::position() { return steps_before().size(); }

Json Subject::options() {
  if (!order_.options.empty()) return Json::parse(order_.options);
  if (order_.config.empty()) return Json::object();
  const Json config = parsed_config(order_.config);
  return config["pipeline"][position()].value("options", Json::object());
}

Json Subject::options_schema() {
  Json schema = Json::parse(description().config_schema_json, nullptr, false);
  if (!schema.is_object()) throw Error(ErrorCode::plugin, "its options schema is no JSON object");
  return schema;
}

Json Subject::complete_options() {
  Json options = this->options();
  if (const auto wrong = check_options(options_schema(), options); !wrong.empty())
    throw Error(ErrorCode::usage, "option " + wrong[0].pointer + ": " + wrong[0].message);
  return options;
}

Config Subject::chain(const std::optional<Json>& options) {
  return chain_behind(steps_before(), options ? *options : this->options());
}

Config Subject::chain_behind(Json steps, const Json& options, const Json& run) {
  Json step = order_.config.empty() ? Json{{"plugin", description().id}}
                                    : parsed_config(order_.config)["pipeline"][position()];
  step["options"] = options;
  steps.push_back(std::move(step));
  const std::string folder =
      order_.config.empty() ? "." : std::filesystem::path(order_.config).parent_path().string();
  return Config::from_text(Json{{"glossator", 1}, {"pipeline", steps}, {"run", run}}.dump(),
                           folder);
}

Pipeline::Options Subject::pipeline_options() const {
  Pipeline::Options options;
  options.plugin_path = order_.plugin_path;
  if (!order_.config.empty())
    for (const auto& folder : Config::from_file(order_.config).plugin_path)
      options.plugin_path.push_back(folder);
  options.plugin_path.push_back(std::filesystem::path(order_.file).parent_path().string());
  options.plugin_files = {order_.file};
  return options;
}

Pipeline Subject::pipeline(const std::optional<Json>& options) {
  return Pipeline(chain(options), pipeline_options());
}

Pipeline Subject::isolated_pipeline(const std::string& sandbox) {
  const Json run{{"isolation", "chain"}, {"sandbox", sandbox}};
  return Pipeline(chain_behind(steps_before(), options(), run), pipeline_options());
}

}  // namespace glossator::check
