#include "text/exact_decimal.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

namespace glossator {
namespace {

/// The digits between zeros, and the power of ten of the last of them.
struct Decimal {
  std::string digits;
  std::int64_t exponent = 0;
  bool operator==(const Decimal&) const = default;
};

/// Nothing if the exponent is beyond 32 bits.
std::optional<Decimal> decimal_of(std::string_view text) {
  Decimal out;
  bool is_behind_point = false;
  std::size_t at = text.starts_with('-') ? 1 : 0;
  for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
    if (text[at] == '.') {
      is_behind_point = true;
      continue;
    }
    out.digits += text[at];
    out.exponent -= is_behind_point;
  }
  if (at < text.size()) {
    at += text.substr(at + 1).starts_with('+') ? 2 : 1;
    std::int32_t power = 0;
    const auto [end, problem] = std::from_chars(text.data() + at, text.data() + text.size(), power);
    if (problem != std::errc()) return std::nullopt;
    out.exponent += power;
  }
  const std::size_t last = out.digits.find_last_not_of('0');
  if (last == std::string::npos) return Decimal();
  out.exponent += static_cast<std::int64_t>(out.digits.size() - 1 - last);
  out.digits.resize(last + 1);
  out.digits.erase(0, out.digits.find_first_not_of('0'));
  return out;
}

}  // namespace

bool keeps_all_digits(std::string_view decimal, double value) {
  char shortest[32];
  const auto [end, problem] = std::to_chars(shortest, shortest + sizeof shortest, value);
  const auto wanted = decimal_of(decimal);
  return wanted && wanted == decimal_of({shortest, static_cast<std::size_t>(end - shortest)});
}

}  // namespace glossator
