#pragma once
#include <string>
#include <string_view>

namespace glossator {

/// The code point of a windows-1252 byte, by the index of the Encoding Standard (WHATWG), in which
/// every byte has one. Browsers also read ISO-8859-1 as windows-1252.
char32_t from_windows_1252(unsigned char byte);

/// Converts `text` from windows-1252 to UTF-8.
std::string windows_1252_to_utf8(std::string_view text);

}  // namespace glossator
