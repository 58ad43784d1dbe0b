#include "isolation/start_order.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "chain/chain.hpp"
#include "chain/chain_builder.hpp"
#include "isolation/shared_data.hpp"
#include "plugins/plugin_description.hpp"

namespace glossator {
namespace {

using Json = nlohmann::ordered_json;

Json library_json(const PluginLibrary& library) {
  Json annotators = Json::array();
  for (const auto* about : library.descriptions()) annotators.push_back(description_json(*about));
  return {{"file", library.path()}, {"annotators", annotators}};
}

const char* name_of(OnError on_error) {
  return on_error == OnError::stop         ? "stop"
         : on_error == OnError::skip_layer ? "skip_layer"
                                           : "skip_document";
}

// What plugins read under run.sandbox strict.
std::vector<std::string> readable_folders(const Chain& chain,
                                          const std::vector<std::size_t>& own_steps) {
  std::vector<std::string> folders{chain.config.folder};
  for (const std::size_t i : own_steps) {
    const Step& step = *chain.steps[i];
    folders.push_back(std::filesystem::path(step.library().path()).parent_path().string());
    folders.push_back(step.library().data_folder(step.plugin()));
  }
  return folders;
}

StepConfig step_config(const Json& json) {
  StepConfig step;
  step.plugin = json.at("plugin");
  step.name = json.at("name");
  step.options_json = json.at("options").dump();
  step.inputs = json.at("inputs").get<std::map<std::string, std::string>>();
  step.outputs = json.at("outputs").get<std::map<std::string, std::string>>();
  step.on_error = json.at("on_error");
  return step;
}

}  // namespace

Json start_order(const Chain& chain, const std::vector<std::size_t>& own_steps, bool extensions) {
  std::map<const PluginLibrary*, std::size_t> numbers;
  Json libraries = Json::array(), steps = Json::array();
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    const Step& step = *chain.steps[i];
    const StepConfig& config = chain.config.pipeline[i];
    const auto [library, is_new] = numbers.emplace(&step.library(), libraries.size());
    if (is_new) libraries.push_back(library_json(step.library()));
    steps.push_back({{"plugin", config.plugin},
                     {"name", config.name},
                     {"options", step.options},
                     {"inputs", config.inputs},
                     {"outputs", config.outputs},
                     {"on_error", name_of(step.on_error)},
                     {"library", library->second}});
  }
  const RunConfig& run = chain.config.run;
  return {{"folder", chain.config.folder},
          {"document_seconds", run.document_seconds},
          {"extensions", extensions},
          {"sandbox", run.sandbox},
          {"memory_bytes", static_cast<std::uint64_t>(run.memory_mb * (1u << 20))},
          {"readable_folders", readable_folders(chain, own_steps)},
          {"own_steps", own_steps},
          {"libraries", libraries},
          {"steps", steps}};
}

SandboxSettings sandbox_settings(const Json& order) {
  return {sandbox_of(order.at("sandbox")), order.at("memory_bytes"),
          order.at("readable_folders").get<std::vector<std::string>>()};
}

OrderedChain read_start_order(const Json& order,
                              const std::function<void(std::size_t)>& before_loading) {
  OrderedChain ordered;
  ordered.own_steps = order.at("own_steps").get<std::vector<std::size_t>>();
  ordered.extensions = order.at("extensions");
  ordered.chain = std::make_unique<Chain>();
  Chain& chain = *ordered.chain;
  chain.config.folder = order.at("folder");
  chain.config.run.document_seconds = order.at("document_seconds");
  for (const Json& step : order.at("steps")) chain.config.pipeline.push_back(step_config(step));

  const PluginFinder nothing({}, PluginCatalogue("", ""));
  ChainBuilder builder(chain.config, nothing, chain);
  const auto is_own = [&](std::size_t step) {
    return std::find(ordered.own_steps.begin(), ordered.own_steps.end(), step) !=
           ordered.own_steps.end();
  };
  std::map<std::size_t, std::size_t> first_own;  // library -> the first own step that needs it
  for (std::size_t i = 0; i < order.at("steps").size(); ++i)
    if (is_own(i)) first_own.emplace(order["steps"][i].at("library").get<std::size_t>(), i);
  std::vector<const PluginLibrary*> libraries;
  for (const Json& library : order.at("libraries")) {
    const std::string file = library.at("file");
    const auto own = first_own.find(libraries.size());
    if (own != first_own.end()) {
      before_loading(own->second);
      libraries.push_back(&PluginLibrary::load(file));
    } else {
      auto& known = chain.described[file];
      known = std::make_unique<DescribedLibrary>(file, library.at("annotators"));
      libraries.push_back(&known->library);
    }
  }
  for (const Json& step : order["steps"])
    builder.libraries.push_back(libraries.at(step["library"].get<std::size_t>()));
  builder.bind();
  chain.config.throw_problems(std::move(builder.problems()));
  if (chain.steps.size() != chain.config.pipeline.size())
    throw Error(ErrorCode::plugin, "a library holds other annotators than it described");
  return ordered;
}

Json report_json(const StartReport& report) {
  return {{"error", report.error},
          {"code", static_cast<int>(report.code)},
          {"step", report.step ? Json(*report.step) : Json()},
          {"resources", report.resources}};
}

StartReport read_report(const std::string& text, std::size_t own_steps) {
  try {
    const Json json = Json::parse(text);
    StartReport report;
    report.error = json.at("error");
    const int code = json.at("code");
    if (code >= 0 && code <= static_cast<int>(ErrorCode::internal))
      report.code = static_cast<ErrorCode>(code);
    if (json.at("step").is_number_unsigned()) report.step = json["step"].get<std::size_t>();
    report.resources = json.at("resources").get<std::vector<std::vector<std::string>>>();
    if (report.error.empty() && report.resources.size() != own_steps)
      throw Garbled("resources of other steps");
    return report;
  } catch (const Json::exception& error) {
    throw Garbled(error.what());
  }
}

}  // namespace glossator
