#pragma once
#include <span>
#include <string>

namespace glossator::check {

/// A function that a library imports, and the one that it is to call in its place.
struct ImportStandIn {
  const char* name;  ///< as the linker has it: "malloc", "_Znwm"
  void* function;    ///< of the same type
};

/// Changes the table of imported functions of the loaded library `path` for good; other libraries
/// are left alone. How many entries it has changed; 0: the library imports none of them, is not
/// loaded, or its format is not known here.
unsigned replace_imports(const std::string& path, std::span<const ImportStandIn> stand_ins);

}  // namespace glossator::check
