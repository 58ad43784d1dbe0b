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

/// Calls `use` for each letter of a phrase as phrase_key() sees them. REQUIRES: valid UTF-8.
template <class Use>
constexpr void each_phrase_letter(std::string_view phrase, Use use) {
  for (std::size_t i = 0; i < phrase.size();) {
    if (const auto byte = static_cast<unsigned char>(phrase[i]); byte < 0x80) {
      ++i;
      if (const char letter = phrase_letters[byte]; letter != 0)
        use(static_cast<char32_t>(letter));
      else if (byte == '&')
        use(U'a'), use(U'n'), use(U'd');
      continue;
    }
    const CodePoint point = code_point_at(phrase, i);
    i += point.size;
    const char32_t letter = without_accent(gloss::to_lower(point.value));
    if (letter != 0x2019 && !(letter >= 0x300 && letter < 0x370)) use(letter);
  }
}

/// Equal for "Co-operation Council" and "COOPERATION COUNCIL"; "&" is "and". The key of a phrase
/// comes from those of its words: the letters are the digits of a number modulo 2^64.
class PhraseKey {
 public:
  constexpr PhraseKey() = default;
  /// REQUIRES: valid UTF-8.
  constexpr explicit PhraseKey(std::string_view phrase) {
    each_phrase_letter(phrase, [this](char32_t letter) {
      value_ = value_ * base + letter;
      power_ *= base;
    });
  }

  /// Adds a word at the end of the phrase.
  constexpr void add(const PhraseKey& word) {
    value_ = value_ * word.power_ + word.value_;
    power_ *= word.power_;
  }
  constexpr std::uint64_t value() const { return value_; }

 private:
  static constexpr std::uint64_t base = 0x9E3779B97F4A7C15u;  // 2^64 by the golden ratio

  std::uint64_t value_ = 0, power_ = 1;
};

}  // namespace organizations
}  // namespace gloss
