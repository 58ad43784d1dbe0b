#pragma once
#include <string>

namespace glossator {

/// What is checked of a plugin library before the loader may touch it: it is a file, nobody but its
/// owner and group can change it or put another in its place, and it is a complete shared library
/// for this machine. Throws PluginFailure with the cause and the remedy.
void check_plugin_file(const std::string& path);

/// The failure of a library that has no entry: another ABI major, or no plugin at all.
[[noreturn]] void fail_without_entry(const std::string& path, bool has_next_major);

}  // namespace glossator
