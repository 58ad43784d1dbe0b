#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace glossator {

/// Decodes the character reference at the begin of `text`, which begins with an ampersand: appends
/// its characters to `out` and returns its length in bytes, or returns 0 if it is not a reference.
/// Follows the HTML standard (13.2.5.72): the longest name counts, numbers are corrected
/// (windows-1252 for 128 to 159, U+FFFD for invalid characters). In an attribute, no letter, digit
/// or `=` may follow a name without `;`.
std::size_t decode_character_reference(std::string_view text, bool in_attribute, std::string& out);

/// The attribute value `value` with its references decoded.
std::string decode_attribute(std::string_view value);

}  // namespace glossator
