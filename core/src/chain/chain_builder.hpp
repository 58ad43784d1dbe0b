#pragma once
#include <map>
#include <string>
#include <vector>

#include "chain/chain.hpp"
#include "glossator/pipeline.hpp"

namespace glossator {

/// Finds and checks all that a config names: plugins, options, layers, types, keys; then creates
/// the annotators. Throws ConfigError with every problem; no model is loaded if there is any.
std::unique_ptr<Chain> build_chain(const Config& config, const PluginFinder& finder,
                                   const Pipeline::Options& options);

/// Builds one Chain, collecting problems on the way. Used by build_chain() only.
class ChainBuilder {
 public:
  ChainBuilder(const Config& config, const PluginFinder& finder, Chain& chain)
      : config_(config), finder_(finder), chain_(chain) {}

  /// Finds the plugins, checks options, binds layers. The chain is complete if there is no problem.
  void bind();
  /// Loads the models. REQUIRES: bind() found no problem.
  void create(const Pipeline::Options& options);

  std::vector<Problem>& problems() { return problems_; }

  /// The libraries of the steps, where they are known already: then nothing is looked for.
  std::vector<const PluginLibrary*> libraries;

 private:
  struct Named {
    const PluginLibrary* library;
    std::uint32_t index;
  };

  static std::optional<Named> find_in(const PluginLibrary& library, const std::string& id);
  std::optional<Named> find_own(const std::string& id) const;
  const PluginLibrary& library_at(const std::string& file);
  void check_isolation(const Step& step, const StepConfig& config, const std::string& pointer);
  std::vector<std::string> known_plugins() const;

  void report(const std::string& pointer, const std::string& message);
  void report_key(const std::string& pointer, const std::string& message);
  std::optional<Named> load(const std::string& file, const std::string& id,
                            const std::string& pointer);
  std::optional<Named> find_plugin(const StepConfig& step, const std::string& pointer);
  void check_options(Step& step, const StepConfig& config, const std::string& pointer);
  void bind_inputs(Step& step, const StepConfig& config, const std::string& pointer);
  void bind_input(Step& step, const gloss_layer& declared, const StepConfig& config,
                  const std::string& pointer);
  void report_missing_input(const gloss_layer& declared, const std::string& layer,
                            const StepConfig& config, const std::string& pointer);
  void bind_names(Step& step, BoundInput& bound, const gloss_layer& declared,
                  const std::string& pointer);
  void bind_outputs(Step& step, const StepConfig& config, const std::string& pointer);
  void check_keys(const Step& step, const gloss_layer& declared, const std::string& pointer);
  void check_renames(const std::map<std::string, std::string>& given,
                     const gloss_layer* const* declared, const std::string& what,
                     const std::string& pointer);
  void check_output_layers();
  std::optional<std::uint32_t> layer_number(const std::string& name) const;
  std::vector<std::string> layer_names() const;

  const Config& config_;
  const PluginFinder& finder_;
  Chain& chain_;
  std::vector<Problem> problems_;
  std::vector<std::size_t> positions_;     // of each step of the chain, in the config
  Isolation isolation_ = Isolation::none;  // of the step in hand
  bool unknown_plugin_ = false;            // and nothing near: what it would write is not known
};

}  // namespace glossator
