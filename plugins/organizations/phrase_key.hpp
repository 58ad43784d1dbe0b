#pragma once
/// Compares names of several words without case, accents, blanks and punctuation.
#include <array>
#include <cstdint>
#include <string_view>

#include "gloss/spelling_key.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// The ASCII characters as phrase_key() sees them: small letters and digits; 0 for marks.
inline constexpr std::array<char, 128> phrase_letters = [] {
  std::array<char, 128> letters{};
  for (char c = 'a'; c <= 'z'; ++c) letters[static_cast<std::size_t>(c)] = c;
  for (char c = 'A'; c <= 'Z'; ++c)
    letters[static_cast<std::size_t>(c)] = static_cast<char>(c + 32);
  for (char c = '0'; c <= '9'; ++c) letters[static_cast<std::size_t>(c)] = c;
  return letters;
}();

/// Equal for "Co-operation Council" and "COOPERATION COUNCIL"; "&" is "and".
/// REQUIRES: valid UTF-8.
constexpr std::uint64_t phrase_key(std::string_view phrase) {
  std::uint64_t key = 0xCBF29CE484222325u;
  const auto add = [&](char32_t value) { key = (key ^ value) * 0x100000001B3u; };
  for (std::size_t i = 0; i < phrase.size();) {
    if (const auto byte = static_cast<unsigned char>(phrase[i]); byte < 0x80) {
      ++i;
      if (const char letter = phrase_letters[byte]; letter != 0)
        add(static_cast<char32_t>(letter));
      else if (byte == '&')
        add('a'), add('n'), add('d');
      continue;
    }
    const CodePoint point = code_point_at(phrase, i);
    i += point.size;
    const char32_t letter = without_accent(gloss::to_lower(point.value));
    if (letter != 0x2019 && !(letter >= 0x300 && letter < 0x370)) add(letter);
  }
  return key;
}

}  // namespace organizations
}  // namespace gloss
