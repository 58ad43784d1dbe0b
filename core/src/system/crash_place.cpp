#include "system/crash_place.hpp"

#include <dlfcn.h>
#include <execinfo.h>

#include <cstdio>
#include <cstring>
#include <iterator>

namespace glossator {
namespace {

bool is_of_system(const char* path) {
  const char* const slash = std::strrchr(path, '/');
  const char* const name = slash ? slash + 1 : path;
  for (const char* known :
       {"libc.", "libm.", "ld-linux", "libstdc++", "libgcc_s", "linux-vdso", "libpthread"})
    if (std::strncmp(name, known, std::strlen(known)) == 0) return true;
  return false;
}

}  // namespace

void prepare_crash_place() {
  void* warm[2];
  backtrace(warm, 2);  // it loads a library when it is first called
}

CrashPlace crash_place() {
  void* frames[64];
  const int count = backtrace(frames, 64);
  Dl_info own{};
  dladdr(reinterpret_cast<void*>(&prepare_crash_place), &own);
  CrashPlace place;
  for (int i = 0; i < count; ++i) {
    Dl_info about{};
    if (!dladdr(frames[i], &about) || !about.dli_fname || about.dli_fbase == own.dli_fbase ||
        is_of_system(about.dli_fname))
      continue;
    if (place.count == 0)
      std::snprintf(place.library, sizeof place.library, "%s", about.dli_fname);
    else if (std::strcmp(place.library, about.dli_fname) != 0)
      continue;
    place.offsets[place.count++] = reinterpret_cast<std::uintptr_t>(frames[i]) -
                                   reinterpret_cast<std::uintptr_t>(about.dli_fbase);
    if (place.count == std::size(place.offsets)) break;
  }
  return place;
}

}  // namespace glossator
