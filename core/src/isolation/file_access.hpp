#pragma once
#include <string>
#include <vector>

namespace glossator {

/// From here on this process can open only files in these folders, only for reading, and can
/// neither bind nor connect a TCP socket (Landlock). Throws Error(config) if the kernel cannot
/// enforce this.
void confine_file_access(const std::vector<std::string>& readable_folders);

/// From here on this process can make, write, empty and remove no files; it can write to character
/// devices such as /dev/null, and to what is open. Returns false if the kernel lacks Landlock.
bool forbid_writing();

}  // namespace glossator
