#include <algorithm>
#include <cstdlib>
#include <span>

#include "dates/resolver.hpp"

namespace gloss::dates {
namespace {

// A tense overrules the nearest date only beyond this: "was paid on Nov. 16" may be ahead. Of a
// month alone the past is surer, since plans name days.
constexpr Day tolerance = 100, month_tolerance = 30, open_month_tolerance = 110,
              sure_tolerance = 10;

// A story moves forward more often than back, least of all into an earlier year.
// `moves_on`: begun in January and finished in October, of the same year.
Period nearest_to(Day day, std::span<const Period> candidates, bool narrative, bool moves_on) {
  constexpr Day months = 100;  // so many days are between what recurs each year, and not each week
  const std::int32_t year = civil_from_days(day).year;
  const bool onward = narrative && moves_on && candidates[3].first - candidates[2].first > months;
  const auto distance = [&](Period p) {
    if (onward && day < p.first && civil_from_days(p.first).year == year) return Day{0};
    if (day < p.first) return 4 * (p.first - day);
    const Day back = narrative ? (civil_from_days(p.first).year < year ? 7 : 5) : 4;
    return std::max<Day>(day - end_of(p) + 1, 0) * back;
  };
  return *std::min_element(candidates.begin(), candidates.end(),
                           [&](Period a, Period b) { return distance(a) < distance(b); });
}

// The candidate that stands in for missing one `at`: the closest that exists, the earlier of two.
Period existing(std::span<const Period> candidates, std::size_t at) {
  for (std::size_t step = 1; step < candidates.size(); ++step) {
    if (step <= at && candidates[at - step].grain != Grain::none) return candidates[at - step];
    if (at + step < candidates.size() && candidates[at + step].grain != Grain::none)
      return candidates[at + step];
  }
  return {};
}

// "Sunday, Feb. 10" means the closest year whose 10 February is a Sunday. A year on the other side
// than the direction asks for counts only within a month.
std::optional<Period> agreeing(std::span<const Period> candidates, std::int32_t weekday, Day day,
                               Direction direction, Tense tense) {
  constexpr Day month = 31, half_year = 183;
  std::optional<Period> best;
  for (const Period& each : candidates) {
    const Day distance = std::abs(each.first - day);
    const bool other_side = (direction == Direction::future && each.first < day) ||
                            (direction == Direction::past && each.first > day);
    if (weekday_of(each.first) != weekday || (other_side && distance > month)) continue;
    const bool untold =
        (tense == Tense::future && each.first < day) || (tense == Tense::past && each.first > day);
    if (untold && distance > half_year) continue;
    if (!best || distance < std::abs(best->first - day)) best = each;
  }
  return best;
}

Period moved_by_weeks(Period day, int weeks) {
  day.first += 7 * weeks;
  return day;
}

// The candidates in order of time, around `day`.
struct Choice {
  std::span<const Period> candidates;
  Day day;

  Period latest(Day limit) const {  // beginning before `limit`
    for (std::size_t i = candidates.size(); i-- > 1;)
      if (candidates[i].first < limit) return candidates[i];
    return candidates.front();
  }
  Period earliest(Day limit) const {  // ending after `limit`
    for (std::size_t i = 0; i + 1 < candidates.size(); ++i)
      if (end_of(candidates[i]) > limit) return candidates[i];
    return candidates.back();
  }
};

// A part of a year means the nearest one if the tense of the clause allows it.
Period by_tense(const Expression& expression, const Context& context, const Choice& choice,
                Period near) {
  const Fields& fields = expression.fields;
  const Day day = choice.day;
  // Tense is a weak cue for quarters: "expects its third-quarter loss to grow". But a quarter that
  // has not begun needs a word of the future, and none that was reported long ago will be.
  if (fields.quarter != absent || fields.half != absent) {
    constexpr Day reported = 60;
    if (expression.fiscal) return choice.candidates[2];
    if (context.tense != Tense::future && near.first > day) return choice.latest(day + 1);
    if (context.tense == Tense::future && end_of(near) < day - reported)
      return choice.earliest(day);
    return near;
  }
  const bool month = fields.month != absent && fields.day == absent;
  const Day limit = context.sure ? sure_tolerance : month ? month_tolerance : tolerance;
  // "Up from $29.75 in March": news tell more of the months behind.
  const bool open =
      month && expression.nth.number == 0 && context.tense == Tense::unknown && !context.colloquial;
  if (open && near.first > day + open_month_tolerance) return choice.latest(day + 1);
  if (context.tense == Tense::past && near.first > day + limit) return choice.latest(day + 1);
  if (context.tense == Tense::future && end_of(near) <= day - limit) return choice.earliest(day);
  return near;
}

}  // namespace

Period Resolver::recurrence(const Fields& fields, Day day, int cycle) const {
  const Day monday = day - weekday_of(day) + 1 + 7 * cycle;
  if (fields.weekend) return {Grain::weekend, monday + 5};
  if (is_within_year(fields)) {
    std::int32_t year = civil_from_days(day).year + cycle;
    if (fields.month == 2 && fields.day == 29) {  // only leap years have it
      year = civil_from_days(day).year / 4 * 4 + 4 * cycle;
      while (year > 0 && !is_leap(year)) year -= 4;
    }
    return within_year(fields, year);
  }
  return {Grain::day, monday + fields.weekday - 1};
}

// That October is of the year of the date before, that Friday of its week, that winter the one that
// goes on.
Period Resolver::pick_beside(const Expression& expression, const Context& context,
                             Period named) const {
  ShortText alternative;
  if (expression.pick == Pick::following)
    return pick(expression, context, end_of(named) - 1, alternative);
  if (expression.pick == Pick::previous) return pick(expression, context, named.first, alternative);
  if (expression.fields.season == Season::winter) {
    const Period before = recurrence(expression.fields, named.first, -1);
    if (end_of(before) > named.first) return before;
  }
  // A winter ends in the year of the spring after it: that spring, after the winter of 1933-34, is
  // in 1934.
  const bool is_winter = named.grain == Grain::season && civil_from_days(named.first).month == 12;
  return recurrence(expression.fields, is_winter ? end_of(named) - 1 : named.first, 0);
}

Period Resolver::pick(const Expression& expression, const Context& context, Day day,
                      ShortText& alternative) const {
  const Fields& fields = expression.fields;
  // In order of time, so that a search from either end finds the closest.
  Period candidates[] = {recurrence(fields, day, -2), recurrence(fields, day, -1),
                         recurrence(fields, day, 0), recurrence(fields, day, 1),
                         recurrence(fields, day, 2)};
  // Not each year has each holiday, and lists of them end. Super Tuesdays are four years apart.
  for (int cycle = 3; cycle <= 5 && fields.holiday != absent; ++cycle) {
    if (candidates[0].grain == Grain::none) candidates[0] = recurrence(fields, day, -cycle);
    if (candidates[4].grain == Grain::none) candidates[4] = recurrence(fields, day, cycle);
  }
  for (std::size_t i = 0; i < std::size(candidates); ++i)
    if (candidates[i].grain == Grain::none) candidates[i] = existing(candidates, i);
  if (fields.weekday != absent && fields.month != absent && fields.day != absent &&
      expression.pick == Pick::by_direction)
    if (const auto agreed = agreeing(std::span(candidates).subspan(1, 3), fields.weekday, day,
                                     options_.direction, context.tense))
      return *agreed;
  const Choice choice{candidates, day};
  const auto latest = [&](Day limit) { return choice.latest(limit); };
  const auto earliest = [&](Day limit) { return choice.earliest(limit); };
  const auto nearest = [&] {
    return nearest_to(day, candidates, context.narrative, context.moves_on);
  };
  switch (expression.pick) {
    case Pick::previous:
      for (int i = 4; i > 0; --i)
        if (end_of(candidates[i]) <= day) return moved_by_weeks(candidates[i], expression.cycles);
      return candidates[0];
    case Pick::following: {
      // "Next Thursday" is not what a Wednesday calls tomorrow.
      const bool bare =
          fields.weekday != absent && !is_within_year(fields) && expression.cycles == 0;
      const Day limit = bare && expression.frame.base == Base::document ? day + 1 : day;
      return moved_by_weeks(
          *std::find_if(candidates, candidates + 4, [&](Period p) { return p.first > limit; }),
          expression.cycles);
    }
    case Pick::current: {
      if (options_.direction == Direction::future && fields.weekday != absent) return earliest(day);
      const Period now = latest(day + 1);
      return end_of(now) > day ? now : candidates[2];
    }
    case Pick::by_direction:
    case Pick::any:
      break;
  }
  if (options_.direction == Direction::past) return latest(day + 1);
  if (options_.direction == Direction::future) return earliest(day);
  if (options_.direction == Direction::nearest || context.narrative) return nearest();
  if (is_within_year(fields)) return by_tense(expression, context, choice, nearest());
  const Period before = latest(day + 1), after = earliest(day);
  if (context.tense == Tense::future) return day - before.first <= context.near ? before : after;
  if (after.first - day <= context.near) return after;
  if (context.colloquial && context.tense == Tense::unknown) return after;
  if (context.tense == Tense::unknown && !(after == before))
    alternative = value_of(after, options_.calendar);
  return before;
}

}  // namespace gloss::dates
