#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plugins/plugin_catalogue.hpp"

namespace glossator {

/// Where plugin libraries are. An annotator is in the library file that was named and says it holds
/// it; else `dates` is in the file `dates.so` of the first folder that has one; else in the first
/// library that says it holds it (PluginCatalogue). One thread at a time.
class PluginFinder {
 public:
  PluginFinder(std::vector<std::string> folders, PluginCatalogue catalogue)
      : folders_(std::move(folders)),
        catalogue_(std::make_unique<PluginCatalogue>(std::move(catalogue))) {}

  /// `first`, then the folders of $GLOSS_PLUGIN_PATH (split at ':'), then those beside the running
  /// program (../lib/glossator/plugins) and of this library, then those of the user
  /// (~/.local/share/glossator/plugins) and of the system.
  static PluginFinder standard(const std::vector<std::string>& first);

  /// Looks for annotators in these libraries before any folder.
  void name_files(const std::vector<std::string>& files);

  const std::vector<std::string>& folders() const { return folders_; }
  /// The absolute path of the library of annotator `id`. Opens no library if one is named after it.
  std::optional<std::string> find(const std::string& id) const;
  /// The library named after the annotator, whatever it holds.
  std::optional<std::string> find_by_name(const std::string& id) const;
  /// The first library that says it holds the annotator.
  std::optional<std::string> find_by_content(const std::string& id) const;
  /// The ids of all annotators that can be used, sorted.
  std::vector<std::string> known() const;
  /// All library files in search order, named ones first, shadowed ones too.
  std::vector<std::string> files() const;
  static std::vector<std::string> files_in(const std::string& folder);

  PluginCatalogue& catalogue() const { return *catalogue_; }

 private:
  std::optional<std::string> first_that_holds(const std::vector<std::string>& files,
                                              const std::string& id) const;

  std::vector<std::string> named_;  ///< files, absolute
  std::vector<std::string> folders_;
  std::unique_ptr<PluginCatalogue> catalogue_;
};

}  // namespace glossator
