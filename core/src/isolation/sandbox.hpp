#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace glossator {

/// How much a worker process may do.
enum class Sandbox {
  off,     ///< what the user may
  limits,  ///< memory, descriptors, files: no more than run.limits says
  strict   ///< also no system call but those that reading memory and answering take
};
Sandbox sandbox_of(const std::string& name);

struct SandboxSettings {
  Sandbox kind = Sandbox::limits;
  std::uint64_t memory_bytes = 0;
  std::vector<std::string> readable_folders;  ///< with all that is in them
};

/// Before any plugin is loaded: limits, and under `strict` no file but what is readable may be
/// opened from here on. Throws Error(config) where the system cannot do what is asked.
void enter_sandbox(const SandboxSettings& settings);
/// When all is loaded. Throws Error(config).
void close_sandbox(const SandboxSettings& settings);

}  // namespace glossator
