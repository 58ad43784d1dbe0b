#pragma once
#include <csignal>
#include <cstdint>

namespace glossator {

/// The signals by which a process dies of a fault in its code.
inline constexpr int crash_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

/// Where a process has crashed: the innermost code that is neither of the C or C++ library nor of
/// the program.
struct CrashPlace {
  char library[512] = "";  ///< its file; empty: there is none
  /// The calls in that library that led there, in its address space, the innermost first.
  std::uint64_t offsets[12] = {};
  unsigned count = 0;
};

/// Call it once before crash_place(), which then loads nothing.
void prepare_crash_place();

/// The place of the calls that a handler of a fatal signal interrupts.
CrashPlace crash_place();

}  // namespace glossator
