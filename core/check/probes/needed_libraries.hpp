#pragma once
#include <optional>
#include <string>
#include <vector>

namespace glossator::check {

/// What a library needs and does not get here.
struct Unresolved {
  std::vector<std::string> libraries;  ///< names of files, and versions: "libm.so.6: GLIBC_2.99"
  std::vector<std::string> symbols;    ///< that none of its own libraries defines
};

/// Asks the system's loader, which maps the library and those it needs and runs no code of theirs.
/// Whatever the running program could lend it is not counted. Nothing where the loader is not that
/// of glibc. Throws Error(internal) if it cannot be started.
std::optional<Unresolved> unresolved_of(const std::string& path);

}  // namespace glossator::check
