#pragma once
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

namespace glossator {

/// Appends `text` (valid UTF-8) as a JSON string with its quotes. Only what RFC 8259 asks for is
/// escaped.
void append_json_string(std::string& out, std::string_view text);

/// The same to `out`, where there is room for most_json_string(text.size()) bytes; returns its end.
char* write_json_string(char* out, std::string_view text);
constexpr std::size_t most_json_string(std::size_t size) { return 6 * size + 18; }

/// The shortest decimal that reads back as the same float or double, as std::to_chars() gives it,
/// always with a point or an exponent, so that readers see a real number. `out` has room for
/// most_real bytes; returns the end. REQUIRES: finite.
char* write_real(char* out, double value);
char* write_real(char* out, float value);
constexpr std::size_t most_real = 40;

template <class Integer>
void append_integer(std::string& out, Integer value) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

template <class Real>
void append_real(std::string& out, Real value) {
  char digits[most_real];
  out.append(digits, write_real(digits, value));
}

}  // namespace glossator
