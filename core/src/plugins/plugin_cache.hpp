#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace glossator {

/// What scans have found, kept from run to run in one JSON file. An entry holds as long as its
/// library is the same file: path, device, inode, size and time of change, and the host's version.
/// It is no more than a saving of time: a file that is missing, broken or not writable is no error.
class PluginCache {
 public:
  /// `file` empty: nothing is kept. It is read at the first call of find() or put().
  explicit PluginCache(std::string file) : file_(std::move(file)) {}

  /// $XDG_CACHE_HOME/glossator/plugins-MAJOR.json, or in ~/.cache; empty if there is no home.
  static std::string standard_file();

  const std::string& file() const { return file_; }
  std::optional<nlohmann::ordered_json> find(const std::string& library);
  /// Keeps `answer`, unless it is a failure that may go away while the library stays the same: a
  /// missing dependency, an unresolved symbol.
  void put(const std::string& library, const nlohmann::ordered_json& answer);
  /// Writes the file, by rename, if anything was put, and drops entries of libraries that are gone.
  void save();
  /// Removes the file and all that was read.
  void clear();

 private:
  void read();

  std::string file_;
  bool is_read_ = false, is_changed_ = false;
  nlohmann::ordered_json entries_ = nlohmann::ordered_json::object();
};

}  // namespace glossator
