#include "glossator/pipeline.hpp"

#include <nlohmann/json.hpp>

#include "chain.hpp"
#include "isolation/isolated_chain.hpp"

namespace glossator {

Pipeline::Pipeline(const Config& config, Options options) {
  std::vector<std::string> folders = options.plugin_path;
  folders.insert(folders.end(), config.plugin_path.begin(), config.plugin_path.end());
  PluginFinder finder = PluginFinder::standard(folders);
  finder.name_files(options.plugin_files);
  chain_ = build_chain(config, finder, options);
}

Pipeline::Pipeline(const Config& config) : Pipeline(config, Options()) {}
Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;

const Config& Pipeline::config() const { return chain_->config; }

std::vector<LayerSchema> Pipeline::layers() const {
  std::vector<LayerSchema> layers;
  for (const auto& schema : chain_->schemas) layers.push_back(*schema);
  return layers;
}

std::vector<StepInfo> Pipeline::steps() const {
  std::vector<StepInfo> steps;
  for (const auto& step : chain_->steps) {
    StepInfo info{step->name(),
                  step->plugin(),
                  step->description().version,
                  step->library().is_file() ? step->library().path() : "",
                  step->options.dump(),
                  {},
                  {},
                  {}};
    for (const std::uint32_t layer : step->input_layers)
      if (layer != GLOSS_NONE) info.inputs.push_back(chain_->schemas[layer]->name);
    for (const std::uint32_t layer : step->outputs)
      info.outputs.push_back(chain_->schemas[layer]->name);
    info.resources = step->resources();
    steps.push_back(std::move(info));
  }
  return steps;
}

std::vector<Quarantine> Pipeline::quarantined() const {
  std::vector<Quarantine> all;
  if (!chain_->isolated || !chain_->isolated->deaths().any()) return all;
  for (std::size_t i = 0; i < chain_->steps.size(); ++i)
    if (auto reason = chain_->isolated->deaths().reason(i); !reason.empty())
      all.push_back({chain_->steps[i]->name(), chain_->steps[i]->plugin(), std::move(reason)});
  return all;
}

std::string Pipeline::filled_config() const {
  auto json = nlohmann::ordered_json::parse(chain_->config.filled_json());
  for (std::size_t i = 0; i < chain_->steps.size(); ++i)
    json["pipeline"][i]["options"] = chain_->steps[i]->options;
  return json.dump(2);
}

const Layer* Annotations::find(std::string_view name) const {
  for (const Layer& layer : *layers_)
    if (layer.name() == name) return &layer;
  return nullptr;
}

const char* version() { return GLOSSATOR_VERSION; }

}  // namespace glossator
