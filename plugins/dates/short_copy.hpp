#pragma once
/// Copies short texts without a call.
#include <cstddef>
#include <cstring>
#include <string_view>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Copies `text` to `to`, and returns the place behind it. Most texts are short: two moves, which
/// may overlap, are faster than a call.
inline char* copy_short(std::string_view text, char* to) {
  const std::size_t size = text.size();
  const auto ends = [&]<std::size_t Half>() {
    char first[Half], last[Half];
    std::memcpy(first, text.data(), Half);
    std::memcpy(last, text.data() + size - Half, Half);
    std::memcpy(to, first, Half);
    std::memcpy(to + size - Half, last, Half);
  };
  if (size > 16) {
    std::memcpy(to, text.data(), size);
  } else if (size >= 8) {
    ends.template operator()<8>();
  } else if (size >= 4) {
    ends.template operator()<4>();
  } else if (size > 0) {
    to[0] = text[0];
    to[size / 2] = text[size / 2];
    to[size - 1] = text[size - 1];
  }
  return to + size;
}

}  // namespace dates
}  // namespace gloss
