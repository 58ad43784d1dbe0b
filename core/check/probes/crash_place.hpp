#pragma once
#include <cstdint>

namespace glossator::check {

/// Where a process has crashed: the innermost code that is neither of the C or C++ library nor of
/// the program.
struct CrashPlace {
  char library[512] = "";  ///< its file; empty: there is none
  /// The calls in that library that led there, in its address space, the innermost first.
  std::uint64_t offsets[12] = {};
  unsigned count = 0;
};

/// From now on calls `tell` when the process is about to die by a signal that a fault of its code
/// causes; then it dies by it. `tell` may use what a signal handler may. Does nothing in a program
/// with a sanitizer, which tells of crashes itself.
void tell_of_crashes(void (*tell)(const CrashPlace& place));

}  // namespace glossator::check
