#include "check/subject/subject.hpp"

#include <filesystem>
#include <fstream>

#include "check/cases/given_layers.hpp"
#include "check/inputs/hostile_texts.hpp"
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

/// One word of a shell's line.
std::string quoted(const std::string& word) {
  constexpr const char* plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:,=+@%";
  if (!word.empty() && word.find_first_not_of(plain) == word.npos) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
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

std::string Order::command(const std::string& more) const {
  std::string text = "gloss check " + quoted(file);
  const auto add = [&](const char* option, const std::string& value) {
    if (!value.empty()) text += std::string(" ") + option + " " + quoted(value);
  };
  add("--annotator", annotator);
  add("--config", config);
  add("--options", options);
  for (const auto& folder : plugin_path) add("--plugin-path", folder);
  for (const auto& path : case_files) add("--cases", path);
  add("--known-failures", known_failures);
  for (const auto& path : text_files) add("--texts", path);
  return text + " " + more;
}

Json Order::json() const {
  return Json::object({{"file", file},
                       {"annotator", annotator},
                       {"plugin_path", plugin_path},
                       {"config", config},
                       {"options", options},
                       {"cases", cases},
                       {"case_files", case_files},
                       {"text_files", text_files},
                       {"fuzz", json_of(fuzz)},
                       {"seed", seed},
                       {"known_failures", known_failures},
                       {"shrinks_known_failures", shrinks_known_failures},
                       {"most_failures", most_failures}});
}

Order Order::from_json(const Json& json) {
  return {json["file"].text(),
          json["annotator"].text(),
          json["plugin_path"].texts(),
          json["config"].text(),
          json["options"].text(),
          json["cases"].text(),
          json["case_files"].texts(),
          json["text_files"].texts(),
          fuzz_order(json["fuzz"]),
          json["seed"].unsigned_integer(),
          json["known_failures"].text(),
          json["shrinks_known_failures"].boolean(),
          json["most_failures"].unsigned_integer()};
}

Subject::Subject(Order order) : order_(std::move(order)) {}
Subject::~Subject() = default;

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

const gloss_description& Subject::description() { return *library().own_descriptions()[index()]; }

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
    if (step["plugin"] == id) {
      position_ = before.size();
      return *(before_ = before);
    }
    before.push_back(step);
  }
  throw Error(ErrorCode::usage, order_.config + ": has no step of plugin `" + id + "`");
}

const std::vector<Setting>& Subject::settings() {
  if (!settings_)
    settings_ = given_settings(order_.case_files, order_.text_files, description().id);
  return *settings_;
}

void Subject::use(const Setting& setting) {
  setting_ = setting;
  given_steps_.reset();
  if (!setting.layers.is_null()) given_steps_ = steps_behind_given(setting);
}

Json Subject::steps_behind_given(const Setting& setting) {
  std::vector<std::string> others;
  bool needs_others = false;
  for (auto at = description().inputs; *at; ++at) {
    if (setting.layers.contains((*at)->name)) continue;
    others.emplace_back((*at)->name);
    needs_others = true;
  }
  Json steps = Json::array();
  if (needs_others)
    steps = steps_that_keep_clear(steps_before(), setting.layers, pipeline_options().plugin_path);
  const std::string text = setting.documents.empty() ? "" : setting.documents[0].text;
  given_.push_back(std::make_unique<GivenLayers>(setting.layers, text, description(), others));
  const Json given = given_.back()->steps();
  for (const Json& step : given.items()) steps.push_back(step);
  return steps;
}

std::vector<Document> Subject::documents() {
  std::vector<Document> documents = plain_documents();
  constexpr std::size_t most = 60, most_bytes = 64u << 10;
  const auto& given = (setting_ ? *setting_ : settings()[0]).documents;
  const std::size_t stride = given.size() / most + 1;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < given.size() && bytes < most_bytes; i += stride) {
    bytes += given[i].text.size();
    documents.push_back(given[i]);
  }
  return documents;
}

std::string Subject::writer_of(const std::string& layer) {
  try {
    for (const LayerSchema& known : pipeline().layers())
      if (known.name == layer) return known.plugin;
  } catch (const std::exception&) {
    // What is wrong with the chain is told elsewhere.
  }
  return "";
}

Json Subject::options() {
  Json options = step_options();
  if (setting_)
    for (const auto& [key, value] : setting_->options.members()) options[key] = value;
  return options;
}

Json Subject::step_options() {
  if (!order_.options.empty()) return parsed(order_.options);
  if (order_.config.empty()) return Json::object();
  const Json step = own_step();
  const Json* const options = step.find("options");
  return options ? *options : Json::object();
}

Json Subject::own_step() {
  if (order_.config.empty()) return Json::object({{"plugin", description().id}});
  const Json config = parsed_config(order_.config);
  steps_before();
  return config["pipeline"][position_];
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
  return chain_behind(given_steps_ ? *given_steps_ : steps_before(),
                      options ? *options : this->options());
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
  if (given_steps_) options.own_plugins = {{"the given layers", given_.back()->factory()}};
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
