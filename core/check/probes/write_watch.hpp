#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "check/probes/library_symbols.hpp"

namespace glossator::check {

/// Notes each write that code of one library makes to some memory without a lock (HeldLocks) and
/// by no atomic instruction, and lets it be: the pages are
/// read-only, and writable for the one instruction that faults. Takes SIGSEGV and SIGTRAP while it
/// lives. One in a process.
class WriteWatch {
 public:
  struct Write {
    std::uintptr_t address = 0;
    std::vector<std::uintptr_t> callers;  ///< in the library, the innermost first
    /// The same thread has exchanged a value atomically before it, which may be a lock of its own.
    bool follows_exchange = false;
  };

  /// Whether a write to `address` does not count; called where signals are handled.
  using Exception = std::function<bool(std::uintptr_t address)>;

  /// REQUIRES: works().
  WriteWatch(const LoadedLibrary& library, Exception exception);
  ~WriteWatch();
  WriteWatch(const WriteWatch&) = delete;

  /// Whether this can be done on this system.
  static bool works();
  /// From now on, in `ranges`, which are whole pages. What the C library writes for the library
  /// counts as its own.
  void begin(std::vector<LoadedLibrary::Range> ranges);
  void end();
  /// The writes noted since the last take(); at most 64 in all, each address and instruction once.
  std::vector<Write> take();
};

}  // namespace glossator::check
