#pragma once
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace glossator {

/// Writes `text` (valid UTF-8) as it stands between the quotes of a JSON string to `out`, where
/// there is room for most_json_string(text.size()) bytes; returns its end. Only what RFC 8259 asks
/// for is escaped.
char* write_json_contents(char* out, std::string_view text);
/// The same with the quotes.
char* write_json_string(char* out, std::string_view text);
constexpr std::size_t most_json_string(std::size_t size) { return 6 * size + 18; }

/// A literal without its NUL; returns its end.
template <std::size_t Size>
char* write_literal(char* out, const char (&literal)[Size]) {
  std::memcpy(out, literal, Size - 1);
  return out + Size - 1;
}

/// The decimals of 0 to 99, two digits each.
inline constexpr char digit_pairs[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
    "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
    "8081828384858687888990919293949596979899";

constexpr std::size_t most_integer = 24;
/// Decimal, where there is room for most_integer bytes; returns its end.
template <class Integer>
char* write_integer(char* out, Integer value) {
  // Most are offsets and numbers of records.
  if (value < 0 || value >= 10000) return std::to_chars(out, out + most_integer, value).ptr;
  const auto small = static_cast<unsigned>(value);
  const char* const low = digit_pairs + 2 * (small % 100);
  if (small < 10) {
    out[0] = low[1];
    return out + 1;
  }
  if (small >= 100) {
    const char* const high = digit_pairs + 2 * (small / 100);
    if (small < 1000) {
      *out++ = high[1];
    } else {
      std::memcpy(out, high, 2);
      out += 2;
    }
  }
  std::memcpy(out, low, 2);
  return out + 2;
}

/// The shortest decimal that reads back as the same float or double, as std::to_chars() gives it,
/// always with a point or an exponent, so that readers see a real number. `out` has room for
/// most_real bytes; returns the end. REQUIRES: finite.
char* write_real(char* out, double value);
char* write_real(char* out, float value);
constexpr std::size_t most_real = 40;

}  // namespace glossator
