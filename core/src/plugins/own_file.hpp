#pragma once
#include <string>

namespace glossator {

/// The file of this library, or of the program that it is linked into, as the loader was told of
/// it. Empty if that was a relative path: it then depends on the current folder, so no code may be
/// loaded from there. Asks the loader once, since that may be locked later (library_loader.hpp).
const std::string& own_file();

}  // namespace glossator
