#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/inputs/fuzz.hpp"
#include "check/inputs/given_texts.hpp"
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
  std::string cases;    ///< the file of spec cases to be checked; empty: none
  std::vector<std::string> case_files;  ///< all files of spec cases, for their texts
  std::vector<std::string> text_files;  ///< files of texts, JSONL
  FuzzOrder fuzz;
  std::uint64_t seed = 1;               ///< of all random choices
  std::string known_failures;           ///< the list of cases that fail, absolute; empty: none
  bool shrinks_known_failures = false;  ///< one that is right is taken off, and is no failure
  std::uint64_t most_failures = 0;  ///< to be shown for a file of cases; 0: as many as for others

  /// The command that asks for the same, with `more` arguments, for a shell.
  std::string command(const std::string& more) const;
  Json json() const;
  static Order from_json(const Json& json);
};

class GivenLayers;

/// The annotator under test. Nothing of it is loaded before library() is called. One thread.
class Subject {
 public:
  explicit Subject(Order order);
  ~Subject();

  const Order& order() const { return order_; }
  const std::string& file() const { return order_.file; }
  std::uint64_t seed() const { return order_.seed; }

  /// Throws PluginFailure.
  const PluginLibrary& library();
  /// Its index in the library's factory. Throws Error(usage) if the library has no such annotator.
  std::uint32_t index();
  const gloss_description& description();

  /// How it is set for the texts that the user gives, with those texts; the first is the one in use
  /// from the begin. Throws Error(usage) and ConfigError for what is wrong with their files.
  const std::vector<Setting>& settings();
  /// From now on options(), chain() and all pipelines are those of `setting`. What a case gives of
  /// its layers is written by annotators of the program, and the others by the plugins at hand.
  void use(const Setting& setting);
  /// Whether layers of the setting in use are given, so that they fit its own text only.
  bool has_given_layers() const { return given_steps_.has_value(); }
  /// The texts to compare records of: plain_documents(), and some of the setting in use.
  std::vector<Document> documents();

  /// The options of its step as they were given: of the setting in use, else of the order, else of
  /// its config's step, else {}.
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
  /// The id of the plugin that writes `layer` in chain(); empty if it is not known.
  std::string writer_of(const std::string& layer);

  /// Options for pipelines of chain(): with this very library file.
  Pipeline::Options pipeline_options() const;
  /// A pipeline of chain().
  Pipeline pipeline(const std::optional<Json>& options = std::nullopt);
  /// The same with all its plugins in another process, with this value of run.sandbox.
  Pipeline isolated_pipeline(const std::string& sandbox);

 private:
  Json steps_before();
  Json steps_behind_given(const Setting& setting);
  Json own_step();
  Json step_options();

  Order order_;
  const PluginLibrary* library_ = nullptr;
  std::optional<Json> before_;
  std::size_t position_ = 0;  ///< of its step in the order's config
  std::optional<std::vector<Setting>> settings_;
  std::optional<Setting> setting_;                   ///< nothing: the first of settings()
  std::vector<std::unique_ptr<GivenLayers>> given_;  ///< the last is in use
  std::optional<Json> given_steps_;
};

}  // namespace glossator::check
