#include "check/subject/subject.hpp"

#include <filesystem>
#include <fstream>

#include "check/subject/producers.hpp"
#include "glossator/error.hpp"
#include "schema/options.hpp"
#include "text/nearest_name.hpp"

namespace glossator::check {
namespace {

/// REQUIRES: valid JSON.
Json parsed(const std::string& text) { return Json::parse(text).value(); }

Json parsed_config(const std::string& file) {
  Config::from_file(file).throw_problems();
  std::ifstream in(file, std::ios::binary);
  return parsed(std::string(std::istreambuf_iterator<char>(in), {}));
}

Json json_of(const FuzzOrder& fuzz) {
  Json cuts = Json::array();
  for (const auto& [begin, end] : fuzz.cuts) cuts.push_back(Json::array({begin, end}));
  return Json::array({fuzz.is_asked_for, fuzz.first, fuzz.seconds, std::move(cuts)});
}

FuzzOrder fuzz_order(const Json& json) {
  FuzzOrder fuzz{json.at(0).boolean(), json.at(1).unsigned_integer(), json.at(2).number()};
  for (const Json& cut : json.at(3).items())
    fuzz.cuts.emplace_back(cut.at(0).unsigned_integer(), cut.at(1).unsigned_integer());
  return fuzz;
}

}  // namespace

Json Order::json() const {
  return Json::object({{"file", file},
                       {"annotator", annotator},
                       {"plugin_path", plugin_path},
                       {"config", config},
                       {"options", options},
                       {"cases", cases},
                       {"fuzz", json_of(fuzz)},
                       {"seed", seed}});
}

Order Order::from_json(const Json& json) {
  return {json["file"].text(),      json["annotator"].text(),       json["plugin_path"].texts(),
          json["config"].text(),    json["options"].text(),         json["cases"].text(),
          fuzz_order(json["fuzz"]), json["seed"].unsigned_integer()};
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
  for (const Json& step : config["pipeline"].items()) {
    if (step["plugin"] == id) return *(before_ = before);
    before.push_back(step);
  }
  throw Error(ErrorCode::usage, order_.config + ": has no step of plugin `" + id + "`");
}

std::size_t Subject::position() { return steps_before().size(); }

Json Subject::options() {
  if (!order_.options.empty()) return parsed(order_.options);
  if (order_.config.empty()) return Json::object();
  const Json step = own_step();
  const Json* const options = step.find("options");
  return options ? *options : Json::object();
}

Json Subject::own_step() {
  if (order_.config.empty()) return Json::object({{"plugin", description().id}});
  const Json config = parsed_config(order_.config);
  return config["pipeline"][position()];
}

Json Subject::options_schema() {
  auto schema = Json::parse(description().config_schema_json);
  if (!schema || !schema->is_object())
    throw Error(ErrorCode::plugin, "its options schema is no JSON object");
  return std::move(*schema);
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
  Json step = own_step();
  step["options"] = options;
  steps.push_back(std::move(step));
  const std::string folder =
      order_.config.empty() ? "." : std::filesystem::path(order_.config).parent_path().string();
  const Json config =
      Json::object({{"glossator", 1}, {"pipeline", std::move(steps)}, {"run", run}});
  return Config::from_text(config.dump(), folder);
}

Pipeline::Options Subject::pipeline_options() const {
  Pipeline::Options options;
  options.plugin_path = order_.plugin_path;
  if (!order_.config.empty()) {
    const Config config = Config::from_file(order_.config);
    for (const auto& folder : config.plugin_path()) options.plugin_path.push_back(folder);
  }
  options.plugin_path.push_back(std::filesystem::path(order_.file).parent_path().string());
  options.plugin_files = {order_.file};
  return options;
}

Pipeline Subject::pipeline(const std::optional<Json>& options) {
  return Pipeline(chain(options), pipeline_options());
}

Pipeline Subject::isolated_pipeline(const std::string& sandbox) {
  const Json run = Json::object({{"isolation", "chain"}, {"sandbox", sandbox}});
  return Pipeline(chain_behind(steps_before(), options(), run), pipeline_options());
}

}  // namespace glossator::check
