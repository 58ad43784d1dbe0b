#include "schema/schema_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace glossator {
namespace {

/// digits * 10^exponent, without zeros at the end of the digits.
struct Decimal {
  std::uint64_t digits = 0;
  int exponent = 0;
};

/// The shortest decimal that reads as `number`, without its sign.
Decimal decimal_of(const Json& number) {
  char text[40];
  std::to_chars_result written{};
  if (!number.is_integer())
    written =
        std::to_chars(text, text + sizeof text, number.number(), std::chars_format::scientific);
  else if (number.number() < 0)
    written = std::to_chars(text, text + sizeof text, number.integer());
  else
    written = std::to_chars(text, text + sizeof text, number.unsigned_integer());
  *written.ptr = '\0';
  Decimal decimal;
  bool is_after_point = false;
  for (const char* at = text; at != written.ptr; ++at) {
    if (*at == 'e') {
      decimal.exponent += std::atoi(at + 1);
      break;
    }
    if (*at == '.') is_after_point = true;
    if (*at < '0' || *at > '9') continue;
    decimal.digits = decimal.digits * 10 + static_cast<std::uint64_t>(*at - '0');
    decimal.exponent -= is_after_point;
  }
  while (decimal.digits != 0 && decimal.digits % 10 == 0) {
    decimal.digits /= 10;
    ++decimal.exponent;
  }
  return decimal;
}

bool is_below_zero(const Json& integer) { return integer.number() < 0; }

}  // namespace

std::partial_ordering compare_numbers(const Json& a, const Json& b) {
  if (!a.is_integer() || !b.is_integer()) return a.number() <=> b.number();
  if (is_below_zero(a) != is_below_zero(b)) return a.number() <=> b.number();
  if (is_below_zero(a)) return a.integer() <=> b.integer();
  return a.unsigned_integer() <=> b.unsigned_integer();
}

bool is_whole(const Json& value) {
  return value.is_integer() || (value.is_number() && std::isfinite(value.number()) &&
                                value.number() == std::floor(value.number()));
}

bool is_multiple(const Json& value, const Json& step) {
  const Decimal dividend = decimal_of(value), divisor = decimal_of(step);
  if (dividend.digits == 0) return true;
  // The dividend's digits do not end in 0, so a divisor with a larger exponent cannot divide it.
  if (dividend.exponent < divisor.exponent) return false;
  __extension__ using Wide = unsigned __int128;
  Wide rest = dividend.digits % divisor.digits;
  for (int i = divisor.exponent; i < dividend.exponent && rest != 0; ++i)
    rest = rest * 10 % divisor.digits;
  return rest == 0;
}

std::string text_by_value(const Json& value) {
  std::string text;
  if (value.is_object()) {
    std::vector<std::string> members;
    for (const auto& [key, item] : value.members())
      members.push_back(Json(key).dump() + ":" + text_by_value(item));
    std::sort(members.begin(), members.end());
    for (const std::string& member : members) text += member + ",";
    return "{" + text + "}";
  }
  if (value.is_array()) {
    for (const Json& item : value.items()) text += text_by_value(item) + ",";
    return "[" + text + "]";
  }
  if (!value.is_number()) return value.dump();
  const Decimal decimal = decimal_of(value);
  if (decimal.digits == 0) return "0";
  return (value.number() < 0 ? "-" : "") + std::to_string(decimal.digits) + "e" +
         std::to_string(decimal.exponent);
}

}  // namespace glossator
