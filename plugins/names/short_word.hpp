#pragma once
/// Looks at all bytes of a short word at once.
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// At most 8 bytes as a number, the first one lowest.
inline std::uint64_t bytes_at(const char* at, std::size_t count) {
  const auto number = [](const char* from, auto bytes) {
    std::memcpy(&bytes, from, sizeof bytes);
    return std::uint64_t{bytes};
  };
  if constexpr (std::endian::native != std::endian::little) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
      value |= std::uint64_t{static_cast<unsigned char>(at[i])} << 8 * i;
    return value;
  }
  // Parts that overlap are equal there.
  if (count == 8) return number(at, std::uint64_t{});
  if (count >= 4)
    return number(at, std::uint32_t{}) | number(at + count - 4, std::uint32_t{}) << 8 * (count - 4);
  if (count == 0) return 0;
  const std::size_t middle = count / 2;
  return number(at, std::uint8_t{}) | number(at + middle, std::uint8_t{}) << 8 * middle |
         number(at + count - 1, std::uint8_t{}) << 8 * (count - 1);
}

/// The bytes of a word, and zeros behind them. Sets of bytes are bits, the first byte lowest.
class ShortWord {
 public:
  static constexpr std::size_t most = 16;

  /// REQUIRES: word.size() <= most.
  explicit ShortWord(std::string_view word) {
    const std::size_t first = word.size() < 8 ? word.size() : 8;
    const std::array<std::uint64_t, 2> halves = {
        bytes_at(word.data(), first), bytes_at(word.data() + first, word.size() - first)};
    std::memcpy(&bytes_, halves.data(), sizeof bytes_);
  }

  bool is_ascii() const { return bits(bytes_ < 0) == 0; }
  std::uint32_t digits() const { return between('0', '9'); }
  std::uint32_t upper() const { return between('A', 'Z'); }
  std::uint32_t lower() const { return between('a', 'z'); }
  std::uint32_t equal_to(char c) const { return bits(bytes_ == Bytes{} + c); }

  /// With letters as X or x, and digits as 0.
  ShortWord sketched() const {
    Bytes signs = bytes_;
    signs = is_between('A', 'Z') ? Bytes{} + 'X' : signs;
    signs = is_between('a', 'z') ? Bytes{} + 'x' : signs;
    return ShortWord(is_between('0', '9') ? Bytes{} + '0' : signs);
  }
  /// The bytes that are equal to that before.
  std::uint32_t repeats() const {
    std::array<char, most + 1> moved = {};
    std::memcpy(moved.data() + 1, &bytes_, sizeof bytes_);
    Bytes before;
    std::memcpy(&before, moved.data(), sizeof before);
    return bits(bytes_ == before) & ~1u;
  }
  void copy_to(std::array<char, most>& out) const {
    std::memcpy(out.data(), &bytes_, sizeof bytes_);
  }

 private:
  using Bytes = signed char __attribute__((vector_size(16)));

  explicit ShortWord(Bytes bytes) : bytes_(bytes) {}

  Bytes is_between(char first, char last) const {
    return (bytes_ >= Bytes{} + first) & (bytes_ <= Bytes{} + last);
  }
  std::uint32_t between(char first, char last) const { return bits(is_between(first, last)); }
  static std::uint32_t bits(Bytes truths) {
#if defined(__SSE2__)
    return static_cast<std::uint32_t>(_mm_movemask_epi8(__m128i(truths)));
#else
    std::uint32_t set = 0;
    for (std::size_t i = 0; i < most; ++i) set |= std::uint32_t{truths[i] != 0} << i;
    return set;
#endif
  }

  Bytes bytes_;
};

}  // namespace names
}  // namespace gloss
