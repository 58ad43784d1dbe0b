#pragma once
#include <gloss/explain.h>
#include <gloss/plugin.h>

#include <memory>
#include <string>
#include <vector>

#include "chain/host_services.hpp"
#include "chain/watchdog.hpp"
#include "glossator/config.hpp"
#include "json/json.hpp"
#include "plugins/plugin_library.hpp"

namespace glossator {

/// An input of a step, bound to a layer of the chain.
struct BoundInput {
  std::uint32_t layer = GLOSS_NONE;  ///< GLOSS_NONE: an optional input that no step writes
  /// Maps the producer's numbers to the plugin's own; GLOSS_NONE if the plugin does not declare the
  /// name. Empty: the numbers are equal, and the plugin reads the layer without a copy.
  std::vector<std::uint32_t> types, keys;
  std::vector<const char*> type_names, key_names;  ///< NULL-ended, as the plugin sees them
  bool refers_elsewhere = false;  ///< whether references of the layer may point into another
};

/// One step of a chain: a plugin's annotator with its options, bound to layers. It is built in two
/// phases, so that all problems of a chain are found before any model is loaded.
class Step {
 public:
  Step(const StepConfig& config, const PluginLibrary& library, std::uint32_t index);
  ~Step();
  Step(const Step&) = delete;

  const std::string& name() const { return name_; }
  const char* plugin() const { return description_->id; }
  const gloss_description& description() const { return *description_; }
  const PluginLibrary& library() const { return *library_; }
  const gloss_factory& factory() const { return library_->factory(); }
  /// Absolute paths of the files that the plugin asked for.
  std::vector<std::string> resources() const;

  /// The host of create(). All but `logger` outlives the step.
  struct Surroundings {
    const Config& config;
    Watchdog& watchdog;
    const Logger& logger;
    TypesExtension* types;  ///< NULL: the host has no extensions
    /// NULL: nobody asks why records are there.
    const gloss_explain* explain = nullptr;
  };
  /// Loads the model. Throws Error(config, resource or limit) with the plugin's text.
  void create(const Surroundings& host);
  /// Watches a call of this plugin as long as the result lives. REQUIRES: create() was called.
  WatchedCall watched(const char* function, const char* limit) const;
  /// NULL: the step runs in another process.
  gloss_annotator* annotator() const { return annotator_; }
  /// Sets the paths of the files that the plugin asked for in another process.
  void set_resources(std::vector<std::string> paths) { remote_resources_ = std::move(paths); }

  Json options = Json::object();  ///< filled with defaults
  std::vector<BoundInput> inputs;
  std::vector<std::uint32_t> input_layers;  ///< layer of each input, GLOSS_NONE if absent
  std::vector<std::uint32_t> outputs;       ///< layer of each output
  OnError on_error = OnError::skip_document;
  Isolation isolation = Isolation::none;

 private:
  std::string name_;
  const PluginLibrary* library_;
  std::uint32_t index_;
  const gloss_description* description_;
  std::unique_ptr<HostServices> services_;
  std::vector<std::string> remote_resources_;
  gloss_annotator* annotator_ = nullptr;
  const RunConfig* run_ = nullptr;
  Watchdog* watchdog_ = nullptr;
};

}  // namespace glossator
