#pragma once
/// A minimal host for one plugin: no checks, no copies, default options given as JSON. For
/// benchmarks of the plugin's own time.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "gloss/plugin.h"

namespace bench {

/// One annotator with one worker. Not thread-safe; lives at one address.
class BareHost {
 public:
  /// Loads `plugin` of this build, with its options by JSON Pointer: "true", "false" or an integer.
  /// Throws std::runtime_error with the plugin's message.
  BareHost(const std::string& plugin, std::map<std::string, std::string> options);
  ~BareHost();
  BareHost(const BareHost&) = delete;
  BareHost& operator=(const BareHost&) = delete;

  /// Annotates a document without input layers; returns the number of emitted records.
  std::uint64_t process(std::string_view text);

 private:
  std::string data_folder_;
  std::string path_;   // of the last requested resource
  std::string error_;  // the plugin's last message
  std::map<std::string, std::string> options_;
  std::uint64_t records_ = 0;
  gloss_host host_{};
  gloss_call call_{};
  const gloss_factory* factory_ = nullptr;
  gloss_annotator* annotator_ = nullptr;
  gloss_worker* worker_ = nullptr;
};

}  // namespace bench
