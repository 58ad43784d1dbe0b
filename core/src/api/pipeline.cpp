#include "glossator/pipeline.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/pipeline_state.hpp"
#include "chain/chain_builder.hpp"

namespace glossator {
namespace {

// NULL if all steps run in this process. Throws ConfigError.
std::unique_ptr<IsolatedChain> start_processes(Chain& chain, const std::string& program,
                                               const Pipeline::Options& options) {
  if (std::all_of(chain.steps.begin(), chain.steps.end(),
                  [](const auto& step) { return step->isolation == Isolation::none; }))
    return nullptr;
  auto isolated = std::make_unique<IsolatedChain>(chain, program, options);
  std::vector<Problem> problems;
  for (const StartFailure& failure : isolated->start()) {
    const std::string pointer = failure.step
                                    ? "/pipeline/" + std::to_string(*failure.step) + "/plugin"
                                : failure.code() == ErrorCode::config ? "/run/sandbox"
                                                                      : "/run/isolation";
    problems.push_back(chain.config.locate(pointer));
    problems.back().message = failure.what();
  }
  chain.config.throw_problems(std::move(problems));
  return isolated;
}

}  // namespace

Pipeline::Pipeline(const Config& config, Options options) {
  std::vector<std::string> folders = options.plugin_path;
  folders.insert(folders.end(), config.plugin_path.begin(), config.plugin_path.end());
  PluginFinder finder = PluginFinder::standard(folders);
  finder.name_files(options.plugin_files);
  state_ = std::make_unique<State>();
  state_->chain = build_chain(config, finder, options);
  const std::string program =
      options.worker_program.empty() ? finder.catalogue().program() : options.worker_program;
  state_->isolated = start_processes(*state_->chain, program, options);
}

Pipeline::Pipeline(const Config& config) : Pipeline(config, Options()) {}
Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;

const Config& Pipeline::config() const { return state_->chain->config; }

std::vector<LayerSchema> Pipeline::layers() const {
  std::vector<LayerSchema> layers;
  for (const auto& schema : state_->chain->schemas) layers.push_back(*schema);
  return layers;
}

std::vector<StepInfo> Pipeline::steps() const {
  std::vector<StepInfo> steps;
  for (const auto& step : state_->chain->steps) {
    StepInfo info{step->name(),
                  step->plugin(),
                  step->description().version,
                  step->library().is_file() ? step->library().path() : "",
                  step->options.dump(),
                  {},
                  {},
                  {}};
    for (const std::uint32_t layer : step->input_layers)
      if (layer != GLOSS_NONE) info.inputs.push_back(state_->chain->schemas[layer]->name);
    for (const std::uint32_t layer : step->outputs)
      info.outputs.push_back(state_->chain->schemas[layer]->name);
    info.resources = step->resources();
    steps.push_back(std::move(info));
  }
  return steps;
}

std::vector<Quarantine> Pipeline::quarantined() const {
  std::vector<Quarantine> all;
  if (!state_->isolated || !state_->isolated->deaths().any()) return all;
  for (std::size_t i = 0; i < state_->chain->steps.size(); ++i)
    if (auto reason = state_->isolated->deaths().reason(i); !reason.empty())
      all.push_back(
          {state_->chain->steps[i]->name(), state_->chain->steps[i]->plugin(), std::move(reason)});
  return all;
}

std::string Pipeline::filled_config() const {
  auto json = nlohmann::ordered_json::parse(state_->chain->config.filled_json());
  for (std::size_t i = 0; i < state_->chain->steps.size(); ++i)
    json["pipeline"][i]["options"] = state_->chain->steps[i]->options;
  return json.dump(2);
}

const Layer* Annotations::find(std::string_view name) const {
  for (const Layer& layer : *layers_)
    if (layer.name() == name) return &layer;
  return nullptr;
}

const char* version() { return GLOSSATOR_VERSION; }

}  // namespace glossator
