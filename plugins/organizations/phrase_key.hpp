#pragma once
/// Compares names of several words without case, accents, blanks and punctuation.
#include <cstdint>
#include <string_view>

#include "gloss/spelling_key.hpp"

namespace gloss {
namespace [[gnu::visibility("hidden")]] organizations {

/// Equal for "Co-operation Council" and "COOPERATION COUNCIL"; "&" is "and".
/// REQUIRES: valid UTF-8.
constexpr std::uint64_t phrase_key(std::string_view phrase) {
  std::uint64_t key = 0xCBF29CE484222325u;
  const auto add = [&](char32_t value) { key = (key ^ value) * 0x100000001B3u; };
  for (std::size_t i = 0; i < phrase.size();) {
    const CodePoint point = code_point_at(phrase, i);
    i += point.size;
    const char32_t letter = without_accent(gloss::to_lower(point.value));
    const bool is_mark =
        letter < 0x80 && !(letter >= 'a' && letter <= 'z') && !(letter >= '0' && letter <= '9');
    if (letter == '&')
      add('a'), add('n'), add('d');
    else if (!is_mark && letter != 0x2019 && !(letter >= 0x300 && letter < 0x370))
      add(letter);
  }
  return key;
}

}  // namespace gnu::visibility("hidden")]]organizations
}  // namespace gloss
