#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/inputs/fuzz.hpp"
#include "glossator/pipeline.hpp"
#include "json/json.hpp"
#include "plugins/plugin_library.hpp"

namespace glossator::check {

/// The parameters of the check `fuzz`.
struct FuzzOrder {
  bool is_asked_for = false;
  std::uint64_t first = 0;  ///< number of the first case
  double seconds = 0;       ///< how long; 0: one case
  Cuts cuts = {};           ///< of each text
};

/// A user's request for checks. Crosses to the processes of the checks as JSON.
struct Order {
  std::string file;                      ///< the library, absolute
  std::string annotator;                 ///< id; empty: the library's first
  std::vector<std::string> plugin_path;  ///< where to search for the writers of its input layers
  std::string config;   ///< a config with a step of the annotator, absolute; empty: one is made up
  std::string options;  ///< a JSON object in place of the step's options; empty: none
  std::string cases;    ///< a file of spec cases (for `fuzz` a folder too); empty: none
  FuzzOrder fuzz;
  std::uint64_t seed = 1;  ///< of all random choices

  Json json() const;
  static Order from_json(const Json& json);
};

/// The annotator under test. Its library is not loaded before library() is called. One thread.
class Subject {
 public:
  explicit Subject(Order order);

  const Order& order() const { return order_; }
  const std::string& file() const { return order_.file; }
  std::uint64_t seed() const { return order_.seed; }

  /// Throws PluginFailure.
  const PluginLibrary& library();
  /// Its index in the library's factory. Throws Error(usage) if the library has no such annotator.
  std::uint32_t index();
  const gloss_description& description();

  /// The options of its step as given: by the order, else by the step of its config, else {}.
  Json options();
  /// The schema of its options. Throws Error(plugin) if it is no JSON object.
  Json options_schema();
  /// The options with the defaults of the annotator's schema. Throws Error(usage) if the schema
  /// does not allow them.
  Json complete_options();

  /// A chain that ends with the annotator: after the earlier steps of the order's config, or else
  /// after writers of its inputs, found among the known plugins. `options` replaces options().
  /// Throws Error(usage) if nothing writes a required layer.
  Config chain(const std::optional<Json>& options = std::nullopt);
  /// The same after other steps.
  Config chain_behind(Json steps, const Json& options, const Json& run = Json::object());
  /// The index of the annotator's step in chain(): the last.
  std::size_t position();

  /// Options for pipelines of chain(): with this very library file.
  Pipeline::Options pipeline_options() const;
  /// A pipeline of chain().
  Pipeline pipeline(const std::optional<Json>& options = std::nullopt);
  /// The same with all its plugins in another process, with this value of run.sandbox.
  Pipeline isolated_pipeline(const std::string& sandbox);

 private:
  Json steps_before();
  Json own_step();

  Order order_;
  const PluginLibrary* library_ = nullptr;
  std::optional<Json> before_;
};

}  // namespace glossator::check
