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

/// A step of the run's pipeline.
struct StepMaker {
  LayerMaker maker;
  std::map<std::string, std::string> hashes;  ///< of the library and data files, by file name
};

/// Parts of the manifest of a run, OUT.manifest.json.
struct JsonlManifest {
  std::vector<LayerSchema> layers;           ///< they tell which keys hold references and spans
  std::map<std::string, StepMaker> steps;    ///< by name
  std::map<std::string, LayerMaker> makers;  ///< by layer
};

/// The manifest beside the results in `path`; an empty one if there is none. Throws Error(input) if
/// it is broken.
JsonlManifest manifest_beside(const std::string& path);

}  // namespace glossator::interchange
