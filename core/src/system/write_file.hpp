#pragma once
#include <string>
#include <string_view>

namespace glossator {

/// Makes `bytes` the content of the file `path`, whole or not at all: writes them beside it and
/// renames. Follows a link. Writes to a path that is there and no regular file, a device or a pipe,
/// in place. Returns false on failure: errno gives the cause.
[[nodiscard]] bool write_file(const std::string& path, std::string_view bytes);

}  // namespace glossator
