#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plugins/plugin_catalogue.hpp"

namespace glossator {

/// Finds plugin libraries. An annotator is in the first named library file that declares it; else
/// in the first preferred folder with a library that has its name or declares it; else `dates` is
/// in the file `dates.so` of the first folder that has one; else in the first library that declares
/// it (PluginCatalogue). One thread at a time.
class PluginFinder {
 public:
  PluginFinder(std::vector<std::string> folders, PluginCatalogue catalogue)
      : folders_(std::move(folders)),
        catalogue_(std::make_unique<PluginCatalogue>(std::move(catalogue))) {}

  /// A finder that prefers `first` to the folders of $GLOSS_PLUGIN_PATH (split at ':'), those
  /// beside the running program (../lib/glossator/plugins) and this library, and those of the user
  /// (~/.local/share/glossator/plugins) and of the system, in this order.
  static PluginFinder standard(const std::vector<std::string>& first);

  /// Adds library files that are searched before any folder.
  void name_files(const std::vector<std::string>& files);

  const std::vector<std::string>& folders() const { return folders_; }
  /// The absolute path of the library with annotator `id`. Opens no library outside the preferred
  /// folders if one has its name.
  std::optional<std::string> find(const std::string& id) const;
  /// The library named after `id` that `file`, a library of a preferred folder, hides; none if it
  /// hides none.
  std::optional<std::string> hidden_by(const std::string& file, const std::string& id) const;
  /// The library named after the annotator, even if it does not declare the annotator.
  std::optional<std::string> find_by_name(const std::string& id) const;
  /// The first library that declares the annotator.
  std::optional<std::string> find_by_content(const std::string& id) const;
  /// The ids of all usable annotators, sorted.
  std::vector<std::string> known() const;
  /// The reason of each library that cannot be used, those with a name near `id` first, then in
  /// search order. A sound library that is no plugin is left out.
  std::vector<std::string> failures(const std::string& id) const;
  /// The annotators that declare an output `layer`, in search order.
  std::vector<std::string> writers_of(const std::string& layer) const;
  /// All library files in search order, named ones first, shadowed ones too.
  std::vector<std::string> files() const;
  static std::vector<std::string> files_in(const std::string& folder);
  /// The warning that `folder` is not there; none if it is there. A missing folder has no plugins
  /// and is no error.
  static std::optional<std::string> missing_folder(const std::string& folder);

  PluginCatalogue& catalogue() const { return *catalogue_; }

 private:
  std::optional<std::string> first_that_holds(const std::vector<std::string>& files,
                                              const std::string& id) const;
  static std::optional<std::string> file_named(const std::string& folder, const std::string& id);

  std::vector<std::string> named_;  ///< files, absolute
  std::vector<std::string> folders_;
  std::size_t preferred_ = 0;  ///< so many of the folders, from the first
  std::unique_ptr<PluginCatalogue> catalogue_;
};

/// "; could not be loaded: REASON; REASON", for a message that annotator `id` is not found; or "".
std::string load_failures(const PluginFinder& finder, const std::string& id);

}  // namespace glossator
