#pragma once
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace glossator {

/// Writes `text` (valid UTF-8) to `out` as the content of a JSON string, without quotes; returns
/// the end. `out` has room for most_json_string(text.size()) bytes. Escapes only what RFC 8259
/// requires. For speed it may read bytes behind the text, up to `readable`.
char* write_json_contents(char* out, std::string_view text, const char* readable);

#if defined(__SSE2__)
/// A bit for each byte that needs an escape.
inline unsigned escape_mask(__m128i bytes) {
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return unsigned(_mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, slash))));
}
#endif

/// Writes the string with its quotes; see write_json_contents().
inline char* write_json_string(char* out, std::string_view text, const char* readable) {
  *out++ = '"';
#if defined(__SSE2__)
  // Most strings are this short.
  if (text.size() < 16 && readable - text.data() >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data()));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
    if ((escape_mask(bytes) & ((1u << text.size()) - 1)) == 0) {
      out[text.size()] = '"';
      return out + text.size() + 1;
    }
  }
#endif
  out = write_json_contents(out, text, readable);
  *out = '"';
  return out + 1;
}
constexpr std::size_t most_json_string(std::size_t size) { return 6 * size + 18; }
inline const char* end_of(std::string_view text) { return text.data() + text.size(); }

/// Writes a literal without its NUL; returns the end.
template <std::size_t Size>
char* write_literal(char* out, const char (&literal)[Size]) {
  std::memcpy(out, literal, Size - 1);
  return out + Size - 1;
}

/// The decimal digits of each number below 10,000, with zeros in front.
inline constexpr auto four_digits = [] {
  std::array<char, 4 * 10000> texts{};
  for (std::size_t value = 0; value < 10000; ++value)
    for (std::size_t i = 0, scale = 1000; i < 4; ++i, scale /= 10)
      texts[4 * value + i] = static_cast<char>('0' + value / scale % 10);
  return texts;
}();

/// The same without zeros in front, with NULs behind.
inline constexpr auto up_to_four_digits = [] {
  std::array<char, 4 * 10000> texts{};
  for (std::size_t value = 0; value < 10000; ++value) {
    const std::size_t zeros = 3u - (value >= 10) - (value >= 100) - (value >= 1000);
    for (std::size_t i = zeros; i < 4; ++i)
      texts[4 * value + i - zeros] = four_digits[4 * value + i];
  }
  return texts;
}();

constexpr std::size_t most_integer = 24;

/// The place, 0 to 3, of the last byte in memory that is not 0. REQUIRES: one is not.
inline std::size_t last_byte(std::uint32_t bytes) {
  constexpr bool little = std::endian::native == std::endian::little;
  const auto free_bits = static_cast<unsigned>(little ? __builtin_clz(bytes)  //
                                                      : __builtin_ctz(bytes));
  return (31 ^ free_bits) / 8;
}

/// Writes a decimal below 10,000.
inline char* write_small_integer(char* out, std::uint32_t value) {
  std::uint32_t digits;
  std::memcpy(&digits, &up_to_four_digits[std::size_t{4} * value], 4);
  std::memcpy(out, &digits, 4);
  return out + 1 + last_byte(digits);
}

/// The general path of write_integer().
template <class Integer>
[[gnu::noinline]] char* write_large_integer(char* out, Integer value) {
  if (value < 0 || value >= 100000000) return std::to_chars(out, out + most_integer, value).ptr;
  const auto large = static_cast<std::uint32_t>(value);
  out = write_small_integer(out, large / 10000);
  std::memcpy(out, &four_digits[std::size_t{4} * (large % 10000)], 4);
  return out + 4;
}

/// Writes the decimal to `out`, which has room for most_integer bytes; returns the end.
template <class Integer>
[[gnu::always_inline]] inline char* write_integer(char* out, Integer value) {
  // Most numbers are offsets and record numbers.
  if (value >= 0 && value < 10000)
    return write_small_integer(out, static_cast<std::uint32_t>(value));
  return write_large_integer(out, value);
}

/// Writes a value with at most four decimals; NULL if the value is not one. The decimal reads back
/// the same, because the quotient of two exact numbers rounds to the nearest number of the type. No
/// shorter decimal does, because below `most` such decimals lie farther apart than the numbers of
/// the type.
template <class Real>
[[gnu::always_inline]] inline char* write_few_decimals(char* out, Real value) {
  constexpr Real most = sizeof(Real) == sizeof(float) ? 1000 : 10000;
  constexpr std::uint32_t scale = 10000;
  const Real size = std::abs(value);
  if (!(size < most)) return nullptr;
  const auto scaled = static_cast<std::uint32_t>(size * Real{scale} + Real{0.5});
  if (static_cast<Real>(static_cast<std::int32_t>(scaled)) / Real{scale} != size) return nullptr;
  if (scaled < 10 && scaled > 0) return nullptr;  // shorter with an exponent
  *out = '-';
  out += std::signbit(value);
  const std::uint32_t integer = scaled / scale, decimals = scaled - scale * integer;
  if (integer < 10)
    *out++ = static_cast<char>('0' + integer);
  else
    out = write_small_integer(out, integer);
  *out++ = '.';
  std::uint32_t digits;
  std::memcpy(&digits, &four_digits[std::size_t{4} * decimals], 4);
  std::memcpy(out, &digits, 4);
  // Drops trailing zeros, but keeps one decimal.
  constexpr std::uint32_t first_byte = std::endian::native == std::endian::little ? 1 : 1 << 24;
  return out + 1 + last_byte((digits ^ 0x30303030) | first_byte);
}

constexpr std::size_t most_real = 40;
/// The general path of write_real().
char* write_any_real(char* out, double value);
char* write_any_real(char* out, float value);

/// Writes the shortest decimal that reads back as the same float or double, as std::to_chars()
/// does, but always with a point or an exponent, so that readers see a real number. `out` has room
/// for most_real bytes; returns the end. REQUIRES: finite.
template <class Real>
char* write_real(char* out, Real value) {
  char* const end = write_few_decimals(out, value);
  return end ? end : write_any_real(out, value);
}

}  // namespace glossator
