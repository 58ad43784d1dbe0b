#pragma once
#include <memory>
#include <string>
#include <vector>

#include "chain/chain.hpp"
#include "chain/config_problems.hpp"
#include "chain/input_binder.hpp"
#include "chain/output_binder.hpp"
#include "chain/plugin_search.hpp"
#include "glossator/pipeline.hpp"

namespace glossator {

/// Finds and checks everything that a config names (plugins, options, layers, types, keys), then
/// creates the annotators. Throws ConfigError with all problems before any model is loaded.
std::unique_ptr<Chain> build_chain(const Config& config, const PluginFinder& finder,
                                   const Pipeline::Options& options);

/// Builds one Chain and collects its problems.
class ChainBuilder {
 public:
  /// All three outlive this.
  ChainBuilder(const Config& config, const PluginFinder& finder, Chain& chain)
      : config_(config),
        chain_(chain),
        problems_(config),
        plugins_(finder, chain, problems_),
        inputs_(chain, plugins_, problems_),
        outputs_(chain, plugins_, problems_) {}

  /// Finds the plugins, checks options, binds layers. The chain is complete if there is no problem.
  void bind();
  /// Loads the models. REQUIRES: bind() found no problem.
  void create(const Pipeline::Options& options);

  std::vector<Problem>& problems() { return problems_.all(); }
  /// Facts about the chain that bind() found, a line each: plugins in place of shipped ones.
  const std::vector<std::string>& notes() const { return plugins_.notes(); }
  /// The same: optional inputs that a step misses only because of its place.
  const std::vector<std::string>& warnings() const { return inputs_.warnings(); }

  /// The libraries of the steps, if they are known already: then none is searched for.
  std::vector<const PluginLibrary*> libraries;

 private:
  void bind_step(std::size_t number);
  void check_isolation(const Step& step, const StepConfig& config, const std::string& pointer);
  void check_options(Step& step, const StepConfig& config, const std::string& pointer);

  const Config& config_;
  Chain& chain_;
  ConfigProblems problems_;
  PluginSearch plugins_;
  InputBinder inputs_;
  OutputBinder outputs_;
  std::vector<std::size_t> positions_;  // position in the config of each step of the chain
};

}  // namespace glossator
