#pragma once
#include <string>
#include <vector>

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
  /// Reports, after the last step, the inputs that no earlier step writes.
  void report_missing();
  /// A line for each optional input that only a later step writes.
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  /// An input that no earlier step writes.
  struct Missing {
    DeclaredLayer input;
    std::string plugin;                ///< as the config names it
    std::vector<std::string> written;  ///< before the step
    bool is_needed;
  };
  BoundInput bound(const DeclaredLayer& input, const StepConfig& config);
  std::string message_of(const Missing& missing) const;
  std::string remedy_of(const Missing& missing) const;
  std::string place_of_step(const std::string& name) const;
  void bind_types(const DeclaredLayer& input, BoundInput& bound);
  void bind_keys(const DeclaredLayer& input, BoundInput& bound);
  bool is_readable(const DeclaredLayer& input, const gloss_key& key, const LayerSchema& schema);

  const Chain& chain_;
  const PluginSearch& plugins_;
  ConfigProblems& problems_;
  std::vector<Missing> missing_;
  std::vector<std::string> warnings_;
};

}  // namespace glossator
