#pragma once
#include <gloss/plugin.h>

#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "glossator/log.hpp"

namespace glossator {

class TypesExtension;

/// What one step's plugin may call: log, errors, files, extensions. Lives as long as its annotator.
class HostServices {
 public:
  /// `folders` is where resource_path() looks, in order; `types` may be NULL.
  HostServices(std::string step, std::vector<std::string> folders, Logger logger,
               TypesExtension* types);
  HostServices(const HostServices&) = delete;

  const gloss_host& table() const { return table_; }
  /// The paths that resource_path() gave out so far. After create().
  const std::deque<std::string>& resources() const { return paths_; }

 private:
  static void log(void* self, std::int32_t level, gloss_string message);
  static gloss_status resource_path(void* self, gloss_string relative, gloss_string* absolute);
  static const void* get_extension(void* self, const char* id);

  std::string step_;
  std::vector<std::string> folders_;
  Logger logger_;
  TypesExtension* types_;
  std::mutex mutex_;
  std::deque<std::string> paths_;  // handed to the plugin, so they stay put
  gloss_host table_;
};

}  // namespace glossator
