#include "dates/grammar.hpp"

namespace gloss::dates {
namespace {

std::int32_t digits_at(std::string_view text, std::size_t& at) {
  std::int32_t value = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
    value = value * 10 + (text[at] - '0');
  return value;
}

bool is_valid(std::int32_t month, std::int32_t day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(2000, month);
}

void read_iso_time(std::string_view text, Fields& fields) {
  std::size_t at = 0;
  fields.hour = digits_at(text, at);
  if (at < text.size() && text[at] == ':') fields.minute = digits_at(text, ++at);
  if (at < text.size() && text[at] == ':') fields.second = digits_at(text, ++at);
  if (at < text.size() && (text[at] == 'Z' || text[at] == 'z')) fields.zone = Fields::zone_bias;
  if (fields.hour > 24 || fields.minute > 59 || fields.second > 60)
    fields.hour = fields.minute = fields.second = fields.zone = absent;
}

// 2010-01-29, 01/29/2010, 29.01.2010, 1/29/99, 2010-01-29T10:30:00Z.
std::uint32_t read_full_date(const Grammar& grammar, const Reader& in, std::uint32_t at,
                             Expression& out) {
  if (!in.is(at, Word::full_date)) return at;
  const std::string_view text = in.text(at);
  std::size_t place = 0;
  std::int32_t parts[3] = {};
  for (std::int32_t& part : parts) {
    if (&part != parts) ++place;
    part = digits_at(text, place);
  }
  const bool year_first = text.find_first_of("-/.") == 4;
  const bool dotted = !year_first && text.find('.') != text.npos;
  Fields& fields = out.fields;
  out.rule = year_first ? "iso-date" : "numeric-date";
  if (year_first) {
    if (!is_valid(parts[1], parts[2])) return at;
    fields.year = parts[0], fields.month = parts[1], fields.day = parts[2];
    if (place < text.size()) read_iso_time(text.substr(place + 1), fields);
    return at + 1;
  }
  bool day_first = grammar.options.day_first || dotted;
  std::int32_t month = day_first ? parts[1] : parts[0], day = day_first ? parts[0] : parts[1];
  if (is_valid(day, month) && month != day) out.other_month = day;
  if (!is_valid(month, day)) {
    if (!is_valid(day, month)) return at;
    std::swap(month, day);
    out.other_month = absent;
  }
  fields.month = month, fields.day = day, fields.year = parts[2];
  if (parts[2] < 100) {
    fields.year += parts[2] < 40 ? 2000 : 1900;
    out.year_is_guess = true;
  }
  return at + 1;
}

// The year after a month or a day: ", 1999", "1999", "of 1999".
std::uint32_t read_following_year(const Reader& in, std::uint32_t at, Expression& out) {
  std::uint32_t next = at;
  if (in.is(next, Word::comma) || in.is(next, Word::of)) ++next;
  const std::uint32_t end = read_year(in, next, out);
  if (end == next) return at;
  return in.row(end).is(Word::quantity) && in.is(at, Word::comma) ? at : end;
}

bool is_capital_name(const Row& row) { return row.words == 0 && row.has(Row::capital); }

// Whether a month without day and year is a date: May and March are words, April and June names.
bool stands_alone(const Reader& in, std::uint32_t at, std::uint32_t end) {
  constexpr Words introduce = bits(Word::preposition, Word::on, Word::last, Word::next, Word::this_,
                                   Word::early, Word::late, Word::mid, Word::of, Word::range,
                                   Word::and_, Word::every, Word::the, Word::earlier, Word::later);
  const Row& month = in.row(at);
  const bool introduced = in.before(at).row.is_any(introduce);
  if (month.has(Row::weak)) {
    if (!introduced && !in.is(end, Word::range)) return false;
    if (in.before(at).row.is_any(bits(Word::the, Word::and_)) && is_capital_name(in.row(end)))
      return false;
    return !(month.has(Row::abbreviated) && in.before(at).row.is(Word::and_));
  }
  if (month.has(Row::all_capital) && month.has(Row::abbreviated) && !introduced) return false;
  return introduced || !is_capital_name(in.row(end)) || !month.has(Row::capital);
}

// May 2, 1999; May 2nd; May the 2nd; May 1999; May.
std::uint32_t read_month_first(const Reader& in, std::uint32_t at, Expression& out) {
  if (!in.is(at, Word::month)) return at;
  out.fields.month = in.number(at);
  const std::uint32_t after = in.after_hyphen(in.after_stop(at + 1));
  const std::uint32_t day_at = in.is(after, Word::the) ? after + 1 : after;
  std::uint32_t end = read_day(in, day_at, out.fields.day);
  const bool counted = in.is(end, Word::quantity) || in.is(end, Word::era) ||
                       (in.is(end, Word::unit) && !in.is(day_at, Word::ordinal));
  if (end != day_at && !counted && out.fields.day <= days_in_month(2000, out.fields.month)) {
    out.rule = "month-day";
    const std::uint32_t last = read_following_year(in, end, out);
    if (last != end) out.rule = "month-day-year";
    return last;
  }
  out.fields.day = absent;
  end = read_following_year(in, after, out);
  if (end != after) {
    out.rule = "month-year";
    return end;
  }
  out.rule = "month";
  const std::uint32_t bare = in.after_stop(at + 1);
  return stands_alone(in, at, bare) ? bare : at;
}

// 2 May 1999; 2nd of May; twenty-first of May.
std::uint32_t read_day_first(const Reader& in, std::uint32_t at, Expression& out) {
  std::uint32_t end = read_day(in, at, out.fields.day);
  if (end == at) return at;
  if (in.is(end, Word::of)) ++end;
  end = in.after_hyphen(end);
  if (!in.is(end, Word::month)) return at;
  out.fields.month = in.number(end);
  if (out.fields.day > days_in_month(2000, out.fields.month)) return at;
  end = in.after_stop(end + 1);
  out.rule = "day-month";
  const std::uint32_t last = read_following_year(in, in.after_hyphen(end), out);
  if (last == in.after_hyphen(end)) return end;
  out.rule = "day-month-year";
  return last;
}

std::uint32_t read_weekday(const Reader& in, std::uint32_t at, Expression& out) {
  if (!in.is(at, Word::weekday) || in.row(at).has(Row::plural)) return at;
  const std::uint32_t end = in.after_stop(at + 1);
  out.fields.weekday = in.number(at);
  out.rule = "weekday";
  const std::uint32_t next = in.is(end, Word::comma) ? end + 1 : end;
  Expression date = out;
  std::uint32_t last = read_month_first(in, next, date);
  if (last == next || date.fields.day == absent) {
    const std::uint32_t day = in.is(next, Word::the) ? next + 1 : next;
    date = out;
    last = read_day_first(in, day, date);
    if (last == day) last = next;
  }
  if (last != next && date.fields.day != absent) {
    out = date;
    return last;
  }
  const bool clock_follows =
      in.is(next, Word::clock) || (in.is(next, Word::digits) && in.is(next + 1, Word::am_pm));
  return in.row(at).has(Row::weak) && !clock_follows ? at : end;
}

std::uint32_t read_holiday(const Grammar& grammar, const Reader& in, std::uint32_t at,
                           Expression& out) {
  if (!in.is(at, Word::holiday)) return at;
  const std::uint32_t end = grammar.holidays.read(in, at, out.fields.holiday);
  if (end == at) return at;
  out.kind = "holiday";
  out.rule = "holiday";
  return read_following_year(in, end, out);
}

}  // namespace

std::uint32_t read_absolute(const Grammar& grammar, const Reader& in, std::uint32_t at,
                            Expression& out) {
  if (!in.row(at).is_any(begin_absolute)) return at;
  std::uint32_t longest = at;
  Expression best;
  const auto keep = [&](std::uint32_t end, const Expression& found) {
    if (end > longest) longest = end, best = found;
  };
  Expression found;
  keep(read_full_date(grammar, in, at, found), found);
  found = {};
  keep(read_weekday(in, at, found), found);
  found = {};
  keep(read_month_first(in, at, found), found);
  found = {};
  keep(read_day_first(in, at, found), found);
  found = {};
  keep(read_holiday(grammar, in, at, found), found);
  if (longest != at) out = best;
  return longest;
}

std::uint32_t read_lone_year(const Reader& in, std::uint32_t at, Expression& out) {
  const std::uint32_t named = in.is(at, Word::unit) && in.row(at).unit == Grain::year ? at + 1 : at;
  const std::uint32_t end = read_year(in, named, out);
  if (end == named) return at;
  out.rule = "year";
  if (named != at || in.is(end - 1, Word::era) || in.is(named, Word::era)) return end;
  const Row& before = in.before(at).row;
  const bool introduced = before.is(Word::preposition) && !before.is(Word::every);
  if (in[at].joined) {
    // Inside a compound only mid-1999 and 1990-1999.
    const bool from_year = before.is(Word::range) &&
                           (in.row(at - 2u).is(Word::year) ||
                            in.row(at - 2u).is_any(bits(Word::mid, Word::early, Word::late)));
    return from_year ? end : at;
  }
  if (in[end].joined && !(in.is(end, Word::range) && in.row(end + 1).is(Word::digits))) return at;
  if (in.row(end).is(Word::quantity) || in.row(end).is(Word::unit)) return at;
  // Spelled out, a year has two numbers: nineteen ninety-six.
  const bool spelled = in.is(at, Word::cardinal) && out.fields.year >= 1700;
  if (!in.is(at, Word::year)) return introduced || spelled ? end : at;
  const std::string_view sign = in.text(at - 1u);
  const bool counted = sign == "$" || sign == "#" || sign == "\u00A3" || sign == "\u20AC" ||
                       sign == "No" || sign == "No." || sign == "/" || sign == "." ||
                       before.is(Word::compare);
  if (counted) return at;
  const std::int32_t year = in.number(at);
  if (year >= 1900 && year < 2060) {
    const bool name_before = before.words == 0 && before.has(Row::capital) && !introduced &&
                             in.row(end).words == 0 && at > 1;
    return name_before && !in.is(end, Word::comma) ? at : end;
  }
  return introduced && !in.row(end).has(Row::lower_plural) ? end : at;
}

std::uint32_t read_era(const Reader& in, std::uint32_t at, Expression& out) {
  if (in.is(at, Word::decade)) {
    out.fields.decade = in.number(at);
    out.year_is_guess = in.row(at).digits != 4;
    out.rule = "decade";
    const bool word = in.row(at).digits == 0;
    return word && !in.before(at).row.is_any(bits(Word::the, Word::mid, Word::early, Word::late))
               ? at
               : at + 1;
  }
  if ((in.text(at) == "'" || in.text(at) == "\u2019") && in.is(at + 1, Word::decade) &&
      in.touches(at + 1) && in.row(at + 1).digits == 2) {
    out.fields.decade = in.number(at + 1);
    out.year_is_guess = true;
    out.rule = "decade";
    return at + 2;
  }
  std::int32_t number = 0;
  std::uint32_t end = read_ordinal(in, at, number);
  const std::uint32_t unit = in.after_hyphen(end);
  if (end == at || !in.is(unit, Word::unit) || in.row(unit).unit != Grain::century || number < 1 ||
      number > 30)
    return at;
  out.fields.century = number;
  out.rule = "century";
  end = unit + 1;
  if (in.is(end, Word::era)) {
    out.fields.before_christ = in.number(end) < 0;
    ++end;
  }
  return end;
}

}  // namespace gloss::dates
