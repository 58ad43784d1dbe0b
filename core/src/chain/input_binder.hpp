#pragma once
#include <string>

#include "chain/chain.hpp"
#include "chain/config_problems.hpp"
#include "chain/declared_layer.hpp"
#include "chain/plugin_search.hpp"

namespace glossator {

/// Binds the inputs of steps to the layers that earlier steps write.
class InputBinder {
 public:
  /// All three outlive this.
  InputBinder(const Chain& chain, const PluginSearch& plugins, ConfigProblems& problems)
      : chain_(chain), plugins_(plugins), problems_(problems) {}

  /// Binds the inputs of the next step. `pointer` leads to `config`.
  void bind(Step& step, const StepConfig& config, const std::string& pointer);

 private:
  BoundInput bound(const DeclaredLayer& input, const StepConfig& config);
  void report_missing(const DeclaredLayer& input, const StepConfig& config);
  void bind_types(const DeclaredLayer& input, BoundInput& bound);
  void bind_keys(const DeclaredLayer& input, BoundInput& bound);
  bool is_readable(const DeclaredLayer& input, const gloss_key& key, const LayerSchema& schema);

  const Chain& chain_;
  const PluginSearch& plugins_;
  ConfigProblems& problems_;
};

}  // namespace glossator
