#include "dates/notation.hpp"

#include <charconv>

namespace gloss::dates {
namespace {

// BC years count back from 1, astronomical ones from 0.
ShortText year_value(std::int64_t year) {
  ShortText text;
  if (year > 0) return text.number(year, 4);
  text += "BC";
  return text.number(1 - year, 4);
}

ShortText with(ShortText text, std::string_view more) { return text += more; }

}  // namespace

ShortText& ShortText::number(std::int64_t value, int width) {
  const auto digit = [](std::int64_t one) { return static_cast<char>('0' + one); };
  if (value >= 0 && value < 10 && width <= 1) return *this += digit(value);
  if (value >= 0 && value < 100 && width == 2) {
    const auto small = static_cast<std::uint32_t>(value);
    return (*this += digit(small / 10)) += digit(small % 10);
  }
  if (value >= 1000 && value < 10000 && width <= 4) {  // a year
    const auto high = static_cast<std::uint32_t>(value) / 100;
    const auto low = static_cast<std::uint32_t>(value) % 100;
    return (((*this += digit(high / 10)) += digit(high % 10)) += digit(low / 10)) +=
           digit(low % 10);
  }
  char digits[24];
  const bool negative = value < 0;
  const auto end = std::to_chars(digits, digits + sizeof digits, negative ? -value : value).ptr;
  if (negative) *this += '-';
  for (auto count = end - digits; count < width; ++count) *this += '0';
  return *this += {digits, static_cast<std::size_t>(end - digits)};
}

ShortText value_of(Period period, CalendarRules rules) {
  const Civil date = civil_from_days(period.first);
  ShortText text = year_value(date.year);
  switch (period.grain) {
    case Grain::year:
      return text;
    case Grain::month:
      return (text += '-').number(date.month, 2);
    case Grain::quarter:
      return (text += "-Q").number((date.month + 2) / 3);
    case Grain::half:
      return (text += "-H").number(date.month > 6 ? 2 : 1);
    case Grain::season:
      return (text += '-') += season_codes[static_cast<int>(season_of(period, rules))];
    case Grain::week:
    case Grain::weekend: {
      // A weekend, or a week that begins on Sunday, has the number of the Monday in it.
      const bool monday_inside = weekday_of(period.first) == 7;
      const IsoWeek week = iso_week_of(period.first + (monday_inside ? 1 : 0));
      text = year_value(week.year);
      (text += "-W").number(week.week, 2);
      return period.grain == Grain::weekend ? text += "-WE" : text;
    }
    case Grain::decade:
    case Grain::century:
    case Grain::millennium: {
      const int width = period.grain == Grain::decade ? 3 : period.grain == Grain::century ? 2 : 1;
      const std::int64_t years = width == 3 ? 10 : width == 2 ? 100 : 1000;
      ShortText short_text;
      if (date.year >= 0) return short_text.number(date.year / years, width);
      short_text += "BC";
      return short_text.number(-floor_divide(date.year, years) - 1, width);
    }
    default:
      (text += '-').number(date.month, 2);
      return (text += '-').number(date.day, 2);
  }
}

ShortText masked_value(const Expression& expression) {
  const Fields& fields = expression.fields;
  ShortText text("XXXX");
  if (expression.impossible && fields.year != absent)
    text = year_value(fields.before_christ ? 1 - fields.year : fields.year);
  if (fields.weekday != absent && fields.day == absent)
    return (text += "-WXX-").number(fields.weekday);
  if (fields.weekend) return text += "-WXX-WE";
  if (fields.week != absent) return (text += "-W").number(fields.week, 2);
  if (fields.quarter != absent) return (text += "-Q").number(fields.quarter);
  if (fields.half != absent) return (text += "-H").number(fields.half);
  if (fields.season != Season::none)
    return (text += '-') += season_codes[static_cast<int>(fields.season)];
  if (fields.month != absent) {
    (text += '-').number(fields.month, 2);
    if (expression.impossible) return text += "-XX";
    return fields.day == absent ? text : (text += '-').number(fields.day, 2);
  }
  if (fields.day != absent) return (text += "-XX-").number(fields.day, 2);
  switch (expression.frame.grain) {
    case Grain::year:
      return text;
    case Grain::month:
      return text += "-XX";
    case Grain::week:
      return text += "-WXX";
    case Grain::weekend:
      return text += "-WXX-WE";
    case Grain::quarter:
      return text += "-QX";
    case Grain::decade:
      return std::string_view("XXX");
    case Grain::century:
      return std::string_view("XX");
    case Grain::millennium:
      return std::string_view("X");
    default:
      return text += "-XX-XX";
  }
}

ShortText time_suffix(const Fields& fields) {
  ShortText text;
  if (fields.hour == absent) {
    if (fields.part != PartOfDay::none) (text += 'T') += part_codes[static_cast<int>(fields.part)];
    return text;
  }
  (text += 'T').number(fields.hour, 2);
  (text += ':').number(fields.minute == absent ? 0 : fields.minute, 2);
  if (fields.second != absent) (text += ':').number(fields.second, 2);
  return text;
}

ShortText duration_value(const Amount& amount, const Amount& second, const Amount& third) {
  ShortText two = duration_value(amount, second);
  if (third.unit == Grain::none) return two;
  const bool clock = two.view().find('T') != std::string_view::npos;
  return two += duration_value(third).view().substr(clock && third.unit < Grain::day ? 2 : 1);
}

ShortText duration_value(const Amount& amount, const Amount& second) {
  ShortText whole = duration_value(amount);
  if (second.unit == Grain::none) return whole;
  const ShortText more = duration_value(second);
  const bool again = whole.view().substr(0, 2) == "PT" && more.view().substr(0, 2) == "PT";
  return whole += more.view().substr(again ? 2 : 1);
}

ShortText duration_value(const Amount& amount) {
  const bool clock = amount.unit < Grain::day;
  ShortText text(clock ? "PT" : "P");
  std::string_view letter;
  std::int64_t factor = 1, half = 0;
  std::string_view half_letter;
  switch (amount.unit) {
    case Grain::second:
      letter = "S";
      break;
    case Grain::minute:
      letter = "M", half = 30, half_letter = "S";
      break;
    case Grain::hour:
      letter = "H", half = 30, half_letter = "M";
      break;
    case Grain::day:
      letter = "D", half = 12, half_letter = "TH";
      break;
    case Grain::weekend:
      letter = "WE";
      break;
    case Grain::week:
      letter = "W";
      break;
    case Grain::month:
      letter = "M";
      break;
    case Grain::quarter:
      letter = "Q";
      break;
    case Grain::half:
      letter = "M", factor = 6;
      break;
    case Grain::decade:
      letter = amount.vague ? "DE" : "Y", factor = 10;
      break;
    case Grain::century:
      letter = amount.vague ? "CE" : "Y", factor = 100;
      break;
    case Grain::millennium:
      letter = amount.vague ? "ML" : "Y", factor = 1000;
      break;
    default:
      letter = "Y", half = 6, half_letter = "M";
      break;
  }
  if (amount.vague) return (text += 'X') += letter;
  const std::int64_t hundredths = amount.hundredths * factor;
  const std::int64_t whole = hundredths / 100, rest = hundredths % 100;
  if (rest == 50 && half != 0) {
    if (whole > 0) text.number(whole) += letter;
    if (half_letter.size() == 2) text += half_letter.substr(0, 1);
    return text.number(half) += half_letter.substr(half_letter.size() - 1);
  }
  text.number(whole);
  if (rest != 0) (text += '.').number(rest % 10 == 0 ? rest / 10 : rest, rest % 10 == 0 ? 1 : 2);
  return text += letter;
}

ShortText set_value(const Expression& expression) {
  const Fields& fields = expression.fields;
  if (fields.workday) return with(ShortText("XXXX-WXX-WD"), time_suffix(fields).view());
  if (fields.holiday != absent || fields.day != absent)
    return with(masked_value(expression), time_suffix(fields).view());
  if (fields.hour != absent && fields.weekday == absent && !fields.weekend)
    return with(ShortText("XXXX-XX-XX"), time_suffix(fields).view());
  if (fields.weekday == absent && !fields.weekend && fields.month == absent &&
      fields.season == Season::none && fields.part == PartOfDay::none)
    return duration_value(expression.amount);
  return with(masked_value(expression), time_suffix(fields).view());
}

ShortText iso(Day day, std::optional<std::int64_t> second) {
  if (second) {
    day += floor_divide(*second, 86400);
    second = floor_remainder(*second, 86400);
  }
  const Civil date = civil_from_days(day);
  ShortText text;
  text.number(date.year, 4);
  (text += '-').number(date.month, 2);
  (text += '-').number(date.day, 2);
  if (!second) return text;
  (text += 'T').number(*second / 3600, 2);
  (text += ':').number(*second / 60 % 60, 2);
  return (text += ':').number(*second % 60, 2);
}

std::string_view name_of(Mod mod) {
  static constexpr std::string_view names[] = {
      "",          "START",         "MID",           "END",         "APPROX",      "LESS_THAN",
      "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "ON_OR_AFTER", "ON_OR_BEFORE"};
  return names[static_cast<int>(mod)];
}

}  // namespace gloss::dates
