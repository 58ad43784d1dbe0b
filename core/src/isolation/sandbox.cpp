#include "isolation/sandbox.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <cstring>

#include "glossator/error.hpp"
#include "isolation/file_access.hpp"
#include "isolation/system_call_filter.hpp"

namespace glossator {
namespace {

void limit(int resource, rlim_t most, const char* name) {
  rlimit given{};
  getrlimit(static_cast<__rlimit_resource_t>(resource), &given);
  const rlim_t value = std::min(most, given.rlim_max);
  const rlimit wanted{value, value};
  if (setrlimit(static_cast<__rlimit_resource_t>(resource), &wanted) != 0)
    throw Error(ErrorCode::config, std::string("run.sandbox: cannot set the limit ") + name + ": " +
                                       std::strerror(errno));
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_is_limited = false;  // the sanitizer's own tables exceed any limit
#else
constexpr bool memory_is_limited = true;
#endif

}  // namespace

void enter_sandbox(const SandboxSettings& settings) {
  limit(RLIMIT_CORE, 0, "CORE");
  if (settings.kind == Sandbox::off) return;
  limit(RLIMIT_FSIZE, 0, "FSIZE");
  limit(RLIMIT_NOFILE, 64, "NOFILE");
  if (memory_is_limited) limit(RLIMIT_DATA, settings.memory_bytes, "DATA");
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    throw Error(ErrorCode::config,
                std::string("run.sandbox: cannot give up privileges: ") + std::strerror(errno));
  if (settings.kind == Sandbox::strict) confine_file_access(settings.readable_folders);
}

void close_sandbox(const SandboxSettings& settings) {
  if (settings.kind == Sandbox::strict) confine_system_calls();
}

}  // namespace glossator
