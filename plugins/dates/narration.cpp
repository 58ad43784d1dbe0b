#include "dates/narration.hpp"

#include <algorithm>
#include <cstdlib>

namespace gloss::dates {
namespace {

// No sentence moves on by more years than this in passing.
constexpr std::int32_t farthest = 3;

bool has_explicit_year(const Expression& expression) {
  return expression.form == Form::calendar && expression.fields.year != absent &&
         !expression.year_is_guess;
}

std::int32_t year_of(Period period) { return civil_from_days(period.first).year; }

bool is_aside(const Found& found, Period period, Period scene) {
  const Frame& frame = found.expression.frame;
  // The previous year, a month earlier.
  if (frame.grain != Grain::none && frame.base == Base::text && frame.shift < 0) return true;
  const bool coarser = period.grain == Grain::year && scene.grain < Grain::year;
  const std::int32_t years = year_of(period) - year_of(scene);
  if (coarser && years == 0) return true;
  if (found.bounds && years > 0) return true;
  if (found.leads || found.expression.fields.year == absent) return false;
  if (found.heads && std::abs(years) <= farthest) return false;
  // "The units that had come in late 1943", "papers that were found in 2005", "a campaign that was
  // planned for 1976".
  if (years < 0) return true;
  const bool told = period.grain <= Grain::month && found.tense == Tense::past && !found.aside;
  return (years > farthest && !told) || (coarser && found.tense == Tense::future);
}

// An outlook on the next quarter and a look back at an earlier one leave the quarter that a report
// is about.
bool is_topic(const Expression& x, Period quarter, const Context& context) {
  if (!context.last_quarter || !context.document || context.narrative || x.fiscal) return true;
  const bool ended = end_of(quarter) <= context.document->period.first;
  return ended && quarter.first >= context.last_quarter->period.first;
}

}  // namespace

// "The day" of news is none that is still ahead, though the text has named that one last.
bool is_of_document(const Expression& x, const Context& context) {
  const bool the_day = x.frame.grain == Grain::day && x.frame.shift == 0;
  if (!the_day || context.narrative || !context.document) return false;
  const bool part = x.rule == "part-of-period";
  if (context.after_night && (part || x.rule == "definite-unit")) return true;
  const bool behind = x.rule == "definite-unit" || (part && x.mod == Mod::start);
  return behind && context.last_date->period.first > context.document->period.first;
}

void forget_quarter(const Expression& x, Context& context) {
  const bool months = x.form == Form::duration && x.amount.unit == Grain::month &&
                      (x.amount.hundredths == 600 || x.amount.hundredths == 900);
  if (months) context.last_quarter.reset();
}

void remember(const Found& found, Period period, std::uint32_t index, const Record& record,
              Context& context) {
  Mention mention{period, index, {}};
  if (const Fields& clock = found.expression.fields; clock.hour != absent)
    mention.second = clock.hour * 3600 + std::max(clock.minute, 0) * 60;
  if (!context.scene || !is_aside(found, period, context.scene->period)) context.scene = mention;
  // Two results of "a year earlier" in a report are of the same year.
  const Frame& frame = found.expression.frame;
  const bool year_before = frame.grain == Grain::year && frame.shift == -1 &&
                           found.expression.amount.unit == Grain::year;
  // It rained overnight. Later in the day ...
  const bool night = !context.narrative && frame.grain == Grain::day && frame.shift == -1 &&
                     found.expression.fields.part == PartOfDay::night;
  // On Friday ... buried those of Thursday's bombing. Earlier in the day ...
  const bool aside = found.of_noun && !context.narrative && context.document && context.last_date &&
                     context.last_date->period == context.document->period;
  const bool bound = context.narrative && found.bounds && context.last_date &&
                     year_of(period) > year_of(context.last_date->period);
  const bool compared = found.compared && !context.narrative && context.last_date;
  if (compared) return;
  if (!bound && (context.narrative || !(year_before || aside))) {
    context.last_date = mention;
    context.after_night = night;
  }
  if (period.grain == Grain::month) context.last_month = mention;
  if (period.grain == Grain::quarter && found.expression.frame.shift >= 0 &&
      record.anchor != Anchor::text && is_topic(found.expression, period, context))
    context.last_quarter = mention;
}

bool is_document_day(const Expression& x, Period document) {
  const Civil day = civil_from_days(document.first);
  return document.grain == Grain::day && x.fields.year == absent && x.fields.month == day.month &&
         x.fields.day == day.day;
}

namespace {

// Whether the date, told as done, has a year so far back that the text speaks of that time. A month
// or day tells a scene sooner than a year alone.
bool is_old(const Found& found, Period document, std::int32_t exact, std::int32_t year) {
  const Expression& x = found.expression;
  if (!has_explicit_year(x) || x.frame.grain != Grain::none || found.aside ||
      found.tense == Tense::future)
    return false;
  if (x.fields.before_christ) return true;
  const std::int32_t years = civil_from_days(document.first).year - x.fields.year;
  return years >= (is_within_year(x.fields) ? exact : year);
}

// A part of a year, or "the end of the year", that no word ties to the document.
bool is_untied(const Expression& x) {
  if (x.form != Form::calendar || x.fields.year != absent) return false;
  if (x.definite) return x.frame.grain == Grain::year || x.frame.grain == Grain::month;
  return x.frame.grain == Grain::none && x.pick == Pick::by_direction && x.nth.number == 0 &&
         is_within_year(x.fields) && x.fields.quarter == absent && x.fields.half == absent;
}

}  // namespace

bool is_brief_history(std::span<const Found> found, Period document, std::size_t text_size) {
  constexpr std::size_t brief = 600;
  constexpr std::int32_t exact = 5, year = 20;
  if (text_size > brief || found.empty() || !is_old(found.front(), document, exact, year))
    return false;
  for (const Found& each : found) {
    const Expression& x = each.expression;
    const bool deictic = x.frame.grain >= Grain::day && x.frame.base == Base::document;
    const bool weekday = x.fields.weekday != absent && x.fields.day == absent && !hangs_on_text(x);
    if (each.tense == Tense::future || (deictic && !x.definite) || weekday ||
        x.form == Form::reference || is_document_day(x, document))
      return false;
    if (has_explicit_year(x) && !x.fields.before_christ &&
        civil_from_days(document.first).year - x.fields.year < exact)
      return false;
  }
  return true;
}

bool begins_old_scene(const Found& found, Period document) {
  constexpr std::int32_t exact = 1, year = 30;
  return found.tense == Tense::past && is_old(found, document, exact, year);
}

bool is_of_old_scene(const Found& found) {
  return found.tense == Tense::past && is_untied(found.expression);
}

// Most dates of a history are far from the date of the document, and hardly one is told from it:
// "on Friday", "last year", the day itself in a dateline.
bool is_history(std::span<const Found> found, Period document) {
  constexpr std::size_t least_far = 5, sure_far = 15;
  const std::int32_t year = civil_from_days(document.first).year;
  std::size_t far = 0, all = 0, deictic = 0;
  for (const Found& each : found) {
    const Expression& x = each.expression;
    const bool shifted = x.frame.grain >= Grain::day && x.frame.base == Base::document;
    if (shifted || is_document_day(x, document) ||
        (x.form == Form::calendar && x.fields.weekday != absent && x.fields.day == absent))
      ++deictic;
    if (!has_explicit_year(each.expression)) continue;
    ++all;
    if (each.expression.fields.before_christ || std::abs(each.expression.fields.year - year) > 1)
      ++far;
  }
  // Six of ten years named, one of eight dates, and many for each date told from the document's.
  return far >= least_far && far * 10 >= all * 6 && far * 8 >= found.size() &&
         deictic * (far < sure_far ? 12 : 5) <= far;
}

}  // namespace gloss::dates
