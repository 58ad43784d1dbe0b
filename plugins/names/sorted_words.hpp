#pragma once
/// Short sorted lists of words in code.
#include <algorithm>
#include <string_view>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// REQUIRES: `list` is sorted.
template <std::size_t size>
bool is_in(const std::string_view (&list)[size], std::string_view word) {
  return std::ranges::binary_search(list, word);
}

}  // namespace names
}  // namespace gloss
