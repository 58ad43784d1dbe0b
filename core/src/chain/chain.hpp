#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chain/explain_extension.hpp"
#include "chain/step.hpp"
#include "chain/types_extension.hpp"
#include "chain/watchdog.hpp"
#include "glossator/config.hpp"
#include "glossator/layer.hpp"
#include "plugins/plugin_finder.hpp"

namespace glossator {

class PluginDescriptions;

/// A library that is described but not loaded.
struct DescribedLibrary {
  explicit DescribedLibrary(const std::string& path, const Json& annotators);
  ~DescribedLibrary();

  const std::unique_ptr<PluginDescriptions> descriptions;
  const PluginLibrary library;
};

/// The inside of a Pipeline: the steps in the order of the config, and the layers that they write.
struct Chain {
  /// The number of the layer `name`.
  std::optional<std::uint32_t> layer_number(const std::string& name) const;
  std::vector<std::string> layer_names() const;
  /// The step that writes layer `name`, which `step` reads and no step before it writes; empty: no
  /// other step does.
  std::string later_writer(const Step& step, const std::string& name) const;

  Config config;
  std::vector<std::unique_ptr<PluginLibrary>> own_plugins;             ///< supplied by the program
  std::map<std::string, std::unique_ptr<DescribedLibrary>> described;  ///< by file
  std::vector<std::unique_ptr<LayerSchema>> schemas;                   ///< by layer number
  std::shared_ptr<const std::vector<LayerSchema>>
      published;  ///< copies of all schemas, for results
  TypesExtension types;
  ExplainExtension explain;
  mutable Watchdog watchdog;  ///< outlives the steps
  std::vector<std::unique_ptr<Step>> steps;
};

}  // namespace glossator
