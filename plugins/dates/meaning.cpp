#include "dates/meaning.hpp"

#include <utility>

#include "dates/draft.hpp"
#include "dates/meaning_parts.hpp"

namespace gloss::dates {
namespace {

using ShiftWord = Draft::ShiftWord;
using Side = Draft::Side;

void finish_clock(Draft& draft) {
  Fields& fields = draft.x.fields;
  if (fields.hour == absent) return;
  if (draft.ampm != absent) {
    if (draft.ampm == 12 && fields.hour < 12) fields.hour += 12;
    if (draft.ampm == 0 && fields.hour == 12) fields.hour = 0;
    draft.x.hour_is_guess = false;
  } else if (draft.x.hour_is_guess && fields.part != PartOfDay::none) {
    const bool late = fields.part >= PartOfDay::afternoon && fields.part != PartOfDay::daytime;
    const bool small_hours = fields.part == PartOfDay::night && fields.hour < 5;
    if (late && !small_hours && fields.hour < 12) fields.hour += 12;
    draft.x.hour_is_guess = false;
  }
  fields.part = PartOfDay::none;
  if (draft.minute_sign < 0 && fields.minute != absent) {
    fields.hour = (fields.hour + 23) % 24;
    fields.minute = 60 - fields.minute;
  } else if (draft.minute_sign > 0 && fields.hour == 24) {
    fields.hour = 0;  // a quarter past midnight
  }
  if (fields.minute != absent && fields.minute > 59) draft.wrong = true;
}

void finish_year(Draft& draft) {
  if (draft.year_high == 0) return;
  if (draft.x.fields.decade != absent) {  // the nineteen-seventies
    if (draft.year_high < 13 || draft.year_high > 20) draft.wrong = true;
    draft.x.fields.decade = draft.year_high * 10 + draft.x.fields.decade % 10;
    draft.x.year_is_guess = draft.x.fields.open_century = false;
    return;
  }
  const bool hundreds = draft.year_scale == 0 || draft.year_scale == 100;
  if (hundreds ? (draft.year_high < 13 || draft.year_high > 20 || draft.year_low < 10)
               : (draft.year_scale != 1000 || draft.year_high != 2 || draft.year_low > 99))
    draft.wrong = true;
  draft.x.fields.year = draft.year_high * (hundreds ? 100 : 1000) + draft.year_low;
}

// The first half of a year is H1, that of a decade its START.
void finish_half(Draft& draft) {
  if (!draft.halved) return;
  const bool first = draft.half_ordinal == 1;
  if (!first && draft.half_ordinal != 2 && draft.half_ordinal != Draft::last_ordinal)
    draft.wrong = true;
  const Fields& fields = draft.x.fields;
  const bool other_unit = draft.unit != Grain::none && draft.unit != Grain::year;
  if (fields.decade != absent || fields.century != absent || is_within_year(fields) || other_unit)
    draft.x.mod = first ? Mod::start : Mod::end;
  else
    draft.x.fields.half = first ? 1 : 2;
}

// The July-September quarter, the January-June period.
void finish_months(Draft& draft) {
  Fields& fields = draft.x.fields;
  const std::int32_t first = draft.first_month, last = std::exchange(fields.month, absent);
  if (last == first + 2 && last % 3 == 0)
    fields.quarter = last / 3;
  else if (last == first + 5 && last % 6 == 0)
    fields.half = last / 6;
  else
    draft.wrong = true;
}

// The September quarter ends with that month.
void finish_end_month(Draft& draft) {
  Fields& fields = draft.x.fields;
  const std::int32_t last = std::exchange(fields.month, absent);
  if (last % 3 != 0) draft.wrong = true;
  fields.quarter = last / 3;
}

void finish_here(Draft& draft) {
  Expression& x = draft.x;
  if (x.fields.part != PartOfDay::none) {
    x.frame = {Grain::day, 0, draft.mid ? Base::text : Base::document};
    return;
  }
  x.definite = true;
  const bool textual = draft.unit == Grain::day || draft.unit == Grain::quarter;
  x.frame = {draft.unit, 0, textual && !x.to_date ? Base::text : Base::document};
  if (draft.unit == Grain::weekend) {
    x.frame = {};
    x.fields.weekend = true;
  }
}

void finish_date(Draft& draft) {
  Expression& x = draft.x;
  if (x.fields.month == 9 && x.rule == "nine-eleven") x.fields.year = 2001;
  finish_year(draft);
  finish_half(draft);
  if (draft.first_month != absent && x.rule == "quarter-by-months") finish_months(draft);
  if (x.rule == "quarter-by-end") finish_end_month(draft);
  if (x.rule == "week-ahead") draft.side = Side::from;
  if (draft.side != Side::none) return finish_offset(draft);
  if (draft.shift != ShiftWord::none) {
    finish_shift(draft);
  } else if (draft.here) {
    finish_here(draft);
  } else if (draft.cycle != 0) {
    if (x.fields.weekday != absent) {  // Monday week, the Tuesday before last
      x.pick = draft.cycle < 0 ? Pick::previous : Pick::following;
      x.cycles = static_cast<std::int8_t>(draft.cycle);
    } else {
      x.frame.shift += 7;  // tomorrow week
    }
  } else if (draft.step != 0 && x.fields.part != PartOfDay::none) {  // the night before last
    x.frame = {Grain::day, 2 * draft.step, Base::document};
  } else if (draft.step != 0) {  // the day before yesterday
    if (draft.unit != Grain::day) draft.wrong = true;
    x.frame.shift += draft.step;
  } else if (x.frame.grain == Grain::none && draft.unit != Grain::none && x.mod == Mod::end &&
             x.fields.year == absent && x.fields.month == absent) {
    x.frame = {draft.unit, 0, Base::document};  // year-end
  }
  finish_clock(draft);
  if (x.fiscal && x.fields.year == absent && x.frame.grain == Grain::none &&
      !is_within_year(x.fields))
    draft.wrong = true;
  if (!mark_impossible(x)) draft.wrong = true;
}

void finish(const Rule& rule, Draft& draft) {
  Expression& x = draft.x;
  x.rule = rule.name;
  if (rule.name.starts_with("story-")) x.of_story = true;
  switch (rule.action) {
    case Action::date:
    case Action::list:
      finish_date(draft);
      break;
    case Action::duration:
      x.form = Form::duration;
      x.amount = draft.amounts[0];
      x.second = draft.amounts[1];
      x.third = draft.amounts[2];
      if (x.fields.minute != absent) {  // 2h15
        if (x.amount.unit != Grain::hour || x.second.unit != Grain::none) draft.wrong = true;
        x.second = {std::exchange(x.fields.minute, absent) * std::int64_t{100}, Grain::minute};
      }
      // $40 an hour, 30 hours a week: no amount of two units.
      if (x.second.unit != Grain::none && x.second.unit >= x.amount.unit) draft.wrong = true;
      if (draft.pair && draft.amount_count == 1 && draft.whole + draft.part > 0)
        x.at_most = draft.whole + draft.part;  // a day or two
      if (draft.shift == ShiftWord::last) x.side = -1;
      if (draft.shift == ShiftWord::next) x.side = 1;
      break;
    case Action::set:
      finish_clock(draft);
      x.form = Form::set;
      x.amount = draft.amounts[0];
      if (x.amount.unit == Grain::weekend && x.amount.hundredths == 100 && x.times == 0) {
        x.fields.weekend = true;  // every weekend
        x.amount = {};
      }
      if (draft.amount_count == 0 && x.fields.weekday != absent && draft.whole + draft.part > 100)
        x.amount = {draft.whole + draft.part, Grain::week};  // every second Thursday
      // The first Monday of every month
      if (draft.ordinal != absent && draft.unit == Grain::month && x.fields.weekday != absent)
        x.nth.number = draft.ordinal == Draft::last_ordinal ? -1 : draft.ordinal;
      if (x.quant.empty() && x.fields.weekday != absent) x.quant = "EVERY";
      break;
    case Action::reference:
      x.form = Form::reference;
      if (x.reference == Reference::none) x.reference = Reference::future;  // some day
      break;
  }
}

// June 3, 2:30 to 3:30 pm: the end is on the day of the begin.
void share_day(const Expression& first, Expression& last) {
  const auto names_day = [](const Expression& x) {
    return x.fields.day != absent || x.fields.weekday != absent || x.fields.holiday != absent ||
           x.frame.grain != Grain::none;
  };
  if (!names_day(first) || names_day(last)) return;
  const Fields clock = last.fields;
  last.fields = first.fields;
  last.fields.hour = clock.hour, last.fields.minute = clock.minute;
  last.fields.second = clock.second, last.fields.zone = clock.zone;
  last.fields.part = PartOfDay::none;
  last.frame = first.frame;
  last.pick = first.pick;
}

// Open 9-5, 1 to 4: without am and pm. False if a part of the day is named.
bool guess_hours(Expression& first, Expression& last) {
  if (!first.hour_is_guess || !last.hour_is_guess || last.fields.hour > 12) return false;
  const bool late = first.fields.hour < 7 && last.fields.hour > first.fields.hour;
  if (late) first.fields.hour += 12;
  if (late || last.fields.hour <= first.fields.hour) last.fields.hour += 12;
  return true;
}

// Month, year and the rest of the day go from the end of a list that names them to the others.
bool share(std::string_view rule, std::span<Found> list) {
  const Expression& first = list.front().expression;
  Expression& last = list.back().expression;
  for (Found& found : list) {
    Expression& each = found.expression;
    Fields& fields = each.fields;
    if (rule == "year-range") {
      if (&each == &last) continue;
      fields.before_christ = last.fields.before_christ;
      if (last.fields.year < 100 && fields.year >= 1000)
        last.fields.year += fields.year / 100 * 100;
      continue;
    }
    if (rule == "clock-range") {
      if (&each == &last) continue;
      share_day(first, last);
      const bool open = guess_hours(each, last);
      const std::int32_t noon = !open && last.fields.hour >= 12 ? 12 : 0;
      if (each.hour_is_guess && fields.hour < 12 && fields.hour + noon <= last.fields.hour)
        fields.hour += noon;
      const Fields clock = fields;
      fields = last.fields;
      fields.hour = clock.hour, fields.minute = clock.minute, fields.second = clock.second;
      each.frame = last.frame;
      each.pick = last.pick;
      each.hour_is_guess = last.hour_is_guess = false;
      continue;
    }
    if (rule == "or-next") {
      if (&each == &last) each.frame = {first.frame.grain, first.frame.shift + 1, Base::document};
      continue;
    }
    if (rule == "quarter-list" && &each != &last) each.frame = last.frame;
    const Fields& other = first.fields.month != absent ? first.fields : last.fields;
    if (fields.month == absent) fields.month = other.month;
    if (fields.year == absent) fields.year = last.fields.year;
    if (!mark_impossible(each)) return false;
  }
  return true;
}

// 1850-58, but not 1996-12 or 1850-2004.
bool is_ordered(std::string_view rule, std::span<const Found> list) {
  if (rule != "year-range") return true;
  const Fields &one = list.front().expression.fields, &other = list.back().expression.fields;
  return other.before_christ || (other.year > one.year && other.year - one.year <= 150);
}

}  // namespace

bool mean(const Rule& rule, const Reader& in, std::uint32_t at,
          std::span<const Automaton::Taken> taken, const MeaningOptions& options,
          std::vector<Found>& out) {
  const std::size_t before = out.size();
  const bool list = rule.action == Action::list;
  for (std::size_t begin = 0; begin < taken.size();) {
    std::size_t end = begin;
    while (end < taken.size() && !(list && taken[end].slot == Slot::next)) ++end;
    Draft draft(out.emplace_back().expression);
    draft.day_first = options.day_first;
    for (const auto& [atom, slot, word] : taken.subspan(begin, end - begin))
      draft.take(in, {at + atom, slot, word});
    finish(rule, draft);
    if (draft.wrong) return false;
    if (end > begin) {
      draft.x.begin = at + taken[begin].atom;
      draft.x.end = at + taken[end - 1].atom + 1;
    } else {
      out.pop_back();
    }
    begin = end + 1;
  }
  const auto read = std::span(out).subspan(before);
  if (list && read.size() > 1 && !share(rule.name, read)) return false;
  return !read.empty() && (!list || is_ordered(rule.name, read));
}

}  // namespace gloss::dates
