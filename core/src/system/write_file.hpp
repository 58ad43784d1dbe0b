#pragma once
#include <string>
#include <string_view>

namespace glossator {

/// The file that `path` leads to through links, which may be missing; `path` itself if it is no
/// link. Renaming onto it replaces the file and leaves the links.
std::string file_behind_links(const std::string& path);

/// Whether `path` is there and no regular file: a device, a pipe or a folder. Renaming must not
/// replace it.
bool is_special_file(const std::string& path);

/// Makes `bytes` the content of the file `path`, whole or not at all: writes them beside it and
/// renames. Follows a link. Writes to a path that is there and no regular file, a device or a pipe,
/// in place. Returns false on failure: errno gives the cause.
[[nodiscard]] bool write_file(const std::string& path, std::string_view bytes);

}  // namespace glossator
