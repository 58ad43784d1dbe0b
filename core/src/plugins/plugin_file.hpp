#pragma once
#include <string>

namespace glossator {

/// Checks a plugin library before the loader may touch it: it is a file, only its owner and group
/// can change or replace it, and it is a complete shared library for this machine. Throws
/// PluginFailure with the cause and the remedy.
void check_plugin_file(const std::string& path);

/// Throws PluginFailure for a library without an entry: it has another ABI major, or is not a
/// plugin.
[[noreturn]] void fail_without_entry(const std::string& path, bool has_next_major);

}  // namespace glossator
