/// The meaning of shifted and counted periods: last year, two weeks ago, a week after next Friday.
#include <algorithm>

#include "dates/meaning_parts.hpp"

namespace gloss::dates {
namespace {

using ShiftWord = Draft::ShiftWord;
using Side = Draft::Side;

std::int64_t shift_count(const Draft& draft) {
  if (draft.shift == ShiftWord::last)
    return draft.shift_number == static_cast<std::int32_t>(Last::latest) ? 0 : -1;
  return draft.shift == ShiftWord::next ? 1 : 0;
}

Base shift_base(const Draft& draft) {
  if (draft.shift_inner) return Base::document;
  if (draft.shift == ShiftWord::that) return Base::text;
  if (draft.shift == ShiftWord::last &&
      draft.shift_number >= static_cast<std::int32_t>(Last::previous))
    return Base::text;
  if (draft.shift != ShiftWord::next) return Base::document;
  const bool following = draft.shift_number == static_cast<std::int32_t>(Next::following);
  return following || (draft.shift_number == 0 && draft.shift_the) ? Base::text : Base::document;
}

}  // namespace

bool mark_impossible(Expression& x) {
  const Fields& fields = x.fields;
  if (fields.month == absent) return true;
  if (fields.month < 1 || fields.month > 12) return false;
  if (fields.day == absent) return true;
  const std::int32_t year = fields.year == absent  ? 2000
                            : fields.before_christ ? 1 - fields.year
                                                   : fields.year;
  x.impossible = fields.day > days_in_month(year, fields.month);
  return true;
}

void finish_shift(Draft& draft) {
  Expression& x = draft.x;
  const std::int64_t count = shift_count(draft);
  const Base base = shift_base(draft);
  const Fields& fields = x.fields;
  if (draft.unit != Grain::none) {
    if (draft.unit < Grain::day) draft.wrong = true;
    if (is_within_year(fields) && draft.unit != Grain::year) draft.wrong = true;
    if (fields.weekday != absent && fields.day == absent && draft.unit != Grain::week)
      draft.wrong = true;
    if (fields.day != absent && fields.month == absent && draft.unit != Grain::month)
      draft.wrong = true;
    x.frame = {draft.unit, count * draft.unit_number, base};
    if (draft.step != 0) x.frame = {draft.unit, 2 * count * draft.unit_number, Base::document};
    if (draft.shift == ShiftWord::that && draft.unit == Grain::year && x.fiscal)
      x.frame.base = Base::document;
    return;
  }
  if (fields.weekday == absent && !is_within_year(fields)) {
    const bool night = fields.part == PartOfDay::night || fields.part == PartOfDay::evening;
    if (fields.part == PartOfDay::none && fields.hour == absent) draft.wrong = true;
    if (draft.shift == ShiftWord::last && (!night || draft.shift_number != 0)) draft.wrong = true;
    x.frame = {Grain::day, count,
               draft.shift == ShiftWord::that || draft.shift == ShiftWord::next ? Base::text
                                                                                : Base::document};
    return;
  }
  if (draft.shift == ShiftWord::last && count == 0) draft.wrong = true;
  x.frame.base = base;  // the following Monday, that October
  if (fields.year != absent && draft.shift != ShiftWord::this_) draft.wrong = true;
  x.pick = count < 0 || draft.shift_number == static_cast<std::int32_t>(Last::latest)
               ? Pick::previous
           : count > 0 ? Pick::following
                       : Pick::current;
  if (draft.shift == ShiftWord::this_ || draft.shift == ShiftWord::that) x.pick = Pick::current;
}

namespace {

// A week ago Monday, three Fridays from now. False if the weekday is of another kind.
bool finish_counted_weekday(Draft& draft, int sign) {
  Expression& x = draft.x;
  std::int64_t count = 0;
  if (draft.amount_count == 0) {
    count = (draft.whole + draft.part) / 100 - 1;
    if (count < 0) draft.wrong = true;
  } else if (!draft.weekday_first && draft.amount_count == 1 && draft.shift == ShiftWord::none) {
    if (x.amount.unit != Grain::week || x.amount.vague || x.amount.hundredths % 100 != 0)
      draft.wrong = true;
    count = x.amount.hundredths / 100;
  } else {
    if (x.fields.day == absent && x.amount.unit != Grain::week && draft.shift == ShiftWord::none)
      draft.wrong = true;
    return false;
  }
  if (count > 99) draft.wrong = true;
  x.pick = sign < 0 ? Pick::previous : Pick::following;
  x.cycles = static_cast<std::int8_t>(sign * std::min<std::int64_t>(count, 99));
  x.amount = {};
  return true;
}

// Two days after Christmas, a week after next Friday.
void finish_beside_date(Draft& draft, int sign) {
  Expression& x = draft.x;
  if (draft.shift != ShiftWord::none) {
    draft.unit = Grain::none;
    finish_shift(draft);
  }
  const bool whole = x.amount.hundredths % 100 == 0;
  if (x.amount.vague || !whole || x.amount.unit < Grain::day || x.second.unit != Grain::none)
    draft.wrong = true;
  x.frame = {x.amount.unit, sign * (x.amount.hundredths / 100), Base::fields};
  x.amount = {};
  if (!mark_impossible(x)) draft.wrong = true;
}

}  // namespace

// two weeks ago, three days later, a year from now
void finish_offset(Draft& draft) {
  Expression& x = draft.x;
  if (draft.fixed_day && x.frame.shift == 0 &&
      draft.amounts[1].unit == Grain::none)  // a year ago today: to the day
    draft.amounts[1] = {0, Grain::day, false};
  x.amount = draft.amounts[0];
  x.second = draft.amounts[1];
  x.third = draft.amounts[2];
  const int sign = draft.side == Side::later || draft.side == Side::from ? 1 : -1;
  const Base base =
      draft.side == Side::ago || draft.side == Side::from ? Base::document : Base::text;
  if (x.rule == "month-year-ago") {  // the same month a year earlier
    x.amount = {};
    x.frame = {Grain::month, -12, Base::text};
    return;
  }
  if (x.fields.weekday != absent && finish_counted_weekday(draft, sign)) return;
  if (x.rule == "day-in-years") {  // Thanksgiving in three years
    const bool whole = !x.amount.vague && x.amount.hundredths % 100 == 0;
    if (!whole || x.amount.unit < Grain::month || x.amount.unit > Grain::year) draft.wrong = true;
    x.frame = {x.amount.unit, x.amount.hundredths / 100, Base::document};
    x.amount = {};
    return;
  }
  const bool shifted = draft.shift != ShiftWord::none;
  if (draft.side != Side::ago && (is_within_year(x.fields) || x.fields.year != absent || shifted))
    return finish_beside_date(draft, sign);
  if (x.amount.vague) {
    x.form = Form::reference;
    x.reference = sign < 0 ? Reference::past : Reference::future;
    return;
  }
  // June 4, eight years ago; Thanksgiving three months ago
  const bool months = x.amount.unit == Grain::month && x.fields.holiday != absent;
  if (is_within_year(x.fields) &&
      ((x.amount.unit != Grain::year && !months) || x.amount.hundredths % 100 != 0))
    draft.wrong = true;
  if (draft.side == Side::ago && draft.nearly) x.mod = Mod::approx;
  if (x.frame.grain == Grain::day && !(draft.fixed_day && x.frame.shift == 0)) {
    // two weeks after yesterday
    const std::int64_t days = x.amount.unit == Grain::week  ? 7
                              : x.amount.unit == Grain::day ? 1
                                                            : 0;
    if (days == 0) draft.wrong = true;
    x.frame = {Grain::day, x.frame.shift + sign * days * (x.amount.hundredths / 100),
               Base::document};
    x.amount = {};
    return;
  }
  x.frame = {x.amount.unit, sign * (x.amount.hundredths / 100), base};
  if (draft.unit_number == 2) x.frame = {Grain::day, 7 * x.frame.shift, base};  // a fortnight ago
  if (x.at_most != 0) x.mod = Mod::approx;
}

}  // namespace gloss::dates
