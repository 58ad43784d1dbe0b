#pragma once
#include <gloss/plugin.h>

#include <string>

namespace glossator::check {

/// The entry of a library, loaded by the system's loader alone, because the host would also call
/// init() and read the descriptions. NULL if the library does not load or has no entry of this ABI
/// major. REQUIRES: check_plugin_file() accepts the file.
const gloss_entry* raw_entry(const std::string& path);

}  // namespace glossator::check
