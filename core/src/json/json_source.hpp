#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/error.hpp"
#include "json/json.hpp"

namespace glossator {

/// A place in a text. Line and column count from 1, the column in bytes; line 0: no place.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// The places of a JSON value, of its key if it is a member, and of the values in it. The children
/// follow the order of the value's members or items; a value added later may have none.
struct Places {
  Place value;
  Place key;
  std::vector<Places> children;

  /// The places of the value at `pointer` in `json`, the value that these places belong to. NULL if
  /// there is no such value or it has no place.
  const Places* find(const Json& json, std::string_view pointer) const;

  /// Erases the value at `pointer`, a member of an object, from `json` and from these places, so
  /// that the others keep their places. Returns false if there is no such member.
  bool erase_member(Json& json, std::string_view pointer);
};

struct JsonSource {
  std::optional<Json> value;  ///< none if the text is not JSON
  Places places;
  std::vector<Problem> problems;  ///< with places, without a file; repeated keys last
};

/// Parses `text` by RFC 8259 and skips a byte order mark at its start. Goes on behind faults such
/// as a comma too many, to report others too. Beyond the RFC, these are problems: a repeated key in
/// an object, an integer beyond 64 bits, a number beyond double, half a surrogate pair, and nesting
/// deeper than 256.
JsonSource parse_json(std::string_view text);

/// "line LINE, column COLUMN: MESSAGE" of the first problem; empty if there is none.
std::string first_problem(const JsonSource& source);

}  // namespace glossator
