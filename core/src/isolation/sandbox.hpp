#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "glossator/config.hpp"

namespace glossator {

struct SandboxSettings {
  Sandbox kind = Sandbox::limits;
  std::uint64_t memory_bytes = 0;
  std::vector<std::string> readable_folders;  ///< with all their contents
};

/// Sets the limits, before any plugin is loaded: from here on no file can be made, written, removed
/// or changed, and under `strict` only files in the readable folders can be opened. Throws
/// Error(config) if the system cannot enforce the settings.
void enter_sandbox(const SandboxSettings& settings);
/// Closes the sandbox after all plugins are loaded. Throws Error(config).
void close_sandbox(const SandboxSettings& settings);

}  // namespace glossator
