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

/// What is asked of the check `fuzz`.
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
  std::vector<std::string> plugin_path;  ///< where the writers of its input layers are looked for
  std::string config;   ///< a config with a step of the annotator, absolute; empty: one is made up
  std::string options;  ///< a JSON object in place of the step's options; empty: none
  std::string cases;    ///< a file of spec cases (for `fuzz` a folder too); empty: none
  FuzzOrder fuzz;
  std::uint64_t seed = 1;  ///< of whatever is drawn at random

  Json json() const;
  static Order from_json(const Json& json);
};

/// The annotator under test. Nothing of it is loaded before library() is called. One thread.
class Subject {
 public:
  explicit Subject(Order order);

  const Order& order() const { return order_; }
  const std::string& file() const { return order_.file; }
  std::uint64_t seed() const { return order_.seed; }

  /// Throws PluginFailure.
  const PluginLibrary& library();
  /// Its number in the library's factory. Throws Error(usage) if the library holds no such one.
  std::uint32_t index();
  const gloss_description& description();

  /// The options of its step as they were given: of the order, else of its config's step, else {}.
  Json options();
  /// The schema of its options. Throws Error(plugin) if it is no JSON object.
  Json options_schema();
  /// The options with the defaults of the annotator's schema. Throws Error(usage) if the schema
  /// does not allow them.
  Json complete_options();

  /// A chain that ends with the annotator: the steps before it in the order's config, or else those
  /// that write what it reads, found among the plugins at hand. `options` replaces options().
  /// Throws Error(usage) if nothing writes a layer that it must read.
  Config chain(const std::optional<Json>& options = std::nullopt);
  /// The same behind other steps than those.
  Config chain_behind(Json steps, const Json& options, const Json& run = Json::object());
  /// The number of the annotator's step in chain(): its last.
  std::size_t position();

  /// How pipelines of chain() are built: with this very library file.
  Pipeline::Options pipeline_options() const;
  /// chain() made into a pipeline.
  Pipeline pipeline(const std::optional<Json>& options = std::nullopt);
  /// The same with all its plugins in another process, under this run.sandbox.
  Pipeline isolated_pipeline(const std::string& sandbox);

 private:
  Json steps_before();
  Json own_step();

  Order order_;
  const PluginLibrary* library_ = nullptr;
  std::optional<Json> before_;
};

}  // namespace glossator::check
