#include "dates/resolver.hpp"

#include <algorithm>
#include <cstdlib>

#include "dates/interval.hpp"
#include "dates/narration.hpp"

namespace gloss::dates {
namespace {

bool names_recurring(const Fields& fields) {
  return is_within_year(fields) || fields.weekday != absent || fields.weekend;
}

std::int32_t astronomical(const Fields& fields) {
  return fields.before_christ ? 1 - fields.year : fields.year;
}

bool is_time(const Expression& expression) {
  return expression.fields.hour != absent || expression.fields.part != PartOfDay::none;
}

// The day with this number in the month that is `months` after the one of `from`; none if that
// month is shorter.
std::optional<Day> day_in_month(Day from, int months, std::int32_t number) {
  Civil date = civil_from_days(moved_by_months(from, months));
  if (number > days_in_month(date.year, date.month)) return {};
  date.day = number;
  return days_from_civil(date);
}

// The first day with this number in its month, from `begin` on.
std::optional<Period> first_day_from(Day begin, std::int32_t number) {
  for (int month = 0; month < 3; ++month) {
    const std::optional<Day> day = day_in_month(begin, month, number);
    if (day && *day >= begin) return Period{Grain::day, *day};
  }
  return {};
}

// The day with this number in its month that is nearest to `last`, as the tense allows.
std::optional<Period> day_beside(Day last, std::int32_t number, const Context& context) {
  std::optional<Day> best;
  for (int month = -1; month <= 1; ++month) {
    const std::optional<Day> day = day_in_month(last, month, number);
    if (!day) continue;
    if (context.document) {
      const Day today = context.document->period.first;
      if (context.tense == Tense::past && last <= today && *day > today) continue;
      if (context.tense == Tense::future && last >= today && *day < today) continue;
    }
    if (!best || std::abs(*day - last) <= std::abs(*best - last)) best = day;
  }
  if (!best) return {};
  return Period{Grain::day, *best};
}

}  // namespace

Period Resolver::within_year(const Fields& fields, std::int32_t year) const {
  if (fields.holiday != absent && year > 0) {
    const auto day = holidays_.day_in(fields.holiday, year);
    return day ? Period{Grain::day, *day} : Period{};
  }
  if (fields.week != absent) return {Grain::week, first_day_of({year, fields.week})};
  if (fields.month != absent) {
    const std::int32_t day =
        fields.day == absent ? 1 : std::min(fields.day, days_in_month(year, fields.month));
    return {fields.day == absent ? Grain::month : Grain::day,
            days_from_civil({year, fields.month, day})};
  }
  if (fields.quarter != absent)
    return {Grain::quarter, days_from_civil({year, 3 * fields.quarter - 2, 1})};
  if (fields.half != absent) return {Grain::half, days_from_civil({year, 6 * fields.half - 5, 1})};
  if (fields.season != Season::none) return season_in(year, fields.season, options_.calendar);
  return {};
}

Period Resolver::absolute(const Fields& fields) const {
  const auto years = [&](Grain grain, std::int32_t from) {
    return Period{grain, days_from_civil({from, 1, 1})};
  };
  if (fields.decade != absent)
    return years(Grain::decade, (fields.before_christ ? -fields.decade - 1 : fields.decade) * 10);
  if (fields.century != absent)
    return years(Grain::century,
                 fields.before_christ ? -fields.century * 100 : (fields.century - 1) * 100);
  const std::int32_t year = astronomical(fields);
  const Period part = within_year(fields, year);
  return part.grain == Grain::none ? years(Grain::year, year) : part;
}

std::optional<Period> Resolver::place_recurring(const Expression& expression,
                                                const Context& context, Record& record) const {
  if (hangs_on_text(expression) && context.last_date) {
    record.anchor = Anchor::text;
    record.anchor_ref = context.last_date->record;
    return pick_beside(expression, context, context.last_date->period);
  }
  if (context.narrative && context.scene) {
    record.anchor = Anchor::text;
    record.anchor_ref = context.scene->record;
    const Period last = context.scene->period;
    // After "in 1941" comes the August of that year; after June 1941 the closest one.
    if (last.grain == Grain::year && is_within_year(expression.fields))
      return within_year(expression.fields, civil_from_days(last.first).year);
    return pick(expression, context, last.first, record.alternative);
  }
  // From Thursday to Monday: the first one after the begin of the range.
  if (context.range_begin && expression.pick == Pick::by_direction) {
    const Period begin = *context.range_begin;
    for (int cycle = 0; cycle < 3; ++cycle) {
      const Period next = recurrence(expression.fields, begin.first, cycle);
      if (next.grain == Grain::none || next.first < begin.first) continue;
      record.anchor = Anchor::document;
      return next;
    }
  }
  if (context.narrative || !context.document) return {};
  const Grain needed = is_within_year(expression.fields) ? Grain::year : Grain::day;
  if (context.document->period.grain > needed) return {};
  record.anchor = Anchor::document;
  return pick(expression, context, context.document->period.first, record.alternative);
}

// Monday 20, the 5th: the month is open.
std::optional<Period> Resolver::place_day_of_month(const Expression& expression,
                                                   const Context& context, Record& record) const {
  if (context.narrative) {
    if (!context.last_date || context.last_date->period.grain > Grain::month) return {};
    const Period month =
        period_at(Grain::month, context.last_date->period.first, options_.calendar);
    const Period day{Grain::day, month.first + expression.fields.day - 1};
    if (day.first >= end_of(month)) return {};
    record.anchor = Anchor::text;
    record.anchor_ref = context.last_date->record;
    return day;
  }
  const Fields& fields = expression.fields;
  // From the 28th to the 2nd: the first one after the begin of the range.
  if (context.range_begin && fields.weekday == absent) {
    record.anchor = Anchor::document;
    return first_day_from(context.range_begin->first, fields.day);
  }
  if (context.on_last_day && context.last_date && fields.weekday == absent) {
    record.anchor = Anchor::text;
    record.anchor_ref = context.last_date->record;
    return day_beside(context.last_date->period.first, fields.day, context);
  }
  if (!context.document || context.document->period.grain != Grain::day) return {};
  const Day today = context.document->period.first;
  std::optional<Day> best;
  // A weekday with that number is rare.
  const int farthest = fields.weekday != absent ? 14 : 6;
  for (int month = -farthest; month <= farthest; ++month) {
    const std::optional<Day> day = day_in_month(today, month, fields.day);
    if (!day || (fields.weekday != absent && weekday_of(*day) != fields.weekday)) continue;
    if (context.tense == Tense::future && *day < today) continue;
    if (context.tense == Tense::past && *day > today) continue;
    if (options_.direction == Direction::future && *day < today) continue;
    if (options_.direction == Direction::past && *day > today) continue;
    if (!best || std::abs(*day - today) < std::abs(*best - today)) best = day;
  }
  if (!best) return {};
  record.anchor = Anchor::document;
  return Period{Grain::day, *best};
}

std::optional<Period> Resolver::place(const Expression& expression, const Context& context,
                                      Record& record) const {
  if (expression.pick == Pick::any) return {};
  const Fields& fields = expression.fields;
  const bool dated = fields.year != absent || fields.decade != absent || fields.century != absent;
  if (expression.frame.grain != Grain::none && expression.frame.base != Base::fields)
    return place_frame(expression, context, record);
  if (dated) return absolute(fields);
  if (fields.day != absent && fields.month == absent)
    return place_day_of_month(expression, context, record);
  if (names_recurring(fields)) return place_recurring(expression, context, record);
  // A time of day alone is on the last day of the text, or on the day of the document.
  if (context.last_date && context.last_date->period.grain == Grain::day &&
      (context.narrative || context.on_last_day)) {
    record.anchor = Anchor::text;
    record.anchor_ref = context.last_date->record;
    return context.last_date->period;
  }
  if (context.narrative || !context.document || context.document->period.grain != Grain::day)
    return {};
  record.anchor = Anchor::document;
  return context.document->period;
}

std::optional<Period> Resolver::place_calendar(const Expression& expression, const Context& context,
                                               Record& record) const {
  if (expression.impossible) return {};
  std::optional<Period> period = place(expression, context, record);
  if (!period || period->grain == Grain::none) return {};
  if (expression.frame.base == Base::fields) period = moved(*period, expression.frame);
  if (!period) return {};
  // The weekend of a Monday is the one before it.
  if (expression.round == Grain::weekend && weekday_of(period->first) <= 2) period->first -= 2;
  if (expression.round != Grain::none)
    period = period_at(expression.round, period->first, options_.calendar);
  if (period->grain == Grain::day) period->first += context.later_days;
  return period;
}

// "Three days later" in a story of 1915: 1915-XX-XX. False if the text names no such period before.
bool Resolver::write_part_of_known(const Expression& expression, const Context& context,
                                   Record& record) const {
  const Frame& frame = expression.frame;
  const bool finer =
      frame.grain == Grain::day || frame.grain == Grain::week || frame.grain == Grain::month;
  if (!finer || frame.base != Base::text || !context.last_date) return false;
  const Mention& known = *context.last_date;
  const bool within_month = known.period.grain == Grain::month && frame.grain == Grain::day;
  if (known.period.grain != Grain::year && !within_month) return false;
  record.anchor = Anchor::text;
  record.anchor_ref = known.record;
  record.value = value_of(known.period, options_.calendar);
  record.value += within_month || frame.grain == Grain::month ? "-XX"
                  : frame.grain == Grain::week                ? "-WXX"
                                                              : "-XX-XX";
  record.value += time_suffix(expression.fields).view();
  return true;
}

// Christmas is 25 December in every year.
Expression Resolver::with_fixed_day(Expression x) const {
  if (x.fields.holiday != absent && holidays_.is_fixed(x.fields.holiday)) {
    const Civil date = civil_from_days(*holidays_.day_in(x.fields.holiday, 2000));
    x.fields.month = date.month, x.fields.day = date.day;
  }
  return x;
}

std::optional<Period> Resolver::resolve(const Expression& expression, const Context& context,
                                        Record& record) const {
  record.rule = expression.rule;
  record.kind = expression.kind;
  record.quant = expression.quant;
  record.mod = name_of(expression.mod);
  switch (expression.form) {
    case Form::reference: {
      static constexpr std::string_view names[] = {"", "PAST_REF", "PRESENT_REF", "FUTURE_REF"};
      record.value = names[static_cast<int>(expression.reference)];
      return {};
    }
    case Form::duration:
      resolve_duration(expression, context, record);
      return {};
    case Form::set:
      record.type = layers::date::set;
      record.value = expression.fields.holiday == absent ? set_value(expression)
                                                         : set_value(with_fixed_day(expression));
      if (expression.times > 0) {
        static constexpr std::string_view letters[] = {"X", "S", "M", "H", "D", "WE", "W", "M"};
        const auto unit = static_cast<std::size_t>(expression.times_unit);
        record.freq.number(expression.times) += letters[unit < std::size(letters) ? unit : 0];
      }
      return {};
    case Form::calendar:
      break;
  }
  if (expression.frame.grain != Grain::none && expression.frame.grain < Grain::day &&
      place_hours(expression, context, record))
    return {};
  record.type = is_time(expression) ? layers::date::time : layers::date::date;
  std::optional<Period> period = place_calendar(expression, context, record);
  if (period && expression.nth.number != 0) {
    const Period whole = *period;
    period = place_part(expression, whole);
    if (expression.nth.count != 0) return resolve_count(expression, whole, record);
  }
  if (!period) {
    record.anchor = Anchor::none;
    record.anchor_ref = no_record;
    if (context.narrative && write_part_of_known(expression, context, record)) return {};
    if (expression.impossible) record.kind = "impossible";
    record.value = expression.fields.holiday == absent ? masked_value(expression)
                                                       : masked_value(with_fixed_day(expression));
    record.value += time_suffix(expression.fields).view();
    return {};
  }
  finish(expression, context, *period, record);
  return period;
}

// Value and interval of a resolved date.
void Resolver::finish(const Expression& expression, const Context& context, Period period,
                      Record& record) const {
  record.value = value_of(period, options_.calendar);
  record.value += time_suffix(expression.fields).view();
  set_interval(expression, period, record);
  if (expression.fiscal && options_.fiscal_year_start != 1 && period.grain >= Grain::quarter) {
    const std::int64_t months = options_.fiscal_year_start - 13;
    record.from = iso(moved_by_months(period.first, months));
    record.to = iso(moved_by_months(end_of(period), months));
  }
  if (expression.to_date && context.document) {
    record.kind = "to-date";
    record.to = iso(context.document->period.first + 1);
  }
  if (expression.other_month != absent) {
    const Civil date = civil_from_days(period.first);
    record.alternative =
        value_of({Grain::day, days_from_civil({date.year, expression.other_month, date.month})},
                 options_.calendar);
  }
}

}  // namespace gloss::dates
