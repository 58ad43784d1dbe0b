#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace glossator {

/// The offset of the first byte that is not valid UTF-8 (RFC 3629); nothing if the text is valid.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

}  // namespace glossator
