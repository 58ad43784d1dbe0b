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

/// Equal for "Co-operation Council" and "COOPERATION COUNCIL"; "&" is "and".
/// REQUIRES: valid UTF-8.
constexpr std::uint64_t phrase_key(std::string_view phrase) {
  std::uint64_t key = 0xCBF29CE484222325u;
  each_phrase_letter(phrase, [&](char32_t letter) { key = (key ^ letter) * 0x100000001B3u; });
  return key;
}

/// The first two and the last two letters of a phrase, by which most phrases are told apart before
/// their keys are made. Unknown unless all are ASCII letters.
class PhraseEdges {
 public:
  static constexpr std::size_t count = std::size_t{1} << 17;  ///< of numbers

  /// By the letters that phrase_key() sees. REQUIRES: valid UTF-8.
  static constexpr PhraseEdges of_letters(std::string_view phrase) {
    std::array<char32_t, 4> edges{};
    std::size_t seen = 0;
    each_phrase_letter(phrase, [&](char32_t letter) {
      if (seen < 2) edges[seen] = letter;
      edges[2] = edges[3], edges[3] = letter;
      ++seen;
    });
    PhraseEdges known;
    for (const char32_t letter : edges)
      if (seen < 2 || letter < U'a' || letter > U'z') return {};
    for (const char32_t letter : edges) known.add(static_cast<std::uint32_t>(letter));
    return known;
  }
  /// By the bytes at both ends. If they are known, they are those of of_letters().
  static constexpr PhraseEdges of_bytes(std::string_view phrase) {
    if (phrase.size() < 2) return {};
    PhraseEdges known;
    for (const std::size_t at :
         {std::size_t{0}, std::size_t{1}, phrase.size() - 2, phrase.size() - 1}) {
      const std::uint32_t letter = static_cast<unsigned char>(phrase[at]) | 0x20u;
      if (letter < 'a' || letter > 'z') return {};
      known.add(letter);
    }
    return known;
  }

  constexpr bool is_known() const { return letters_ != 0; }
  /// REQUIRES: is_known().
  constexpr std::size_t number() const { return (letters_ ^ letters_ >> 17) % count; }

 private:
  constexpr void add(std::uint32_t letter) { letters_ = letters_ << 5 | (letter & 31); }

  std::uint32_t letters_ = 0;  // five bits each
};

}  // namespace organizations
}  // namespace gloss
