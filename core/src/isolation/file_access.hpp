#pragma once
#include <string>
#include <vector>

namespace glossator {

/// From here on this process can open only what is in these folders, and only for reading, and can
/// bind or connect no TCP socket (Landlock). Throws Error(config) where the kernel cannot see to
/// it.
void confine_file_access(const std::vector<std::string>& readable_folders);

}  // namespace glossator
