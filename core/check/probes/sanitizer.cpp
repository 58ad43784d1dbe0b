#include "check/probes/sanitizer.hpp"

#include <dlfcn.h>

#include <cstdlib>

namespace glossator::check {

bool has_sanitizer() {
  for (const char* name : {"__asan_init", "__tsan_init", "__lsan_init"})
    if (dlsym(RTLD_DEFAULT, name)) return true;
  return false;
}

bool is_sanitizer_preloaded() {
  const char* const preloaded = std::getenv("LD_PRELOAD");
  return preloaded && *preloaded != '\0' && has_sanitizer();
}

}  // namespace glossator::check
