#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/error.hpp"

namespace glossator {

/// A place in a text, both from 1, the column in bytes; line 0: nowhere.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// Where a JSON value, its key (of an object's member) and the values in it stand. The children
/// have the order of the value's members or items; a value added later may have none.
struct Places {
  Place value;
  Place key;
  std::vector<Places> children;

  /// The places of what `pointer` points to in `json`, whose places these are; NULL if it points to
  /// nothing or to a value without a place.
  const Places* find(const nlohmann::ordered_json& json, std::string_view pointer) const;
};

struct JsonSource {
  std::optional<nlohmann::ordered_json> value;  ///< none if the text is no JSON
  Places places;
  std::vector<Problem> problems;  ///< with places, without a file
};

/// Parses `text` as RFC 8259 has it; a byte order mark at its start is skipped. Beyond the RFC,
/// these are problems: a key that an object has twice, an integer beyond 64 bits, a number beyond
/// double, half a surrogate pair, and nesting deeper than 256.
JsonSource parse_json(std::string_view text);

}  // namespace glossator
