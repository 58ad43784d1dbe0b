#pragma once
#include <string>
#include <string_view>

namespace glossator {

/// The code point of a byte of windows-1252, by the index of the Encoding Standard (WHATWG), in
/// which every byte has one. It is what browsers take ISO-8859-1 for too.
char32_t from_windows_1252(unsigned char byte);

/// `text`, windows-1252, in UTF-8.
std::string windows_1252_to_utf8(std::string_view text);

}  // namespace glossator
