#pragma once
#include <map>
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

class IsolatedChain;
class PluginDescriptions;

/// A library that is known and not loaded.
struct DescribedLibrary {
  explicit DescribedLibrary(const std::string& path, const nlohmann::ordered_json& annotators);
  ~DescribedLibrary();

  const std::unique_ptr<PluginDescriptions> descriptions;
  const PluginLibrary library;
};

/// What a Pipeline holds: the steps in the order of the config, and the layers they write.
struct Chain {
  Chain();
  ~Chain();

  Config config;
  std::vector<std::unique_ptr<PluginLibrary>> own_plugins;  ///< that the program supplies
  std::map<std::string, std::unique_ptr<DescribedLibrary>> described;  ///< by file
  std::vector<std::unique_ptr<LayerSchema>> schemas;                   ///< by layer number
  TypesExtension types;
  std::vector<std::unique_ptr<Step>> steps;
  mutable Watchdog watchdog;
  std::unique_ptr<IsolatedChain> isolated;  ///< the steps in other processes; NULL: there are none
};

/// Finds and checks all that a config names: plugins, options, layers, types, keys; then creates
/// the annotators. Throws ConfigError with every problem; no model is loaded if there is any.
std::unique_ptr<Chain> build_chain(const Config& config, const PluginFinder& finder,
                                   const Pipeline::Options& options);

}  // namespace glossator
