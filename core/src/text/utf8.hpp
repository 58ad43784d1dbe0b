#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace glossator {

/// The offset of the first byte that is no valid UTF-8 (RFC 3629), or nothing if all of it is.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

}  // namespace glossator
