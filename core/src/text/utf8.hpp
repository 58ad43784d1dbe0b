#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace glossator {

/// The offset of the first byte that is not valid UTF-8 (RFC 3629); nothing if the text is valid.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Whether all bytes are below 0x80.
bool is_ascii(std::string_view text);

/// Whether no character of valid UTF-8 begins with `byte`.
inline bool continues_character(char byte) { return static_cast<signed char>(byte) < -0x40; }

}  // namespace glossator
