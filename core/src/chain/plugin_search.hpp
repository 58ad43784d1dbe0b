#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chain/chain.hpp"
#include "chain/config_problems.hpp"

namespace glossator {

/// An annotator in its library.
struct FoundPlugin {
  const PluginLibrary* library;
  std::uint32_t index;  ///< in the library's descriptions
};

/// The annotator `id`, if the library has it.
std::optional<FoundPlugin> plugin_in(const PluginLibrary& library, const std::string& id);

/// Finds the plugins of a chain's steps: first among those of the program, then in libraries. Loads
/// the library if the step runs in this process; otherwise the chain keeps its description.
class PluginSearch {
 public:
  /// All three outlive this.
  PluginSearch(const PluginFinder& finder, Chain& chain, ConfigProblems& problems)
      : finder_(finder), chain_(chain), problems_(problems) {}

  /// The plugin of a step. Adds a problem at `pointer` if it is missing or unusable; the plugin of
  /// the nearest name then replaces a misspelt one.
  std::optional<FoundPlugin> find(const std::string& id, Isolation isolation,
                                  const std::string& pointer);

  /// Whether find() has returned nothing, so that some layers of the chain are unknown.
  bool has_missed() const { return has_missed_; }
  /// The plugins that declare an output `layer`, those of the program first.
  std::vector<std::string> writers_of(const std::string& layer) const;
  /// A line for each plugin that was found in place of a shipped one.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  std::optional<FoundPlugin> find_own(const std::string& id) const;
  FoundPlugin load(const std::string& file, const std::string& id, Isolation isolation);
  const PluginLibrary& library_at(const std::string& file, Isolation isolation);
  std::optional<FoundPlugin> stand_in(const std::string& id, const std::vector<std::string>& known,
                                      Isolation isolation);
  std::vector<std::string> known() const;
  void note_hidden(const std::string& file, const std::string& id);

  const PluginFinder& finder_;
  Chain& chain_;
  ConfigProblems& problems_;
  bool has_missed_ = false;
  std::vector<std::string> notes_;
};

}  // namespace glossator
