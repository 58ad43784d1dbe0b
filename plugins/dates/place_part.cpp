/// Places parts of periods, amounts of time and hours.
#include <algorithm>

#include "dates/interval.hpp"
#include "dates/resolver.hpp"

namespace gloss::dates {

namespace {

std::int64_t months_in(Grain unit) {
  return unit == Grain::month     ? 1
         : unit == Grain::quarter ? 3
         : unit == Grain::year    ? 12
         : unit == Grain::decade  ? 120
                                  : 1200;
}

}  // namespace

// A part of a unit in the next finer one: half a year is six months.
Frame exact_frame(const Expression& expression) {
  Frame frame = expression.frame;
  const std::int64_t rest = expression.amount.hundredths % 100;
  if (expression.amount.unit != frame.grain || rest == 0) return frame;
  Grain finer = Grain::none;
  std::int64_t count = 0;
  switch (frame.grain) {
    case Grain::minute:
      finer = Grain::second, count = 60;
      break;
    case Grain::hour:
      finer = Grain::minute, count = 60;
      break;
    case Grain::day:
      finer = Grain::hour, count = 24;
      break;
    case Grain::week:
      finer = Grain::day, count = 7;
      break;
    case Grain::month:
      finer = Grain::day, count = 30;
      break;
    case Grain::quarter:
      finer = Grain::month, count = 3;
      break;
    case Grain::year:
      finer = Grain::month, count = 12;
      break;
    case Grain::decade:
      finer = Grain::year, count = 10;
      break;
    case Grain::century:
      finer = Grain::year, count = 100;
      break;
    case Grain::millennium:
      finer = Grain::year, count = 1000;
      break;
    default:
      return frame;
  }
  const bool back = expression.rule != "amount-later";
  const std::int64_t hundredths = expression.amount.hundredths * count;
  return {finer, (back ? -1 : 1) * (hundredths + 50) / 100, frame.base};
}

// three hours ago: needs the time of the document. Returns false if only its day is known.
bool Resolver::place_hours(const Expression& expression, const Context& context,
                           Record& record) const {
  const Frame frame = exact_frame(expression);
  record.grain = name_of(frame.grain);
  record.type = layers::date::time;
  record.value = std::string_view("XXXX-XX-XXTXX:XX");
  // He left at noon on Monday and came back three hours later.
  const std::optional<Mention>& last = context.last_date;
  const bool textual = frame.base == Base::text && last && last->second;
  if (!textual && (!context.document || context.document->period.grain != Grain::day)) return true;
  const std::int64_t unit = seconds_in(frame.grain);
  std::int64_t shift = frame.shift * unit;
  if (expression.second.unit != Grain::none)
    shift += (frame.shift < 0 ? -1 : 1) * expression.second.hundredths / 100 *
             seconds_in(expression.second.unit);
  const auto own = textual ? last->second : context.document->second;
  const std::int64_t second = own.value_or(0) + shift;
  const Day day = textual ? last->period.first : context.document->period.first;
  const std::int32_t year = civil_from_days(day + floor_divide(second, 86400)).year;
  if (year < 1 || year > 9999) return true;
  record.anchor = textual ? Anchor::text : Anchor::document;
  if (textual) record.anchor_ref = last->record;
  if (!own) {
    const Period near{Grain::day, day + floor_divide(shift + 43200, 86400)};
    record.type = layers::date::date;
    record.value = value_of(near, options_.calendar);
    record.mod = name_of(Mod::approx);
    set_interval({}, near, record);
    return true;
  }
  record.from = iso(day, second);
  record.to = iso(day, second + unit);
  const std::string_view minute = record.from.view();
  const bool seconds = frame.grain == Grain::second && second % 60 != 0;
  record.value = minute.substr(0, std::min<std::size_t>(minute.size(), seconds ? 19 : 16));
  return true;
}

// The second week of March, the last Friday of the month, the first two months of 2021.
std::optional<Period> Resolver::place_part(const Expression& expression, Period whole) const {
  const Nth& nth = expression.nth;
  const Day end = end_of(whole);
  if (nth.weekday != absent) {
    const Day first = whole.first + floor_remainder(nth.weekday - weekday_of(whole.first), 7);
    const Day last = end - 1 - floor_remainder(weekday_of(end - 1) - nth.weekday, 7);
    const Day day = nth.number < 0 ? last + 7 * (nth.number + 1) : first + 7 * (nth.number - 1);
    if (day >= end || day < whole.first) return {};
    return Period{Grain::day, day};
  }
  if (nth.unit >= whole.grain || nth.unit < Grain::day) return {};
  Period first = period_at(nth.unit, whole.first, options_.calendar);
  if (nth.unit == Grain::week && whole.grain >= Grain::year && weekday_of(whole.first) > 4)
    first = shifted(first, 1);  // by ISO 8601, week 1 has the year's first Thursday
  const Period last = period_at(nth.unit, end - 1, options_.calendar);
  const Period part =
      nth.number < 0 ? shifted(last, nth.number + 1) : shifted(first, nth.number - 1);
  if (part.first >= end || end_of(part) <= whole.first) return {};
  return part;
}

std::optional<Period> Resolver::place_second_unit(const Expression& expression, Day day) const {
  const std::int64_t sign = expression.frame.shift < 0 ? -1 : 1;
  std::int64_t hours = 0;
  for (const Amount& amount : {expression.amount, expression.second, expression.third}) {
    if (amount.unit == Grain::none) continue;
    const std::int64_t count = sign * amount.hundredths / 100;
    if (!reaches({Grain::year, day}, count)) return {};
    if (amount.unit < Grain::day)
      hours += amount.unit == Grain::hour ? count : 0;
    else
      day = amount.unit >= Grain::month ? moved_by_months(day, count * months_in(amount.unit))
                                        : shifted({amount.unit, day}, count).first;
  }
  // Without the time of the document, the nearest day.
  return Period{Grain::day, day + floor_divide(hours + 12, 24)};
}

// Two years; of "the past two years", the interval that ends at the document.
void Resolver::resolve_duration(const Expression& expression, const Context& context,
                                Record& record) const {
  record.type = layers::date::duration;
  Amount amount = expression.amount;
  if (expression.at_most != 0) amount.hundredths = expression.at_most;
  record.value = duration_value(amount, expression.second, expression.third);
  record.grain = name_of(amount.unit);
  if (expression.ahead && !amount.vague && context.document &&
      expression.second.unit == Grain::none) {
    // In two weeks: by another reading, the day at its end.
    Record end;
    Expression later;
    later.frame = {amount.unit, amount.hundredths / 100, Base::document};
    later.amount = amount;
    later.rule = "amount-later";
    resolve(later, context, end);
    record.alternative = end.value;
  }
  if (expression.side == 0 || amount.vague || !context.document ||
      context.document->period.grain != Grain::day || expression.second.unit != Grain::none)
    return;
  const Day today = context.document->period.first;
  const std::int64_t count = expression.side * (amount.hundredths / 100);
  const Period base{amount.unit, today};
  if (count == 0 || amount.hundredths % 100 != 0 || !reaches(base, count)) return;
  record.anchor = Anchor::document;
  if (amount.unit < Grain::day) {
    const std::int64_t unit = seconds_in(amount.unit);
    if (count < -10'000'000 || count > 10'000'000) return;
    const std::int64_t now = context.document->second.value_or(0);
    record.from = iso(today, now + std::min<std::int64_t>(count, 0) * unit);
    record.to = iso(today, now + std::max<std::int64_t>(count, 0) * unit);
    return;
  }
  const Day other = shifted(base, count).first;
  record.from = iso(std::min(today, other));
  record.to = iso(std::max(today, other));
}

// The first two months of 2021: a duration with its interval.
std::optional<Period> Resolver::resolve_count(const Expression& expression, Period whole,
                                              Record& record) const {
  const Nth& nth = expression.nth;
  record.type = layers::date::duration;
  record.grain = name_of(nth.unit);
  Amount amount{nth.count * std::int64_t{100}, nth.unit, nth.count < 0};
  record.value = duration_value(amount, {});
  const Period first =
      period_at(nth.unit == Grain::week ? Grain::day : nth.unit, whole.first, options_.calendar);
  const Period start{nth.unit, first.first}, stop{nth.unit, end_of(whole)};
  if (nth.count < 0 || nth.unit < Grain::day || !reaches(start, nth.count)) return {};
  const Day from = nth.number < 0 ? shifted(stop, -nth.count).first : whole.first;
  const Day to = nth.number < 0 ? end_of(whole) : shifted(start, nth.count).first;
  if (from >= to) return {};
  record.from = iso(from);
  record.to = iso(to);
  return whole;
}

}  // namespace gloss::dates
