#pragma once
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace glossator {

/// Writes `text` (valid UTF-8) as it stands between the quotes of a JSON string to `out`, where
/// there is room for most_json_string(text.size()) bytes; returns its end. Only what RFC 8259 asks
/// for is escaped. `whole` is what `text` is a part of: bytes behind the text may be read as far as
/// it goes, which is faster.
char* write_json_contents(char* out, std::string_view text, std::string_view whole);
/// The same with the quotes.
inline char* write_json_string(char* out, std::string_view text, std::string_view whole) {
  *out = '"';
  out = write_json_contents(out + 1, text, whole);
  *out = '"';
  return out + 1;
}
constexpr std::size_t most_json_string(std::size_t size) { return 6 * size + 34; }

/// A literal without its NUL; returns its end.
template <std::size_t Size>
char* write_literal(char* out, const char (&literal)[Size]) {
  std::memcpy(out, literal, Size - 1);
  return out + Size - 1;
}

/// The eight decimal digits of a number below 10^8, one in each byte, the first in the lowest. All
/// pairs of digits are divided at once: Paul Khuong, "How to print integers really fast" (2017).
inline std::uint64_t eight_digits(std::uint32_t value) {
  const std::uint64_t fours = value / 10000 | std::uint64_t{value % 10000} << 32;
  const std::uint64_t hundreds = ((fours * 10486) >> 20) & 0x0000007F0000007F;
  const std::uint64_t twos = hundreds | (fours - 100 * hundreds) << 16;
  const std::uint64_t tens = ((twos * 103) >> 10) & 0x000F000F000F000F;
  return tens | (twos - 10 * tens) << 8;
}

/// Puts digits of eight_digits() at `out`, the lowest first: as many as `Digits` has bytes.
template <class Digits>
void put_digits(char* out, Digits digits) {
  digits |= static_cast<Digits>(0x3030303030303030);
  for (std::size_t i = 0; i < sizeof digits; ++i) out[i] = static_cast<char>(digits >> 8 * i);
}

constexpr std::size_t most_integer = 24;
/// Decimal, where there is room for most_integer bytes; returns its end.
template <class Integer>
char* write_integer(char* out, Integer value) {
  if (value < 0 || value >= 100000000) return std::to_chars(out, out + most_integer, value).ptr;
  const std::uint64_t digits = eight_digits(static_cast<std::uint32_t>(value));
  constexpr std::uint64_t last = std::uint64_t{1} << 56;  // is written even if it is 0
  const int zeros = std::countr_zero(digits | last) / 8;
  put_digits(out, digits >> 8 * zeros);
  return out + 8 - zeros;
}

/// The shortest decimal that reads back as the same float or double, as std::to_chars() gives it,
/// always with a point or an exponent, so that readers see a real number. `out` has room for
/// most_real bytes; returns the end. REQUIRES: finite.
char* write_real(char* out, double value);
char* write_real(char* out, float value);
constexpr std::size_t most_real = 40;

}  // namespace glossator
