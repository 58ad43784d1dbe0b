#include "check/probes/sanitizer.hpp"

#include <dlfcn.h>

namespace glossator::check {

bool has_sanitizer() {
  for (const char* name : {"__asan_init", "__tsan_init", "__lsan_init"})
    if (dlsym(RTLD_DEFAULT, name)) return true;
  return false;
}

}  // namespace glossator::check
