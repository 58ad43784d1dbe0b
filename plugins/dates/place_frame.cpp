/// Places what is so many periods from another date: last year, two weeks later, a year earlier.
#include <algorithm>

#include "dates/narration.hpp"
#include "dates/resolver.hpp"

namespace gloss::dates {
namespace {

// At that time, in this period: the date before, or its year.
Period scene_of(const Frame& frame, const Mention& last, CalendarRules rules, Record& record) {
  record.anchor = Anchor::text;
  record.anchor_ref = last.record;
  return frame.grain > last.period.grain ? period_at(frame.grain, last.period.first, rules)
                                         : last.period;
}

// The same month of 2001.
Period month_in(std::int32_t year, Period month) {
  return {Grain::month, days_from_civil({year, civil_from_days(month.first).month, 1})};
}

Mention document_mention(const Context& context) { return {context.document->period, no_record}; }

std::optional<Mention> mention_of(const Mention& mention, Record& record) {
  record.anchor = Anchor::text;
  record.anchor_ref = mention.record;
  return mention;
}

// The last date of the text, if it is as exact as the shift; else the document's.
std::optional<Mention> base_of(const Expression& expression, const Context& context,
                               Record& record) {
  // The same month a year earlier is that of the figures.
  if (expression.rule == "month-year-ago" && context.last_month)
    return mention_of(*context.last_month, record);
  const Frame& frame = expression.frame;
  const bool textual = frame.base == Base::text || context.narrative;
  if (textual && frame.grain >= Grain::decade && context.last_age &&
      context.last_age->period.grain <= frame.grain &&
      (!context.last_date || context.last_age->record >= context.last_date->record)) {
    return mention_of(*context.last_age, record);
  }
  if (textual && context.last_date &&
      context.last_date->period.grain <= std::max(frame.grain, Grain::day) &&
      !is_of_document(expression, context)) {
    return mention_of(*context.last_date, record);
  }
  if (!context.document || (context.narrative && textual)) return {};
  if (context.document->period.grain > std::max(frame.grain, Grain::day)) return {};
  record.anchor = Anchor::document;
  return document_mention(context);
}

}  // namespace

// The quarter ended Sept. 30: the last one of its number.
std::optional<Period> Resolver::place_ended_quarter(const Expression& expression,
                                                    const Context& context, Record& record) const {
  Expression named;
  named.fields = expression.fields;
  named.fields.quarter = expression.ended_quarter;
  named.pick = Pick::previous;
  if (named.fields.year != absent) return absolute(named.fields);
  return place_recurring(named, context, record);
}

std::optional<Period> Resolver::place_frame(const Expression& expression, const Context& context,
                                            Record& record) const {
  const Frame frame = exact_frame(expression);
  if (expression.of_story && context.last_date)
    return scene_of(frame, *context.last_date, options_.calendar, record);
  const bool quarterly = frame.grain == Grain::quarter && frame.base == Base::text;
  const bool year_before = frame.grain == Grain::year && frame.shift == -1 &&
                           expression.form == Form::calendar &&
                           (expression.rule == "amount-ago" || expression.rule == "year-ago");
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
  if (quarterly && expression.ended_quarter != 0)
    return place_ended_quarter(expression, context, record);
  if (quarterly && expression.fields.year != absent) return absolute(expression.fields);
  if (quarterly && context.document && !context.narrative && frame.shift == 0 &&
      context.document->period.grain <= Grain::quarter) {
    // Reports speak of the quarter that has ended.
    record.anchor = Anchor::document;
    return shifted(period_at(Grain::quarter, context.document->period.first, options_.calendar),
                   -1);
  }
  const auto base = base_of(expression, context, record);
  if (!base) return {};
  if (expression.second.unit != Grain::none)
    return place_second_unit(expression, base->period.first);
  Period period = period_at(frame.grain, base->period.first, options_.calendar);
  const bool latest_quarter = quarterly && record.anchor == Anchor::document && frame.shift == 0;
  const std::int64_t shift = latest_quarter ? -1 : frame.shift;
  if (!reaches(period, shift)) return {};
  period = shifted(period, shift);
  if (frame.grain == Grain::week && expression.fields.weekday != absent)
    return Period{
        Grain::day,
        period.first + floor_remainder(expression.fields.weekday - weekday_of(period.first), 7)};
  if (frame.grain == Grain::month && expression.fields.year != absent)
    return month_in(expression.fields.year, period);
  if (frame.grain == Grain::month && expression.fields.day != absent) {
    const Period day{Grain::day, period.first + expression.fields.day - 1};
    if (day.first >= end_of(period)) return {};
    return day;
  }
  const bool of_month = frame.grain == Grain::month && is_within_year(expression.fields) &&
                        expression.fields.day == absent;
  if (frame.grain == Grain::year || of_month) {
    const Period part = within_year(expression.fields, civil_from_days(period.first).year);
    if (part.grain != Grain::none) return part;
  }
  return period;
}

// Two days after the date that the expression names.
std::optional<Period> Resolver::moved(Period period, const Frame& frame) const {
  if (period.grain == Grain::day && frame.grain >= Grain::month) {
    const Period month{Grain::month, period.first};
    const std::int64_t months = frame.shift * (frame.grain == Grain::month     ? 1
                                               : frame.grain == Grain::quarter ? 3
                                                                               : 12);
    if (frame.grain > Grain::year || !reaches(month, months)) return {};
    return Period{Grain::day, moved_by_months(period.first, months)};
  }
  if (period.grain == Grain::day) {
    const std::int64_t days = frame.shift * (frame.grain == Grain::day ? 1 : 7);
    if (!reaches(period, days)) return {};
    return shifted(period, days);
  }
  const Period whole = period_at(frame.grain, period.first, options_.calendar);
  if (frame.grain < period.grain || !reaches(whole, frame.shift)) return {};
  return shifted(whole, frame.shift);
}

}  // namespace gloss::dates
