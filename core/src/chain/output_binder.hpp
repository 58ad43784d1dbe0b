#pragma once
#include <string>
#include <vector>

#include "chain/chain.hpp"
#include "chain/config_problems.hpp"
#include "chain/declared_layer.hpp"
#include "chain/plugin_search.hpp"

namespace glossator {

/// Adds the layers that steps write to a chain.
class OutputBinder {
 public:
  /// All three outlive this.
  OutputBinder(Chain& chain, const PluginSearch& plugins, ConfigProblems& problems)
      : chain_(chain), plugins_(plugins), problems_(problems) {}

  /// Adds the layers of the next step. `pointer` leads to `config`. REQUIRES: the step's inputs are
  /// bound.
  void bind(Step& step, const StepConfig& config, const std::string& pointer);
  /// Checks, after the last step, that the chain writes the layers of the config's output.
  void check_output_layers(const std::vector<std::string>& wanted);

 private:
  void check_name(const DeclaredLayer& output);
  void check_type_names(const DeclaredLayer& output);
  std::vector<KeySchema> key_schemas(const DeclaredLayer& output);
  void check_key_name(const DeclaredLayer& output, const gloss_key& key,
                      const std::vector<KeySchema>& before);
  std::vector<std::uint32_t> layers_referred_to(const DeclaredLayer& output, const gloss_key& key);

  Chain& chain_;
  const PluginSearch& plugins_;
  ConfigProblems& problems_;
};

}  // namespace glossator
