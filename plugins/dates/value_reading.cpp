/// Reads values back, and writes the rules of sets.
#include <charconv>

#include "dates/form.hpp"
#include "dates/notation.hpp"

namespace gloss::dates {

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

std::optional<Period> period_of(std::string_view value, CalendarRules rules) {
  const bool bc = value.substr(0, 2) == "BC";
  if (bc) value.remove_prefix(2);
  if (const std::size_t clock = value.find('T'); clock != value.npos)
    value = value.substr(0, clock);
  const std::size_t dash = std::min(value.find('-'), value.size());
  const auto number = number_in(value.substr(0, dash));
  if (!number || *number < 0 || value.front() == '+') return {};
  const auto year = static_cast<std::int32_t>(bc ? 1 - *number : *number);
  const auto at = [&](Grain grain, std::int32_t first, std::int32_t month = 1,
                      std::int32_t day = 1) {
    return Period{grain, days_from_civil({first, month, day})};
  };
  if (dash == value.size()) {
    if (dash == 3)
      return at(Grain::decade, static_cast<std::int32_t>(bc ? -*number - 1 : *number) * 10);
    if (dash == 2)
      return at(Grain::century, static_cast<std::int32_t>(bc ? -*number - 1 : *number) * 100);
    return dash >= 4 ? std::optional(at(Grain::year, year)) : std::nullopt;
  }
  const std::string_view rest = value.substr(dash + 1);
  const auto tail = [&](std::size_t from, std::size_t size) {
    return number_in(rest.size() >= from + size ? rest.substr(from, size) : std::string_view());
  };
  if (rest[0] == 'W' && rest.size() >= 3 && rest != "WI") {
    const auto week = tail(1, 2);
    if (!week || *week < 1 || *week > 53) return {};
    const Day monday = first_day_of({year, static_cast<std::int32_t>(*week)});
    if (rest.size() == 3) return period_at(Grain::week, monday, rules);
    return rest.substr(3) == "-WE" ? std::optional(Period{Grain::weekend, monday + 5})
                                   : std::nullopt;
  }
  if (rest[0] == 'Q' || rest[0] == 'H') {
    const auto part = tail(1, 1);
    if (!part || *part < 1 || *part > (rest[0] == 'Q' ? 4 : 2)) return {};
    const auto index = static_cast<std::int32_t>(*part) - 1;
    return rest[0] == 'Q' ? at(Grain::quarter, year, 3 * index + 1)
                          : at(Grain::half, year, 6 * index + 1);
  }
  for (int season = 1; season <= 4; ++season)
    if (season_codes[season] == rest) return season_in(year, static_cast<Season>(season), rules);
  const auto month = tail(0, 2);
  if (!month || *month < 1 || *month > 12) return {};
  const auto named = static_cast<std::int32_t>(*month);
  if (rest.size() == 2) return at(Grain::month, year, named);
  const auto day = tail(3, 2);
  if (!day || rest.size() != 5 || *day < 1 || *day > days_in_month(year, named)) return {};
  return at(Grain::day, year, named, static_cast<std::int32_t>(*day));
}

std::string recurrence_of(const Expression& x) {
  if (x.form != Form::set || x.amount.vague) return {};
  const Fields& fields = x.fields;
  static constexpr std::string_view days[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  std::string rule;
  if (fields.workday)
    rule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
  else if (fields.weekend)
    rule = "FREQ=WEEKLY;BYDAY=SA,SU";
  else if (fields.weekday != absent && x.nth.number != 0)
    ((rule = "FREQ=MONTHLY;BYDAY=") += std::to_string(x.nth.number)) += days[fields.weekday];
  else if (fields.weekday != absent)
    (rule = "FREQ=WEEKLY;BYDAY=") += days[fields.weekday];
  else if (fields.day != absent)
    rule = "FREQ=" + std::string(fields.month != absent ? "YEARLY;BYMONTH=" : "MONTHLY") +
           (fields.month != absent ? std::to_string(fields.month) : "") +
           ";BYMONTHDAY=" + std::to_string(fields.day);
  else if (fields.month != absent)
    rule = "FREQ=YEARLY;BYMONTH=" + std::to_string(fields.month);
  else if (fields.holiday != absent)
    return {};
  else if (fields.part != PartOfDay::none)
    rule = "FREQ=DAILY";
  else {
    static constexpr std::string_view names[] = {
        "", "SECONDLY", "MINUTELY", "HOURLY", "DAILY",  "WEEKLY", "WEEKLY", "MONTHLY",
        "", "MONTHLY",  "MONTHLY",  "YEARLY", "YEARLY", "YEARLY", "YEARLY"};
    const std::string_view name = names[static_cast<int>(x.amount.unit)];
    std::int64_t interval = x.amount.hundredths / 100;
    if (name.empty() || interval == 0 || x.amount.hundredths % 100 != 0) return {};
    if (x.amount.unit == Grain::quarter) interval *= 3;
    if (x.amount.unit == Grain::half) interval *= 6;
    if (x.amount.unit == Grain::decade) interval *= 10;
    if (x.amount.unit == Grain::century) interval *= 100;
    if (x.amount.unit == Grain::millennium) interval *= 1000;
    (rule = "FREQ=") += name;
    if (interval > 1) rule += ";INTERVAL=" + std::to_string(interval);
  }
  const bool weekday = fields.weekday != absent && !fields.workday && !fields.weekend;
  if (weekday && x.amount.unit == Grain::week && x.amount.hundredths > 100)
    rule += ";INTERVAL=" + std::to_string(x.amount.hundredths / 100);
  if (fields.hour != absent) rule += ";BYHOUR=" + std::to_string(fields.hour);
  if (fields.minute != absent) rule += ";BYMINUTE=" + std::to_string(fields.minute);
  return rule;
}

}  // namespace gloss::dates
