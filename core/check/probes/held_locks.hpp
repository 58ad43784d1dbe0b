#pragma once
#include <string>

namespace glossator::check {

/// Counts the locks of the C library that code of one library holds: mutexes, locks for writing,
/// and calls that run once in a process. Any thread.
class HeldLocks {
 public:
  /// Changes the table of imported functions of the loaded library `path` for good.
  static void watch(const std::string& path);
  /// Whether this thread holds one, or is about to take or release one.
  static bool any();
};

}  // namespace glossator::check
