#pragma once
#include <string>
#include <vector>

namespace glossator {

/// From here on this process can open only files in these folders, only for reading, and can
/// neither bind nor connect a TCP socket (Landlock). Throws Error(config) if the kernel cannot
/// enforce this.
void confine_file_access(const std::vector<std::string>& readable_folders);

}  // namespace glossator
