#pragma once
/// A number for each spelling, equal for spellings that differ in case and accents only, so that
/// "JOSÉ", "José" (composed or not) and "Jose" are one word.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

/// The Latin letter of a small Latin letter with diacritics; any other code point maps to itself.
constexpr char32_t without_accent(char32_t small) {
  constexpr std::string_view from_c0 =
      "aaaaaa-ceeeeiiii-nooooo-ouuuuy--aaaaaa-ceeeeiiii-nooooo-ouuuuy-y"
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkk-lllllll"
      "lllnnnnnn---oooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz-"
      "--------------------------------oo-------------uu---------------"
      "-------------aaiioouuuuuuuuuu-aaaa----ggkkoooo--j---gg--nnaa--oo"
      "aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy------------"
      "----------------";
  constexpr std::string_view from_1e00 =
      "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
      "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
      "wwwwwwwwwwxxxxyyzzzzzzhtwy------aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
      "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------";
  char letter = '-';
  if (small >= 0xC0 && small < 0xC0 + from_c0.size()) letter = from_c0[small - 0xC0];
  if (small >= 0x1E00 && small < 0x1E00 + from_1e00.size()) letter = from_1e00[small - 0x1E00];
  return letter == '-' ? small : static_cast<char32_t>(letter);
}

/// Appends the small letters of `word` without accents to `out`. Combining marks count nothing; the
/// typographic apostrophe and hyphens become the plain ones.
inline void fold_spelling(std::string_view word, std::string& out) {
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint point = code_point_at(word, i);
    i += point.size;
    if (point.value >= 0x300 && point.value < 0x370) continue;
    if (point.value == 0x2019)
      out.push_back('\'');
    else if (point.value == 0x2010 || point.value == 0x2011)
      out.push_back('-');
    else
      append_utf8(out, without_accent(to_lower(point.value)));
  }
}

/// Different spellings have different keys but for one chance in about 2^64. REQUIRES: valid UTF-8.
constexpr std::uint64_t spelling_key(std::string_view word);

namespace spelling {

/// Up to eight bytes from `at` on as a number, the first one lowest (on the machines that are
/// supported).
constexpr std::uint64_t bytes_at(std::string_view word, std::size_t at) {
  std::uint64_t bytes = 0;
  if (!std::is_constant_evaluated() && word.size() - at >= 8) {
    std::memcpy(&bytes, word.data() + at, 8);
    return bytes;
  }
  if (!std::is_constant_evaluated() && word.size() - at >= 4) {
    std::uint32_t low = 0, high = 0;
    std::memcpy(&low, word.data() + at, 4);
    std::memcpy(&high, word.data() + word.size() - 4, 4);
    return low | std::uint64_t{high} << (8 * (word.size() - at - 4));
  }
  const std::size_t end = word.size() - at < 8 ? word.size() : at + 8;
  for (std::size_t i = at; i < end; ++i)
    bytes |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * (i - at));
  return bytes;
}
constexpr std::uint64_t begin_key(std::size_t size) { return 0xCBF29CE484222325u ^ size; }
constexpr std::uint64_t add_to_key(std::uint64_t key, std::uint64_t bytes) {
  key = (key ^ bytes) * 0x9E3779B97F4A7C15u;
  return key ^ key >> 29;
}
inline std::uint64_t key_of_other(std::string_view word) {
  std::string folded;
  fold_spelling(word, folded);
  std::uint64_t key = begin_key(folded.size());
  for (std::size_t i = 0; i < folded.size(); i += 8) key = add_to_key(key, bytes_at(folded, i));
  return key;
}

}  // namespace spelling

constexpr std::uint64_t spelling_key(std::string_view word) {
  constexpr std::uint64_t tops = 0x8080808080808080u;
  std::uint64_t key = spelling::begin_key(word.size());
  for (std::size_t i = 0; i < word.size(); i += 8) {
    const std::uint64_t bytes = spelling::bytes_at(word, i);
    if (bytes & tops) return spelling::key_of_other(word);
    // The bytes of capitals, found by carries into the top bits, get their bit of small letters.
    const std::uint64_t from_a = bytes + 0x3F3F3F3F3F3F3F3Fu,
                        beyond_z = bytes + 0x2525252525252525u;
    key = spelling::add_to_key(key, bytes | (from_a & ~beyond_z & tops) >> 2);
  }
  return key;
}

}  // namespace gloss
