#include "dates/grammar.hpp"

namespace gloss::dates {
namespace {

// Whether a number at the end of a list of days is a day, and not the count of something.
bool ends_as_day(const Reader& in, std::uint32_t at) {
  const Row& row = in.row(at);
  if (at >= in.size()) return true;
  if (row.is_any(bits(Word::quantity, Word::unit, Word::am_pm, Word::scale))) return false;
  return !row.has(Row::lower_plural) || row.words != 0;
}

void set_ends(Expression& first, std::uint32_t begin, std::uint32_t end) {
  first.begin = begin;
  first.end = end;
}

// 3 to 6 May 2004; 14 and 18 September
std::uint32_t read_days_month(const Grammar& grammar, const Reader& in, std::uint32_t at,
                              Expression& first, Expression& second) {
  const std::uint32_t begin = in.is(at, Word::the) ? at + 1 : at;
  std::int32_t day = 0;
  const std::uint32_t end = read_day(in, begin, day);
  if (end == begin || !in.row(end).is_any(bits(Word::range, Word::and_))) return at;
  const std::uint32_t next = in.is(end + 1, Word::the) ? end + 2 : end + 1;
  const std::uint32_t last = read_absolute(grammar, in, next, second);
  if (last == next || second.fields.day == absent || second.fields.weekday != absent ||
      in.is(next, Word::month) || in.is(next, Word::full_date))
    return at;
  first = second;
  first.fields.day = day;
  first.rule = "day-list";
  set_ends(first, at, end);
  set_ends(second, end + 1, last);
  return last;
}

// Sept. 14 and 18, 2010; November 19-20
std::uint32_t read_month_days(const Grammar& grammar, const Reader& in, std::uint32_t at,
                              Expression& first, Expression& second) {
  if (!in.row(at).is_any(bits(Word::month, Word::weekday))) return at;
  const std::uint32_t end = read_absolute(grammar, in, at, first);
  if (end == at || first.fields.day == absent || first.fields.year != absent) return at;
  if (!in.row(end).is_any(bits(Word::range, Word::and_))) return at;
  std::int32_t day = 0;
  std::uint32_t last = read_day(in, end + 1, day);
  if (last == end + 1 || in.is(last, Word::month) || in.is(last, Word::of)) return at;
  if (day <= first.fields.day || !ends_as_day(in, last)) return at;
  const bool ordinal = in.is(end + 1, Word::ordinal);
  if (in.is(end, Word::and_) && !ordinal && in.row(last).words == 0 && last < in.size() &&
      in.text(last) != ".")
    return at;
  second = first;
  second.fields.weekday = absent;
  second.fields.day = day;
  second.rule = "day-list";
  std::uint32_t year = in.is(last, Word::comma) ? last + 1 : last;
  if (in.is(year, Word::year)) {
    second.fields.year = first.fields.year = in.number(year);
    last = year + 1;
  }
  set_ends(first, at, end);
  set_ends(second, end + 1, last);
  return last;
}

// 1850-58, 1939 to 45
std::uint32_t read_years(const Reader& in, std::uint32_t at, Expression& first,
                         Expression& second) {
  if (!in.is(at, Word::digits) || in[at].joined || !in.is(at + 1, Word::range)) return at;
  // 480-479 BC
  if (in.is(at + 2, Word::digits) && in.is(at + 3, Word::era) && in.row(at).digits <= 4 &&
      in.number(at) > 0) {
    const std::uint32_t last = read_year(in, at + 2, second);
    if (last == at + 2) return at;  // 1-0 BC: there is no such year
    first.fields.year = in.number(at);
    first.fields.before_christ = second.fields.before_christ;
    first.rule = second.rule = "year-range";
    set_ends(first, at, at + 1);
    set_ends(second, at + 2, last);
    return last;
  }
  if (!in.is(at, Word::year)) return at;
  const bool tight = in.touches(at + 1) && in.touches(at + 2);
  if (!tight || !in.is(at + 2, Word::digits) || in[at + 3].joined) return at;
  const Row& row = in.row(at + 2);
  const std::int32_t year = in.number(at);
  const std::int32_t end = row.digits == 2 ? year / 100 * 100 + row.number : row.number;
  if ((row.digits != 2 && row.digits != 4) || end <= year || end - year > 150) return at;
  first.fields.year = year;
  second.fields.year = end;
  first.rule = second.rule = "year-range";
  set_ends(first, at, at + 1);
  set_ends(second, at + 2, at + 3);
  return at + 3;
}

}  // namespace

std::uint32_t read_pair(const Grammar& grammar, const Reader& in, std::uint32_t at,
                        Expression& first, Expression& second) {
  constexpr Words begin_pair =
      bits(Word::the, Word::digits, Word::ordinal, Word::cardinal, Word::month, Word::weekday);
  if (!in.row(at).is_any(begin_pair)) return at;
  std::uint32_t end = read_days_month(grammar, in, at, first, second);
  if (end != at) return end;
  first = second = {};
  end = read_month_days(grammar, in, at, first, second);
  if (end != at) return end;
  first = second = {};
  end = read_years(in, at, first, second);
  if (end == at) first = second = {};
  return end;
}

}  // namespace gloss::dates
