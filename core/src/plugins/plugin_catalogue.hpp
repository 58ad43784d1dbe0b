#pragma once
#include <map>
#include <string>
#include <vector>

#include "json/json.hpp"
#include "plugins/plugin_cache.hpp"

namespace glossator {

/// The origin of an answer about a library.
enum class Source { check, sidecar, cache, scan, file_name };
const char* name_of(Source source);

/// The description of a library file, or the reason why it cannot be used.
struct PluginAnswer {
  Source source;
  Json json;  ///< {"abi", "annotators"} or {"error", "cause", "remedy", "loader"}

  bool is_usable() const { return json.contains("annotators"); }
  std::string cause() const { return json.text_or("cause", ""); }
  std::vector<std::string> ids() const;
};

/// Describes library files without running their code in this process: from the sidecar
/// NAME.so.json, else from the cache, else by a scan in a child process, or from the file's name if
/// there is no program to scan with. One thread at a time.
class PluginCatalogue {
 public:
  /// `program`: a gloss executable, or empty. `cache`: a file, or empty.
  PluginCatalogue(std::string program, std::string cache)
      : program_(std::move(program)), cache_(std::move(cache)) {}
  static PluginCatalogue standard();

  /// The answer for a file, found once. Checks the file first; a failure is an answer too.
  const PluginAnswer& ask(const std::string& file);
  /// Scans the file even if an answer is known, and caches the result; without a program, answers
  /// from the file's name.
  PluginAnswer ask_anew(const std::string& file);

  PluginCache& cache() { return cache_; }
  const std::string& program() const { return program_; }

 private:
  PluginAnswer scan(const std::string& file);  // REQUIRES: the file passed check()

  std::string program_;
  PluginCache cache_;
  std::map<std::string, PluginAnswer> answers_;
};

/// The sidecar of a library is `FILE.json`: {"glossator_plugin": 1, "sha256": ..., "abi": ...,
/// "annotators": ...}.
std::string sidecar_of(const std::string& file);

/// The sidecar's text for a library and the answer of its scan.
std::string sidecar_text(const std::string& file, const Json& answer);

enum class SidecarState { none, agrees, stale, broken };
/// Reads the sidecar of `file` into `answer` if its sha256 is that of the library.
SidecarState read_sidecar(const std::string& file, Json& answer);

}  // namespace glossator
