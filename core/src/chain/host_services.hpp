#pragma once
#include <gloss/explain.h>
#include <gloss/plugin.h>

#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "glossator/log.hpp"

namespace glossator {

class TypesExtension;

/// The services that one step's plugin may call: log, errors, files, extensions. Lives as long as
/// the annotator.
class HostServices {
 public:
  /// The folders that are searched for files.
  struct Folders {
    std::string config;  ///< of files that options name
    std::string data;    ///< of the plugin's own files; empty: it has none
  };

  /// `types` and `explain` may be NULL: the plugin then lacks that extension.
  HostServices(std::string step, Folders folders, Logger logger, TypesExtension* types,
               const gloss_explain* explain = nullptr);
  HostServices(const HostServices&) = delete;

  const gloss_host& table() const { return table_; }
  /// The paths given out so far. Call it after create().
  const std::deque<std::string>& resources() const { return paths_; }

 private:
  static void log(void* self, std::int32_t level, gloss_string message);
  static gloss_status resource_path(void* self, gloss_string relative, gloss_string* absolute);
  static gloss_status data_path(void* self, gloss_string relative, gloss_string* absolute);
  gloss_status find(gloss_string relative, const std::vector<std::string>& folders,
                    gloss_string* absolute);
  static const void* get_extension(void* self, const char* id);

  std::string step_;
  std::vector<std::string> data_folders_;    // one or none
  std::vector<std::string> option_folders_;  // in the order of the search
  Logger logger_;
  TypesExtension* types_;
  const gloss_explain* explain_;
  std::mutex mutex_;
  std::deque<std::string> paths_;  // the plugin holds pointers to them, so they never move
  gloss_host table_;
};

}  // namespace glossator
