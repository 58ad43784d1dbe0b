#include "isolation/start_order.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "chain/chain.hpp"
#include "chain/chain_builder.hpp"
#include "config/config_names.hpp"
#include "isolation/shared_data.hpp"
#include "plugins/plugin_description.hpp"

namespace glossator {
namespace {

Json library_json(const PluginLibrary& library) {
  Json annotators = Json::array();
  for (const auto* about : library.descriptions()) annotators.push_back(description_json(*about));
  return Json::object({{"file", library.path()}, {"annotators", std::move(annotators)}});
}

// The folders that plugins may read under run.sandbox strict.
std::vector<std::string> readable_folders(const Chain& chain,
                                          const std::vector<std::size_t>& own_steps) {
  std::vector<std::string> folders{chain.config.folder()};
  for (const std::size_t i : own_steps) {
    const Step& step = *chain.steps[i];
    folders.push_back(std::filesystem::path(step.library().path()).parent_path().string());
    folders.push_back(step.library().data_folder(step.plugin()));
  }
  return folders;
}

ErrorCode code_of(const Json& number) {
  const std::int64_t code = number.integer();
  return code >= 0 && code <= static_cast<int>(ErrorCode::internal) ? static_cast<ErrorCode>(code)
                                                                    : ErrorCode::plugin;
}

// The part of the chain's config that the other process needs.
Json config_json(const Chain& chain, Json steps) {
  const Json limits = Json::object({{"document_seconds", chain.config.run().document_seconds}});
  return Json::object({{"glossator", 1},
                       {"pipeline", std::move(steps)},
                       {"run", Json::object({{"limits", limits}})}});
}

}  // namespace

Json start_order(const Chain& chain, const std::vector<std::size_t>& own_steps, bool extensions) {
  std::map<const PluginLibrary*, std::size_t> numbers;
  Json libraries = Json::array(), steps = Json::array(), library_of_step = Json::array();
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    const Step& step = *chain.steps[i];
    const StepConfig& config = chain.config.pipeline()[i];
    const auto [library, is_new] = numbers.emplace(&step.library(), libraries.size());
    if (is_new) libraries.push_back(library_json(step.library()));
    steps.push_back(Json::object({{"plugin", config.plugin},
                                  {"name", config.name},
                                  {"options", step.options},
                                  {"inputs", config.inputs},
                                  {"outputs", config.outputs},
                                  {"on_error", name_of(step.on_error)}}));
    library_of_step.push_back(library->second);
  }
  const RunConfig& run = chain.config.run();
  return Json::object({{"folder", chain.config.folder()},
                       {"extensions", extensions},
                       {"sandbox", name_of(run.sandbox)},
                       {"memory_bytes", static_cast<std::uint64_t>(run.memory_mb * (1u << 20))},
                       {"readable_folders", readable_folders(chain, own_steps)},
                       {"own_steps", Json::array(Json::Items(own_steps.begin(), own_steps.end()))},
                       {"libraries", std::move(libraries)},
                       {"library_of_step", std::move(library_of_step)},
                       {"config", config_json(chain, std::move(steps))}});
}

SandboxSettings sandbox_settings(const Json& order) {
  Sandbox kind = Sandbox::strict;
  read_name(order["sandbox"].text(), kind);
  return {kind, order["memory_bytes"].unsigned_integer(), order["readable_folders"].texts()};
}

OrderedChain read_start_order(const Json& order,
                              const std::function<void(std::size_t)>& before_loading) {
  OrderedChain ordered;
  for (const Json& step : order["own_steps"].items())
    ordered.own_steps.push_back(step.unsigned_integer());
  ordered.extensions = order["extensions"].boolean();
  ordered.chain = std::make_unique<Chain>();
  Chain& chain = *ordered.chain;
  chain.config = Config::from_text(order["config"].dump(), order["folder"].text());
  const Json::Items& library_of_step = order["library_of_step"].items();

  const PluginFinder nothing({}, PluginCatalogue("", ""));
  ChainBuilder builder(chain.config, nothing, chain);
  const auto is_own = [&](std::size_t step) {
    return std::find(ordered.own_steps.begin(), ordered.own_steps.end(), step) !=
           ordered.own_steps.end();
  };
  std::map<std::size_t, std::size_t> first_own;  // library -> the first own step that needs it
  for (std::size_t i = 0; i < library_of_step.size(); ++i)
    if (is_own(i)) first_own.emplace(library_of_step[i].unsigned_integer(), i);
  std::vector<const PluginLibrary*> libraries;
  for (const Json& library : order["libraries"].items()) {
    const std::string& file = library["file"].text();
    const auto own = first_own.find(libraries.size());
    if (own != first_own.end()) {
      before_loading(own->second);
      libraries.push_back(&PluginLibrary::load(file));
    } else {
      auto& known = chain.described[file];
      known = std::make_unique<DescribedLibrary>(file, library["annotators"]);
      libraries.push_back(&known->library);
    }
  }
  for (const Json& library : library_of_step)
    builder.libraries.push_back(libraries.at(library.unsigned_integer()));
  builder.bind();
  chain.config.throw_problems(std::move(builder.problems()));
  if (chain.steps.size() != chain.config.pipeline().size())
    throw Error(ErrorCode::plugin, "a library holds other annotators than it described");
  return ordered;
}

Json report_json(const StartReport& report) {
  Json refusals = Json::array();
  for (const StartRefusal& refusal : report.refusals)
    refusals.push_back(Json::object({{"step", refusal.step},
                                     {"code", static_cast<int>(refusal.code)},
                                     {"said", refusal.said}}));
  return Json::object(
      {{"error", report.error},
       {"code", static_cast<int>(report.code)},
       {"step", report.step ? Json(*report.step) : Json()},
       {"refusals", std::move(refusals)},
       {"resources", Json::array(Json::Items(report.resources.begin(), report.resources.end()))}});
}

StartReport read_report(const std::string& text, std::size_t own_steps) {
  try {
    const auto parsed = Json::parse(text);
    if (!parsed) throw Garbled("a report that is not JSON");
    const Json& json = *parsed;
    StartReport report;
    report.error = json["error"].text();
    report.code = code_of(json["code"]);
    if (const Json& step = json["step"]; !step.is_null()) report.step = step.unsigned_integer();
    for (const Json& refusal : json["refusals"].items())
      report.refusals.push_back(
          {refusal["step"].unsigned_integer(), code_of(refusal["code"]), refusal["said"].text()});
    for (const Json& paths : json["resources"].items()) report.resources.push_back(paths.texts());
    if (report.error.empty() && report.resources.size() != own_steps)
      throw Garbled("resources of other steps");
    return report;
  } catch (const JsonError& error) {
    throw Garbled(error.what());
  }
}

}  // namespace glossator
