#pragma once
#include <simdjson.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

/// Parses `text` by RFC 8259, behind which simdjson::SIMDJSON_PADDING bytes are readable, and sets
/// `out`, valid until the next parse. Unlike simdjson it accepts numbers of any size: if one of
/// them has no place in 64 bits, all numbers in `out` are 0, and `without_numbers` is the text that
/// was parsed in place of `text`, else it is empty.
simdjson::error_code parse_any_number(simdjson::dom::parser& parser, std::string_view text,
                                      std::string& without_numbers, simdjson::dom::element& out);

// Values of JSON as they are written, which a parsed text no longer has: as ids, 1.50 and 1.5
// differ, and a number may be of any size. These functions require valid JSON.

struct RawMember {
  std::string key;         ///< without escapes
  std::string_view value;  ///< as written, without blanks around it
};

/// The members of the object `json`, in its order. Borrowed from `json`.
std::vector<RawMember> raw_members(std::string_view json);

/// The value at the reference tokens of a JSON Pointer; the first of repeated keys counts. Borrowed
/// from `json`. REQUIRES: it is there.
std::string_view raw_value(std::string_view json, std::span<const std::string> tokens);

/// Appends `json` to `out` without the blanks between its tokens.
void append_minified(std::string_view json, std::string& out);

}  // namespace glossator
