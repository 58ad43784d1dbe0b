#pragma once
#include <gloss/plugin.h>

#include <string>

namespace glossator::check {

/// The entry of a library, loaded by the loader alone: where the host would call init(), and read
/// the descriptions, on its own. NULL if it does not load or has no entry of this ABI major. The
/// file should have been found sound (check_plugin_file).
const gloss_entry* raw_entry(const std::string& path);

}  // namespace glossator::check
