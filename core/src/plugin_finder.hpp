#pragma once
#include <optional>
#include <string>
#include <vector>

namespace glossator {

/// Where plugin libraries are: the annotator `dates` is in the file `dates.so` of one of the
/// folders. The first folder that has it wins.
class PluginFinder {
 public:
  explicit PluginFinder(std::vector<std::string> folders) : folders_(std::move(folders)) {}

  /// `first`, then the folders of $GLOSS_PLUGIN_PATH (split at ':'), then those beside the running
  /// program (../lib/glossator/plugins) and of this library, then those of the user
  /// (~/.local/share/glossator/plugins) and of the system.
  static PluginFinder standard(const std::vector<std::string>& first);

  const std::vector<std::string>& folders() const { return folders_; }
  /// The absolute path of the library of annotator `id`.
  std::optional<std::string> find(const std::string& id) const;
  /// The ids that could be found, sorted: the names of all library files.
  std::vector<std::string> known() const;
  /// All library files in search order, shadowed ones too.
  std::vector<std::string> files() const;

 private:
  std::vector<std::string> folders_;
};

}  // namespace glossator
