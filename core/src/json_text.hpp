#pragma once
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace glossator {

/// Writes `text` (valid UTF-8) as it stands between the quotes of a JSON string to `out`, where
/// there is room for most_json_string(text.size()) bytes; returns its end. Only what RFC 8259 asks
/// for is escaped. Bytes behind the text may be read up to `readable`, which is faster.
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

/// The same with the quotes.
inline char* write_json_string(char* out, std::string_view text, const char* readable) {
  *out++ = '"';
#if defined(__SSE2__)
  // Most are so short.
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

/// A literal without its NUL; returns its end.
template <std::size_t Size>
char* write_literal(char* out, const char (&literal)[Size]) {
  std::memcpy(out, literal, Size - 1);
  return out + Size - 1;
}

/// Writes four decimal digits of a number below 10,000. Its halves, and then theirs, are divided at
/// once: Paul Khuong, "How to print integers really fast" (2017). Returns them with the first in
/// the lowest byte.
inline std::uint32_t write_four_digits(char* out, std::uint32_t value) {
  const std::uint32_t hundreds = value * 10486 >> 20;
  const std::uint32_t twos = hundreds | (value - 100 * hundreds) << 16;
  const std::uint32_t tens = twos * 103 >> 10 & 0x000F000F;
  const std::uint32_t digits = tens | (twos - 10 * tens) << 8;
  for (int i = 0; i < 4; ++i) out[i] = static_cast<char>('0' + (digits >> 8 * i & 0xF));
  return digits;
}

/// The decimals of numbers below 10,000, four bytes each, of which the first count.
inline constexpr auto small_integers = [] {
  std::array<char, 40000> texts{};
  for (unsigned value = 0; value < 10000; ++value) {
    char* out = &texts[4 * value];
    for (unsigned scale = 1000; scale > 0; scale /= 10)
      if (value >= scale || scale == 1) *out++ = static_cast<char>('0' + value / scale % 10);
  }
  return texts;
}();

constexpr std::size_t most_integer = 24;
/// Decimal, where there is room for most_integer bytes; returns its end.
template <class Integer>
char* write_integer(char* out, Integer value) {
  // Most are offsets and numbers of records.
  if (value >= 0 && value < 10000) {
    const auto small = static_cast<std::uint32_t>(value);
    std::memcpy(out, &small_integers[4 * small], 4);
    return out + 1 + (small >= 10) + (small >= 100) + (small >= 1000);
  }
  if (value < 0 || value >= 100000000) return std::to_chars(out, out + most_integer, value).ptr;
  const auto large = static_cast<std::uint32_t>(value);
  out = write_integer(out, large / 10000);
  write_four_digits(out, large % 10000);
  return out + 4;
}

/// The shortest decimal that reads back as the same float or double, as std::to_chars() gives it,
/// always with a point or an exponent, so that readers see a real number. `out` has room for
/// most_real bytes; returns the end. REQUIRES: finite.
char* write_real(char* out, double value);
char* write_real(char* out, float value);
constexpr std::size_t most_real = 40;

}  // namespace glossator
