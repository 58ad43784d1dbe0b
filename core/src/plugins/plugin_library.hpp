#pragma once
#include <gloss/plugin.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace glossator {

class PluginDescriptions;

/// One loaded plugin library. It is opened with RTLD_NOW, RTLD_LOCAL and RTLD_NODELETE and never
/// unloaded: code and static data of a plugin stay valid until the process ends. Its init() is
/// called once, at loading. Also wraps a factory that the program itself supplies.
class PluginLibrary {
 public:
  /// The annotators of the program's own plugin factory, which outlives this. Messages call it
  /// `name`. Throws PluginFailure if its tables are broken. Any thread.
  PluginLibrary(const std::string& name, const gloss_factory* factory, std::string data_folder);
  /// A library that is not loaded, only described: it has no factory. `descriptions` outlive this.
  PluginLibrary(const std::string& path, std::vector<const gloss_description*> descriptions);
  PluginLibrary(const PluginLibrary&) = delete;
  ~PluginLibrary();

  /// Loads the file, or returns the library already loaded from it. `path` is absolute. Throws
  /// PluginFailure with one text for each cause. Any thread.
  static const PluginLibrary& load(const std::string& path);

  const std::string& path() const { return path_; }  ///< or the name of the program's own plugin
  bool is_file() const { return is_file_; }
  /// The folder with the files of annotator `id`; empty: it has none.
  std::string data_folder(const std::string& id) const;
  /// The ABI minor of the library. REQUIRES: it was loaded from a file.
  std::uint32_t abi_minor() const { return entry_->abi_minor; }
  const gloss_factory& factory() const { return *factory_; }
  /// The descriptions of its annotators, in the order of their factory index; their texts are
  /// valid UTF-8.
  const std::vector<const gloss_description*>& descriptions() const { return descriptions_; }
  /// The same, its texts valid UTF-8 or not, for checks of them. REQUIRES: it is loaded.
  const std::vector<const gloss_description*>& own_descriptions() const {
    return own_descriptions_;
  }
  /// Held during each call of a plugin that declares GLOSS_THREADS_SERIAL.
  std::mutex& serial_mutex() const { return *serial_; }

 private:
  PluginLibrary(std::string path, const gloss_entry& entry);
  void check_entry() const;
  void init() const;
  void take_factory(const gloss_factory* factory);
  void check_description(const gloss_description* description) const;
  void check_layer(const std::string& id, const gloss_layer& layer) const;

  std::string path_;
  bool is_file_ = true;
  std::string data_folder_;  ///< of the program's own
  const gloss_entry* entry_ = nullptr;
  std::shared_ptr<std::mutex> serial_;
  const gloss_factory* factory_ = nullptr;
  std::vector<const gloss_description*> descriptions_;
  std::vector<const gloss_description*> own_descriptions_;
  std::unique_ptr<PluginDescriptions> repaired_;  ///< if the plugin's own are not readable
};

}  // namespace glossator
