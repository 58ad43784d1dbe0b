#include "check/probes/sanitizer.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <thread>

namespace glossator::check {

bool has_sanitizer() {
  for (const char* name : {"__asan_init", "__tsan_init", "__lsan_init"})
    if (dlsym(RTLD_DEFAULT, name)) return true;
  return false;
}

void start_thread_of_sanitizer() {
  if (dlsym(RTLD_DEFAULT, "__tsan_init")) std::thread([] {}).join();
}

bool is_sanitizer_preloaded() {
  const char* const preloaded = std::getenv("LD_PRELOAD");
  return preloaded && *preloaded != '\0' && has_sanitizer();
}

}  // namespace glossator::check
