#include "dates/resolver.hpp"

#include <algorithm>
#include <cstdlib>

#include "dates/interval.hpp"

namespace gloss::dates {
namespace {

// A tense overrules the nearest date only beyond this: "was paid on Nov. 16" may be ahead.
constexpr Day tolerance = 30;

bool is_within_year(const Fields& fields) {
  return fields.month != absent || fields.quarter != absent || fields.half != absent ||
         fields.season != Season::none || fields.holiday != absent;
}

bool names_recurring(const Fields& fields) {
  return is_within_year(fields) || fields.weekday != absent || fields.weekend;
}

std::int32_t astronomical(const Fields& fields) {
  return fields.before_christ ? 1 - fields.year : fields.year;
}

bool is_time(const Expression& expression) {
  return expression.fields.hour != absent || expression.fields.part != PartOfDay::none;
}

Mention document_mention(const Context& context) { return {context.document->period, no_record}; }

// The last date of the text, if it is as exact as the shift; else the document's.
std::optional<Mention> base_of(const Expression& expression, const Context& context,
                               Record& record) {
  const Frame& frame = expression.frame;
  const bool textual = frame.base == Base::text || context.narrative;
  if (textual && context.last_date &&
      context.last_date->period.grain <= std::max(frame.grain, Grain::day)) {
    record.anchor = Anchor::text;
    record.anchor_ref = context.last_date->record;
    return context.last_date;
  }
  if (!context.document || (context.narrative && textual)) return {};
  if (context.document->period.grain > std::max(frame.grain, Grain::day)) return {};
  record.anchor = Anchor::document;
  return document_mention(context);
}

}  // namespace

Period Resolver::within_year(const Fields& fields, std::int32_t year) const {
  if (fields.holiday != absent && year > 0)
    return {Grain::day, holidays_.day_in(fields.holiday, year)};
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
  if (fields.decade != absent) return years(Grain::decade, fields.decade * 10);
  if (fields.century != absent)
    return years(Grain::century,
                 fields.before_christ ? -fields.century * 100 : (fields.century - 1) * 100);
  const std::int32_t year = astronomical(fields);
  const Period part = within_year(fields, year);
  return part.grain == Grain::none ? years(Grain::year, year) : part;
}

Period Resolver::recurrence(const Fields& fields, Day day, int cycle) const {
  const Day monday = day - weekday_of(day) + 1 + 7 * cycle;
  if (fields.weekend) return {Grain::weekend, monday + 5};
  if (is_within_year(fields)) return within_year(fields, civil_from_days(day).year + cycle);
  return {Grain::day, monday + fields.weekday - 1};
}

Period Resolver::pick(const Expression& expression, const Context& context, Day day,
                      ShortText& alternative) const {
  const Fields& fields = expression.fields;
  // In order of time, so that a search from either end finds the closest.
  const Period candidates[] = {recurrence(fields, day, -2), recurrence(fields, day, -1),
                               recurrence(fields, day, 0), recurrence(fields, day, 1),
                               recurrence(fields, day, 2)};
  const auto latest = [&](Day limit) {  // beginning before `limit`
    for (int i = 4; i > 0; --i)
      if (candidates[i].first < limit) return candidates[i];
    return candidates[0];
  };
  const auto earliest = [&](Day limit) {  // ending after `limit`
    for (int i = 0; i < 4; ++i)
      if (end_of(candidates[i]) > limit) return candidates[i];
    return candidates[4];
  };
  const auto nearest = [&] {
    return *std::min_element(candidates, candidates + 5, [&](Period a, Period b) {
      const auto distance = [&](Period p) {
        if (day < p.first) return 4 * (p.first - day);
        // A story moves forward more often than back.
        return std::max<Day>(day - end_of(p) + 1, 0) * (context.narrative ? 5 : 4);
      };
      return distance(a) < distance(b);
    });
  };
  switch (expression.pick) {
    case Pick::previous: {
      for (int i = 4; i > 0; --i)
        if (end_of(candidates[i]) <= day) return candidates[i];
      return candidates[0];
    }
    case Pick::following:
      return *std::find_if(candidates, candidates + 4, [&](Period p) { return p.first > day; });
    case Pick::current: {
      const Period now = latest(day + 1);
      return end_of(now) > day ? now : candidates[2];
    }
    case Pick::by_direction:
      break;
  }
  if (options_.direction == Direction::past) return latest(day + 1);
  if (options_.direction == Direction::future) return earliest(day);
  if (options_.direction == Direction::nearest || context.narrative) return nearest();
  if (is_within_year(fields)) {
    // Tense is a weak cue for quarters: "expects its third-quarter loss to grow".
    const Period near = nearest();
    if (fields.quarter != absent || fields.half != absent)
      return expression.fiscal ? candidates[2] : near;
    if (context.tense == Tense::past && near.first > day + tolerance) return latest(day + 1);
    if (context.tense == Tense::future && end_of(near) <= day - tolerance) return earliest(day);
    return near;
  }
  const Period before = latest(day + 1), after = earliest(day);
  if (context.tense == Tense::future) return after;
  if (context.tense == Tense::unknown && !(after == before))
    alternative = value_of(after, options_.calendar);
  return before;
}

// three hours ago: needs the time of the document.
void Resolver::place_hours(const Expression& expression, const Context& context,
                           Record& record) const {
  record.grain = name_of(expression.frame.grain);
  record.type = layers::date::time;
  record.value = std::string_view("XXXX-XX-XXTXX:XX");
  if (!context.document || !context.document->second) return;
  const std::int64_t unit = expression.frame.grain == Grain::hour     ? 3600
                            : expression.frame.grain == Grain::minute ? 60
                                                                      : 1;
  const std::int64_t second = *context.document->second + expression.frame.shift * unit;
  const Day day = context.document->period.first;
  const std::int32_t year = civil_from_days(day + floor_divide(second, 86400)).year;
  if (year < 1 || year > 9999) return;
  record.from = iso(day, second);
  record.to = iso(day, second + unit);
  const std::string_view minute = record.from.view();
  record.value = minute.substr(0, std::min<std::size_t>(minute.size(), 16));
  record.anchor = Anchor::document;
}

std::optional<Period> Resolver::place_frame(const Expression& expression, const Context& context,
                                            Record& record) const {
  const Frame& frame = expression.frame;
  const bool quarterly = frame.grain == Grain::quarter && frame.base == Base::text;
  const bool year_before = frame.grain == Grain::year && frame.shift == -1 &&
                           expression.form == Form::calendar && expression.rule != nullptr &&
                           (std::string_view(expression.rule) == "amount-ago" ||
                            std::string_view(expression.rule) == "unit-ago");
  // In an earnings report "a year earlier" is the same quarter of the year before.
  if ((quarterly || year_before) && context.last_quarter && !is_within_year(expression.fields)) {
    record.anchor = Anchor::text;
    record.anchor_ref = context.last_quarter->record;
    Period quarter = context.last_quarter->period;
    if (expression.fields.year != absent)
      quarter = shifted(quarter, std::int64_t{4} * (expression.fields.year -
                                                    civil_from_days(quarter.first).year));
    const std::int64_t shift = year_before ? -4 : frame.shift;
    if (!reaches(quarter, shift)) return {};
    return shifted(quarter, shift);
  }
  const auto base = base_of(expression, context, record);
  if (!base) return {};
  Period period = period_at(frame.grain, base->period.first, options_.calendar);
  const bool latest_quarter = quarterly && record.anchor == Anchor::document && frame.shift == 0;
  const std::int64_t shift = latest_quarter ? -1 : frame.shift;
  if (!reaches(period, shift)) return {};
  period = shifted(period, shift);
  if (frame.grain == Grain::year) {
    const Period part = within_year(expression.fields, civil_from_days(period.first).year);
    if (part.grain != Grain::none) return part;
  }
  return period;
}

std::optional<Period> Resolver::place_recurring(const Expression& expression,
                                                const Context& context, Record& record) const {
  if (context.narrative && context.last_date) {
    record.anchor = Anchor::text;
    record.anchor_ref = context.last_date->record;
    const Period last = context.last_date->period;
    // After "in 1941" comes the August of that year; after June 1941 the closest one.
    if (last.grain == Grain::year && is_within_year(expression.fields))
      return within_year(expression.fields, civil_from_days(last.first).year);
    return pick(expression, context, last.first, record.alternative);
  }
  if (context.narrative || !context.document) return {};
  const Grain needed = is_within_year(expression.fields) ? Grain::year : Grain::day;
  if (context.document->period.grain > needed) return {};
  record.anchor = Anchor::document;
  return pick(expression, context, context.document->period.first, record.alternative);
}

std::optional<Period> Resolver::place(const Expression& expression, const Context& context,
                                      Record& record) const {
  const Fields& fields = expression.fields;
  const bool dated = fields.year != absent || fields.decade != absent || fields.century != absent;
  if (expression.frame.grain != Grain::none) return place_frame(expression, context, record);
  if (dated) return absolute(fields);
  if (names_recurring(fields)) return place_recurring(expression, context, record);
  // A time of day alone is on the last day of the text, or on the day of the document.
  if (context.last_date && context.last_date->period.grain == Grain::day && context.narrative) {
    record.anchor = Anchor::text;
    record.anchor_ref = context.last_date->record;
    return context.last_date->period;
  }
  if (context.narrative || !context.document || context.document->period.grain != Grain::day)
    return {};
  record.anchor = Anchor::document;
  return context.document->period;
}

std::optional<Period> Resolver::resolve(const Expression& expression, const Context& context,
                                        Record& record) const {
  record.rule = expression.rule;
  record.kind = expression.kind;
  record.quant = expression.quant;
  record.mod = name_of(expression.mod);
  switch (expression.form) {
    case Form::reference: {
      constexpr std::string_view names[] = {"", "PAST_REF", "PRESENT_REF", "FUTURE_REF"};
      record.value = names[static_cast<int>(expression.reference)];
      return {};
    }
    case Form::duration:
      record.type = layers::date::duration;
      record.value = duration_value(expression.amount);
      record.grain = name_of(expression.amount.unit);
      return {};
    case Form::set:
      record.type = layers::date::set;
      record.value = set_value(expression);
      if (expression.times > 0) record.freq.number(expression.times) += "X";
      return {};
    case Form::calendar:
      break;
  }
  if (expression.frame.grain != Grain::none && expression.frame.grain < Grain::day) {
    place_hours(expression, context, record);
    return {};
  }
  record.type = is_time(expression) ? layers::date::time : layers::date::date;
  const std::optional<Period> period = place(expression, context, record);
  if (!period) {
    record.anchor = Anchor::none;
    record.anchor_ref = no_record;
    Expression open = expression;
    if (open.fields.holiday != absent && holidays_.is_fixed(open.fields.holiday)) {
      const Civil date = civil_from_days(holidays_.day_in(open.fields.holiday, 2000));
      open.fields.month = date.month, open.fields.day = date.day;
    }
    record.value = masked_value(open);
    record.value += time_suffix(expression.fields).view();
    return {};
  }
  record.value = value_of(*period, options_.calendar);
  record.value += time_suffix(expression.fields).view();
  set_interval(expression, *period, record);
  if (expression.other_month != absent) {
    const Civil date = civil_from_days(period->first);
    record.alternative =
        value_of({Grain::day, days_from_civil({date.year, expression.other_month, date.month})},
                 options_.calendar);
  }
  return period;
}

}  // namespace gloss::dates
