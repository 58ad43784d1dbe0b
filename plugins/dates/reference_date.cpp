#include "dates/resolver.hpp"

namespace gloss::dates {
namespace {

// Reads exactly `count` digits.
bool take(std::string_view& text, std::size_t count, std::int32_t& value) {
  if (text.size() < count) return false;
  value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return true;
}

bool take(std::string_view& text, char sign) {
  if (text.empty() || text.front() != sign) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<ReferenceDate> parse_reference_date(std::string_view text) {
  std::int32_t year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0;
  if (!take(text, 4, year) || year < 1) return {};
  if (text.empty()) return ReferenceDate{{Grain::year, days_from_civil({year, 1, 1})}, {}};
  if (!take(text, '-') || !take(text, 2, month) || month < 1 || month > 12) return {};
  if (text.empty()) return ReferenceDate{{Grain::month, days_from_civil({year, month, 1})}, {}};
  if (!take(text, '-') || !take(text, 2, day) || day < 1 || day > days_in_month(year, month))
    return {};
  ReferenceDate date{{Grain::day, days_from_civil({year, month, day})}, {}};
  if (text.empty()) return date;
  // A malformed time loses the time, not the day.
  if (!take(text, 'T') && !take(text, ' ')) return date;
  if (!take(text, 2, hour) || hour > 24 || !take(text, ':') || !take(text, 2, minute)) return date;
  if (take(text, ':') && !take(text, 2, second)) return date;
  date.second = hour * 3600 + minute * 60 + second;
  return date;
}

}  // namespace gloss::dates
