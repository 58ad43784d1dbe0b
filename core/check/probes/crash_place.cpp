#include "check/probes/crash_place.hpp"

#include <dlfcn.h>
#include <execinfo.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <iterator>

#include "check/probes/sanitizer.hpp"

namespace glossator::check {
namespace {

void (*tell_place)(const CrashPlace& place) = nullptr;

bool is_of_system(const char* path) {
  const char* const slash = std::strrchr(path, '/');
  const char* const name = slash ? slash + 1 : path;
  for (const char* known : {"libc.", "libm.", "ld-linux", "libstdc++", "libgcc_s", "gloss-check",
                            "linux-vdso", "libpthread"})
    if (std::strncmp(name, known, std::strlen(known)) == 0) return true;
  return false;
}

void on_crash(int number) {
  void* frames[64];
  const int count = backtrace(frames, 64);
  CrashPlace place;
  for (int i = 0; i < count; ++i) {
    Dl_info about{};
    if (!dladdr(frames[i], &about) || !about.dli_fname || is_of_system(about.dli_fname)) continue;
    if (place.count == 0)
      std::snprintf(place.library, sizeof place.library, "%s", about.dli_fname);
    else if (std::strcmp(place.library, about.dli_fname) != 0)
      continue;
    place.offsets[place.count++] = reinterpret_cast<std::uintptr_t>(frames[i]) -
                                   reinterpret_cast<std::uintptr_t>(about.dli_fbase);
    if (place.count == std::size(place.offsets)) break;
  }
  tell_place(place);
  std::signal(number, SIG_DFL);
  std::raise(number);
}

}  // namespace

void tell_of_crashes(void (*tell)(const CrashPlace& place)) {
  if (has_sanitizer()) return;
  void* warm[2];
  backtrace(warm, 2);  // it loads a library when it is first called
  tell_place = tell;
  // For a stack that has come to its end.
  static char stack[256 << 10];
  const stack_t other{stack, 0, sizeof stack};
  sigaltstack(&other, nullptr);
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) {
    struct sigaction action {};
    action.sa_handler = on_crash;
    action.sa_flags = SA_ONSTACK;
    sigaction(number, &action, nullptr);
  }
}

}  // namespace glossator::check
