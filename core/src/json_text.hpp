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

template <class Integer>
void append_integer(std::string& out, Integer value) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

/// The shortest decimal that reads back as the same float or double, always with a point or an
/// exponent, so that readers see a real number. REQUIRES: finite.
template <class Real>
void append_real(std::string& out, Real value) {
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  const std::string_view written(digits, static_cast<std::size_t>(end - digits));
  out.append(written);
  if (written.find_first_of(".e") == written.npos) out.append(".0");
}

}  // namespace glossator
