#pragma once
#include <map>
#include <string>

#include "glossator/layer.hpp"

namespace glossator::interchange {

/// The plugin that wrote a layer.
struct LayerMaker {
  std::string plugin;
  std::string version;
};

/// Parts of the manifest of a run, OUT.manifest.json.
struct JsonlManifest {
  std::vector<LayerSchema> layers;           ///< they tell which keys hold references and spans
  std::map<std::string, LayerMaker> makers;  ///< by layer
};

/// The manifest beside the results in `path`; an empty one if there is none. Throws Error(input) if
/// it is broken.
JsonlManifest manifest_beside(const std::string& path);

}  // namespace glossator::interchange
