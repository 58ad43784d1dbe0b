#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace glossator {

/// Decodes the character reference that `text` begins with, an ampersand: appends what it stands
/// for to `out` and returns its length in bytes, or returns 0 if it is none. As the HTML standard
/// has it (13.2.5.72): the longest name counts, numbers are mended (windows-1252 for 128 to 159,
/// U+FFFD for what is no character). In an attribute a name without `;` must not run on.
std::size_t decode_character_reference(std::string_view text, bool in_attribute, std::string& out);

/// `value` of an attribute with its references decoded.
std::string decode_attribute(std::string_view value);

}  // namespace glossator
