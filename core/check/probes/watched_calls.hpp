#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace glossator::check {

/// Notes the calls by which a library asks its process for what lies outside of its own files: the
/// environment, the current folder, files by relative names. Any thread.
class WatchedCalls {
 public:
  struct Call {
    std::string what;                     ///< "reads the environment variable `HOME`"
    std::vector<std::uintptr_t> callers;  ///< the innermost first
  };

  /// Changes the table of imported functions of the loaded library `path` for good.
  static void watch(const std::string& path);
  /// The calls noted since the last take().
  static std::vector<Call> take();
};

}  // namespace glossator::check
