#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

/// `pointer` with one more reference token (RFC 6901: `~` and `/` in it are escaped).
std::string pointer_to(std::string_view pointer, std::string_view token);
std::string pointer_to(std::string_view pointer, std::size_t index);

/// The same, at the end of `pointer` itself.
void append_to_pointer(std::string& pointer, std::string_view token);
void append_to_pointer(std::string& pointer, std::size_t index);

/// The tokens of `pointer`, unescaped; nothing if it is not a JSON Pointer. "" has no tokens.
std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer);

/// `token` as an array index, without sign or leading zeros; nothing if it is not one.
std::optional<std::size_t> array_index(std::string_view token);

}  // namespace glossator
