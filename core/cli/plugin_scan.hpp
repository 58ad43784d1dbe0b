#pragma once
#include <string>

namespace glossator::cli {

/// What a plugin library says of itself, as JSON: {"file", "annotators": [{id, name, version,
/// ...}]} or {"file", "error"}. The library is loaded in a child process with a limit of 5 s, so
/// that a library that crashes, hangs or prints harms nobody.
std::string scan_plugin(const std::string& file);

/// The child's part: loads the library in this process. Throws Error.
std::string describe_plugin(const std::string& file);

}  // namespace glossator::cli
