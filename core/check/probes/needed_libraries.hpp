#pragma once
#include <optional>
#include <string>
#include <vector>

namespace glossator::check {

/// The dependencies of a library that this system lacks.
struct Unresolved {
  std::vector<std::string> libraries;  ///< names of files, and versions: "libm.so.6: GLIBC_2.99"
  std::vector<std::string> symbols;    ///< defined by none of its own libraries
};

/// Asks the system's loader, which maps the library and its dependencies without running their
/// code. Symbols of the running program do not count. Nothing if the loader is not glibc's. Throws
/// Error(internal) if it cannot be started.
std::optional<Unresolved> unresolved_of(const std::string& path);

}  // namespace glossator::check
