#pragma once
/// Tells which words stand before a place in a text, such as a name, and behind it.
#include <cstring>
#include <string_view>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Whether `part` stands behind byte `at`, or before it. Faster than starts_with() and ends_with(),
/// which call a function: nearly all names of a document are asked, and few have such a neighbour.
inline bool has_behind(std::string_view text, std::size_t at, std::string_view part) {
  return text.size() - at >= part.size() &&
         std::memcmp(text.data() + at, part.data(), part.size()) == 0;
}
inline bool has_before(std::string_view text, std::size_t at, std::string_view part) {
  return at >= part.size() &&
         std::memcmp(text.data() + at - part.size(), part.data(), part.size()) == 0;
}

}  // namespace names
}  // namespace gloss
