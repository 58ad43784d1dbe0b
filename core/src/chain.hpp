#pragma once
#include <memory>
#include <string>
#include <vector>

#include "glossator/config.hpp"
#include "glossator/layer.hpp"
#include "glossator/pipeline.hpp"
#include "plugin_finder.hpp"
#include "step.hpp"
#include "types_extension.hpp"
#include "watchdog.hpp"

namespace glossator {

/// What a Pipeline holds: the steps in the order of the config, and the layers they write.
struct Chain {
  Config config;
  std::vector<std::unique_ptr<PluginLibrary>> own_plugins;  ///< that the program supplies
  std::vector<std::unique_ptr<LayerSchema>> schemas;        ///< by layer number
  TypesExtension types;
  std::vector<std::unique_ptr<Step>> steps;
  mutable Watchdog watchdog;
};

/// Finds and checks all that a config names: plugins, options, layers, types, keys; then creates
/// the annotators. Throws ConfigError with every problem; no model is loaded if there is any.
std::unique_ptr<Chain> build_chain(const Config& config, const PluginFinder& finder,
                                   const Pipeline::Options& options);

}  // namespace glossator
