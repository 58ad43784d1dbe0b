#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "plugins/plugin_cache.hpp"

namespace glossator {

/// Where an answer about a library comes from.
enum class Source { check, sidecar, cache, scan, file_name };
const char* name_of(Source source);

/// What a library file says of itself.
struct PluginAnswer {
  Source source;
  nlohmann::ordered_json json;  ///< {"abi", "annotators"} or {"error", "cause", "remedy", "loader"}

  bool is_usable() const { return json.contains("annotators"); }
  std::string cause() const { return json.value("cause", ""); }
  std::vector<std::string> ids() const;
};

/// Tells what library files hold, without running code of theirs in this process: from the sidecar
/// NAME.so.json, else from the cache, else by a scan in a child process; where there is no program
/// to scan with, from the file's name. One thread at a time.
class PluginCatalogue {
 public:
  /// `program`: a gloss executable, or empty. `cache`: a file, or empty.
  PluginCatalogue(std::string program, std::string cache)
      : program_(std::move(program)), cache_(std::move(cache)) {}
  static PluginCatalogue standard();

  /// Asked once for each file. The file is checked first; a failure is an answer too.
  const PluginAnswer& ask(const std::string& file);
  /// By a scan whatever is known, which is kept; empty program: by the file's name.
  PluginAnswer ask_anew(const std::string& file);

  PluginCache& cache() { return cache_; }
  const std::string& program() const { return program_; }

 private:
  PluginAnswer scan(const std::string& file);  // REQUIRES: the file was checked

  std::string program_;
  PluginCache cache_;
  std::map<std::string, PluginAnswer> answers_;
};

/// The sidecar of a library is `FILE.json`: {"glossator_plugin": 1, "sha256": ..., "abi": ...,
/// "annotators": ...}.
std::string sidecar_of(const std::string& file);

/// The sidecar's text for a library and what a scan has answered.
std::string sidecar_text(const std::string& file, const nlohmann::ordered_json& answer);

enum class SidecarState { none, agrees, stale, broken };
/// Reads the sidecar of `file` into `answer` if it agrees: it is of this very library, by sha256.
SidecarState read_sidecar(const std::string& file, nlohmann::ordered_json& answer);

}  // namespace glossator
