#include "isolation/sandbox.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "glossator/error.hpp"
#include "isolation/file_access.hpp"
#include "isolation/file_changes.hpp"
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

namespace {

// The address space in use, in bytes.
std::uint64_t address_space() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t pages = 0;
  file >> pages;
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

// DATA counts what a plugin allocates. It does not count memory that is shared with children, so
// the address space has a limit too, with room for libraries and for what allocators and stacks
// reserve without using it.
void limit_memory(std::uint64_t bytes) {
  if (!memory_is_limited) return;
  constexpr std::uint64_t reserved = 1u << 30;
  limit(RLIMIT_DATA, bytes, "DATA");
  limit(RLIMIT_AS, address_space() + 2 * bytes + reserved, "AS");
}

// When the system runs out of memory, it is to kill this process and not the host.
void offer_to_be_killed() { std::ofstream("/proc/self/oom_score_adj") << 1000; }

}  // namespace

void enter_sandbox(const SandboxSettings& settings) {
  limit(RLIMIT_CORE, 0, "CORE");
  offer_to_be_killed();
  if (settings.kind == Sandbox::off) return;
  limit(RLIMIT_FSIZE, 0, "FSIZE");
  limit(RLIMIT_NOFILE, 64, "NOFILE");
  limit_memory(settings.memory_bytes);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    throw Error(ErrorCode::config,
                std::string("run.sandbox: cannot give up privileges: ") + std::strerror(errno));
  const bool devices_only = settings.kind == Sandbox::limits && forbid_writing();
  if (settings.kind == Sandbox::strict) confine_file_access(settings.readable_folders);
  const bool is_confined = devices_only || settings.kind == Sandbox::strict;
  forbid_file_changes(is_confined ? Opening::is_confined : Opening::is_not_confined);
}

void close_sandbox(const SandboxSettings& settings) {
  if (settings.kind == Sandbox::strict) confine_system_calls();
}

}  // namespace glossator
