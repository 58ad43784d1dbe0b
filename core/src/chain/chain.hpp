#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "chain/step.hpp"
#include "chain/types_extension.hpp"
#include "chain/watchdog.hpp"
#include "glossator/config.hpp"
#include "glossator/layer.hpp"
#include "plugins/plugin_finder.hpp"

namespace glossator {

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
  Config config;
  std::vector<std::unique_ptr<PluginLibrary>> own_plugins;  ///< that the program supplies
  std::map<std::string, std::unique_ptr<DescribedLibrary>> described;  ///< by file
  std::vector<std::unique_ptr<LayerSchema>> schemas;                   ///< by layer number
  TypesExtension types;
  std::vector<std::unique_ptr<Step>> steps;
  mutable Watchdog watchdog;
};

}  // namespace glossator
