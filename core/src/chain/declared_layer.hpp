#pragma once
#include <string>
#include <vector>

#include "chain/config_problems.hpp"
#include "chain/step.hpp"

namespace glossator {

/// A layer that a step declares, as an input or an output, with its place in the config.
struct DeclaredLayer {
  enum class Use { input, output };
  /// `pointer` leads to `config`, the config of the step.
  DeclaredLayer(const Step& step, const gloss_layer& layer, Use use, const StepConfig& config,
                const std::string& pointer);

  std::string plugin() const { return "plugin " + ticked(step.plugin()); }  ///< for messages

  const Step& step;
  const gloss_layer& layer;
  std::string name;          ///< in the chain
  bool is_renamed;           ///< by the config
  std::string place;         ///< in the config, of the value that names it
  std::string plugin_place;  ///< of the plugin's name
};

/// Reports the names in the step's "inputs" or "outputs" that its plugin does not declare.
void check_renames(const Step& step, DeclaredLayer::Use use, const StepConfig& config,
                   const std::string& pointer, ConfigProblems& problems);

/// The names of a NULL-ended list; none if it is NULL.
std::vector<std::string> strings(const char* const* names);

bool contains(const std::vector<std::string>& names, const std::string& name);

}  // namespace glossator
