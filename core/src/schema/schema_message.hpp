#pragma once
#include <span>
#include <string>
#include <vector>

#include "json/json.hpp"

namespace glossator {

/// `value` for a message: "an object", "an array", or its JSON text, cut if long.
std::string brief(const Json& value);

/// "; found 3", for the end of a message.
std::string found(const Json& value);

/// "a string or an array": the types that `schemas` allow, each once.
std::string types_text(std::span<const Json* const> schemas);

/// "expected one of a, b; found "c"", and the nearest allowed value.
std::string enum_message(const Json& allowed, const Json& value);

/// "expected at least 1 and less than 5; found 7", from all bounds of `schema`.
std::string bounds_message(const Json& schema, const Json& value);

/// "expected at least 2 items; found 1": `bound` is "at least" or "at most"; `kind` follows
/// "items".
std::string size_message(const std::string& bound, const Json& limit, const std::string& unit,
                         std::size_t size, const std::string& kind = "");

/// "key `x` is missing", with the description of the key if `schema` has one.
std::string missing_key_message(const Json& schema, const std::string& key);

/// Why `value` breaks a "not" with the schema `ruled_out`.
std::string not_message(const Json& ruled_out, const Json& value);

}  // namespace glossator
