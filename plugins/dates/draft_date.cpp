/// Reads the parts of days and clocks.
#include <algorithm>

#include "dates/draft.hpp"

namespace gloss::dates {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_valid(std::int32_t month, std::int32_t day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(2000, month);
}

// 7.15, 10.30; but not 7.5 and 2,000.
bool is_dotted_clock(std::string_view text) {
  return (text.size() == 4 || text.size() == 5) && text[text.size() - 3] == '.' &&
         is_digit(text[0]) && is_digit(text[text.size() - 4]);
}

std::int32_t full_year(std::int32_t two_digits) {
  return two_digits + (two_digits < 40 ? 2000 : 1900);
}

}  // namespace

// 2010-01-29, 01/29/2010, 29.01.2010, 1/29/99, 2010-01-29T10:30:00Z.
void Draft::take_date_text(const Reader& in, std::uint32_t atom) {
  const std::string_view text = in.text(atom);
  std::size_t place = 0;
  std::int32_t parts[3] = {};
  for (std::int32_t& each : parts) {
    if (&each != parts) ++place;
    each = digits_at(text, place);
  }
  Fields& fields = x.fields;
  const bool solid = text.find_first_of("-/.") == text.npos;  // 20100129
  if (solid) {
    parts[2] = parts[0] % 100, parts[1] = parts[0] / 100 % 100, parts[0] /= 10000;
    place = text.size();
    if (text.size() >= 13) take_basic_clock(text.substr(9));
  }
  const bool year_first = solid || text.find_first_of("-/.") == 4;
  if (year_first) {
    fields.year = parts[0], fields.month = parts[1], fields.day = parts[2];
    if (!is_valid(fields.month, fields.day)) wrong = true;
    if (place < text.size()) take_clock_text(text.substr(place + 1));
    return;
  }
  const bool dotted = text.find('.') != text.npos;
  const bool first = day_first || dotted;
  std::int32_t month = first ? parts[1] : parts[0], day = first ? parts[0] : parts[1];
  if (is_valid(day, month) && month != day) x.other_month = day;
  if (!is_valid(month, day)) {
    if (!is_valid(day, month)) wrong = true;
    std::swap(month, day);
    x.other_month = absent;
  }
  fields.month = month, fields.day = day, fields.year = parts[2];
  if (parts[2] >= 100) return;
  fields.year = full_year(parts[2]);
  x.year_is_guess = true;
}

// 0708, 070809Z
void Draft::take_basic_clock(std::string_view text) {
  std::size_t at = 0;
  const std::int32_t digits = digits_at(text, at);
  const bool seconds = at == 6;
  x.fields.hour = seconds ? digits / 10000 : digits / 100;
  x.fields.minute = seconds ? digits / 100 % 100 : digits % 100;
  if (seconds) x.fields.second = digits % 100;
  if (at < text.size()) x.fields.zone = Fields::zone_bias;
  if (x.fields.hour > 24 || x.fields.minute > 59 || x.fields.second > 60) wrong = true;
}

// 11:30, 11:30:15, 8pm, 8.30 p.m., T10:30:00Z without its T.
void Draft::take_clock_text(std::string_view text) {
  Fields& fields = x.fields;
  std::size_t at = 0;
  const auto goes_on = [&] {
    return at + 1 < text.size() && (text[at] == ':' || text[at] == '.' || text[at] == 'h') &&
           is_digit(text[at + 1]);
  };
  fields.hour = digits_at(text, at);
  fields.minute = fields.second = absent;
  if (at > 2 && fields.hour >= 100) {  // 430pm
    fields.minute = fields.hour % 100;
    fields.hour /= 100;
  }
  const bool minutes = goes_on();
  if (minutes) fields.minute = digits_at(text, ++at);
  if (goes_on()) fields.second = digits_at(text, ++at);
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) digits_at(text, ++at);
  x.hour_is_guess = fields.hour <= 12;
  if (at < text.size()) {
    const char mark = static_cast<char>(text[at] | 32);
    if (mark == 'a' || mark == 'p') ampm = mark == 'p' ? 12 : 0;
    if (mark == 'z') fields.zone = Fields::zone_bias;
    if ((text[at] == '+' || text[at] == '-') && at + 2 < text.size()) {
      const std::int32_t sign = text[at] == '-' ? -1 : 1;
      const std::int32_t hours = digits_at(text, ++at);
      fields.zone =
          Fields::zone_bias + sign * (hours > 99 ? hours / 100 * 60 + hours % 100 : hours * 60);
    }
  }
  if (fields.hour > 24 || fields.minute > 59 || fields.second > 60) wrong = true;
}

bool Draft::take_day_part(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  Fields& fields = x.fields;
  const std::int32_t number = in.number(taken.atom);
  switch (slot) {
    case Slot::month:
      first_month = fields.month;
      fields.month = number;
      return true;
    case Slot::day:
      fields.day = (fields.day == absent ? 0 : fields.day) + number;
      return true;
    case Slot::weekday:
      fields.weekday = number;
      weekday_first = amount_count == 0;
      return true;
    case Slot::workday:
      fields.workday = true;
      return true;
    case Slot::weekend:
      fields.weekend = true;
      return true;
    case Slot::year:
      if (x.fiscal && fields.year != absent) return true;  // FY2022-2023
      fields.year = number;
      if (number < 1 || number > 9999) wrong = true;
      return true;
    case Slot::year2:
      fields.year = full_year(number);
      x.year_is_guess = true;
      return true;
    case Slot::yhigh:
      year_high += number;
      return true;
    case Slot::ylow:
      year_low += number;
      return true;
    case Slot::yscale:
      year_scale = number;
      return true;
    case Slot::era:
      fields.before_christ = number < 0;
      return true;
    case Slot::holiday:
      fields.holiday = number;
      x.kind = "holiday";
      return true;
    default:
      return false;
  }
}

bool Draft::take_numeric(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  Fields& fields = x.fields;
  const std::int32_t number = in.number(taken.atom);
  switch (slot) {
    case Slot::full:
      take_date_text(in, taken.atom);
      return true;
    case Slot::monthday: {
      std::size_t at = 0;
      std::int32_t month = digits_at(in.text(taken.atom), at);
      std::int32_t day = digits_at(in.text(taken.atom), ++at);
      if (day_first ? is_valid(day, month) : !is_valid(month, day)) std::swap(month, day);
      if (!is_valid(month, day)) wrong = true;
      fields.month = month, fields.day = day;
      return true;
    }
    case Slot::pair: {  // 2010-07, 07/2010
      const std::string_view text = in.text(taken.atom);
      std::size_t at = 0;
      const std::int32_t one = digits_at(text, at), two = digits_at(text, ++at);
      fields.year = std::max(one, two), fields.month = std::min(one, two);
      return true;
    }
    case Slot::week: {
      std::size_t at = 6;
      if (in.row(taken.atom).is(Word::digits)) {  // week 34
        fields.week = number;
        if (number < 1 || number > 53) wrong = true;
        return true;
      }
      fields.year = number;
      fields.week = digits_at(in.text(taken.atom), at);
      if (fields.week < 1 || fields.week > 53) wrong = true;
      return true;
    }
    default:
      return false;
  }
}

bool Draft::take_clock_part(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  Fields& fields = x.fields;
  const std::int32_t number = in.number(taken.atom);
  switch (slot) {
    case Slot::hour:
      fields.hour = number;
      x.hour_is_guess = number <= 12;
      return true;
    case Slot::minute:
      fields.minute = (fields.minute == absent ? 0 : fields.minute) + number;
      return true;
    case Slot::hourmin:
      fields.hour = number / 100, fields.minute = number % 100;
      if (in.row(taken.atom).digits == 3) x.hour_is_guess = true;  // 730 in the evening
      if (number >= 2400 || fields.minute > 59 || in.row(taken.atom).digits < 3) wrong = true;
      return true;
    case Slot::clock: {
      const std::int32_t past = fields.minute;  // a quarter past 3pm
      if (in.row(taken.atom).is(Word::decimal) && !is_dotted_clock(in.text(taken.atom)))
        wrong = true;
      take_clock_text(in.text(taken.atom));
      if (minute_sign != 0 && fields.minute == absent) fields.minute = past;
      return true;
    }
    case Slot::stamp:
      fields.year = number;
      take_clock_text(in.text(taken.atom).substr(5));
      x.hour_is_guess = false;
      return true;
    case Slot::moment:
      if (fields.hour != absent && fields.hour != 12) wrong = true;
      fields.hour = number;
      x.hour_is_guess = false;
      return true;
    case Slot::ampm:
      ampm = number;
      return true;
    case Slot::zone:
      fields.zone = number + Fields::zone_bias;
      return true;
    case Slot::offset:
    case Slot::offset_minus:
      fields.zone =
          Fields::zone_bias +
          (slot == Slot::offset ? 1 : -1) *
              (in.row(taken.atom).digits < 3 ? number * 60 : number / 100 * 60 + number % 100);
      if (number > 1400) wrong = true;
      return true;
    case Slot::part:
      fields.part = static_cast<PartOfDay>(number);
      return true;
    case Slot::tonight:
      x.frame = {Grain::day, 0, Base::document};
      fields.part = PartOfDay::night;
      return true;
    default:
      return false;
  }
}

bool Draft::take_past(Slot slot) {
  Fields& fields = x.fields;
  switch (slot) {
    case Slot::halfpast:
      fields.minute = 30, minute_sign = 1;
      return true;
    case Slot::quarterpast:
      fields.minute = 15;
      return true;
    case Slot::past:
      minute_sign = 1;
      return true;
    case Slot::to:
      minute_sign = -1;
      return true;
    default:
      return false;
  }
}

}  // namespace gloss::dates
