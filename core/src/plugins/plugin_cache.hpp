#pragma once
#include <optional>
#include <string>

#include "json/json.hpp"

namespace glossator {

/// The results of scans, kept from run to run in one JSON file. An entry is valid while its library
/// has the same path, device, inode, size and time of change, and the host the same version. The
/// cache only saves time: a file that is missing, broken or not writable is no error.
class PluginCache {
 public:
  /// `file` empty: keeps nothing. The first call of find() or put() reads the file.
  explicit PluginCache(std::string file) : file_(std::move(file)) {}

  /// $XDG_CACHE_HOME/glossator/plugins-MAJOR.json, or in ~/.cache; empty if there is no home.
  static std::string standard_file();

  const std::string& file() const { return file_; }
  std::optional<Json> find(const std::string& library);
  /// Keeps `answer`, unless it is a failure that may go away while the library stays the same: a
  /// missing dependency, a crash. A library that hangs is kept for this $LD_LIBRARY_PATH and
  /// $LD_PRELOAD, because to try it costs seconds.
  void put(const std::string& library, const Json& answer);
  /// Writes the file, by rename, if put() changed anything, and drops the entries of libraries that
  /// no longer exist.
  void save();
  /// Removes the file and all entries in memory.
  void clear();

 private:
  void read();

  std::string file_;
  bool is_read_ = false, is_changed_ = false;
  Json entries_ = Json::object();
};

}  // namespace glossator
