#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

#include "glossator/document.hpp"

namespace glossator {

/// Tells documents apart. Two with the same key get the same result from the same pipeline. XXH3:
/// of a million changed documents, one keeps its key once in 10^32 runs.
struct DocumentKey {
  std::uint64_t id = 0;                   ///< hash of the id
  std::array<std::uint64_t, 2> all = {};  ///< hash of 128 bits of all values

  auto operator<=>(const DocumentKey&) const = default;
};

DocumentKey key_of(const Document& document);

/// DocumentKey::id.
std::uint64_t hash_of_id(std::string_view id);

}  // namespace glossator
