#include "dates/grammar.hpp"

namespace gloss::dates {
namespace {

std::int32_t digits_at(std::string_view text, std::size_t& at) {
  std::int32_t value = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
    value = value * 10 + (text[at] - '0');
  return value;
}

void set_half_of_day(Fields& fields, bool afternoon) {
  if (afternoon && fields.hour < 12) fields.hour += 12;
  if (!afternoon && fields.hour == 12) fields.hour = 0;
}

// 11:30, 11:30:15, 8pm, 11:30 a.m., 8 p.m., 8 o'clock, 0930 GMT.
std::uint32_t read_hour(const Reader& in, std::uint32_t at, Fields& fields) {
  if (in.is(at, Word::clock)) {
    const std::string_view text = in.text(at);
    std::size_t place = 0;
    fields.hour = digits_at(text, place);
    if (place < text.size() && text[place] == ':') fields.minute = digits_at(text, ++place);
    if (place < text.size() && text[place] == ':') fields.second = digits_at(text, ++place);
    if (place < text.size() && (text[place] == 'a' || text[place] == 'A'))
      set_half_of_day(fields, false);
    else if (place < text.size() && (text[place] == 'p' || text[place] == 'P'))
      set_half_of_day(fields, true);
    else if (in.is(at + 1, Word::am_pm) && fields.hour <= 12)
      return set_half_of_day(fields, in.number(at + 1) == 12), at + 2;
    return at + 1;
  }
  const bool digits = in.is(at, Word::digits);
  if (digits && in.row(at).digits == 4 && in.number(at) < 2400 && in.number(at) % 100 < 60 &&
      (in.is(at + 1, Word::zone) || in.text(at + 1) == "hrs" || in.text(at + 1) == "hours")) {
    fields.hour = in.number(at) / 100;
    fields.minute = in.number(at) % 100;
    return in.is(at + 1, Word::zone) ? at + 1 : at + 2;
  }
  const bool spelled = in.is(at, Word::cardinal);
  if ((!digits && !spelled) || in.number(at) < 1 || in.number(at) > 12) return at;
  fields.hour = in.number(at);
  const Row& next = in.row(at + 1);
  if (next.is(Word::am_pm) && next.number == 1) return at + 2;
  if (next.is(Word::am_pm) && (!next.has(Row::capital) || next.has(Row::all_capital)))
    return set_half_of_day(fields, next.number == 12), at + 2;
  fields.hour = absent;
  return at;
}

bool is_day_like(const Expression& date) {
  const Fields& fields = date.fields;
  return date.form == Form::calendar && fields.hour == absent &&
         (fields.day != absent || fields.weekday != absent || fields.holiday != absent ||
          date.frame.grain == Grain::day);
}

// Friday night, yesterday morning, this afternoon, last night, early Friday morning, tonight.
std::uint32_t read_part_of_day(const Grammar& grammar, const Reader& in, std::uint32_t at,
                               Expression& out) {
  if (in.is(at, Word::tonight)) {
    out.frame = {Grain::day, 0, Base::document};
    out.fields.part = PartOfDay::night;
    out.rule = "tonight";
    return at + 1;
  }
  std::uint32_t end = at;
  if (in.row(at).is_any(bits(Word::last, Word::this_, Word::that, Word::next)) ||
      (in.is(at, Word::the) && in.is(at + 1, Word::next))) {
    const std::uint32_t shift = in.is(at, Word::the) ? at + 1 : at;
    if (!in.is(shift + 1, Word::part_of_day) || in.row(shift + 1).has(Row::plural)) return at;
    const bool night = in.number(shift + 1) == static_cast<std::int32_t>(PartOfDay::night);
    if (in.is(shift, Word::last) &&
        (in.text(shift) == "past" || !(night || in.text(shift + 1) == "evening")))
      return at;
    out.frame.grain = Grain::day;
    out.frame.shift = in.is(shift, Word::last) ? -1 : in.is(shift, Word::next) ? 1 : 0;
    const bool textual = in.is(shift, Word::that) || in.is(shift, Word::next);
    out.frame.base = textual ? Base::text : Base::document;
    end = shift + 1;
  } else {
    end = read_absolute(grammar, in, at, out);
    if (end == at) end = read_deictic(grammar, in, at, out);
    if (end == at || !is_day_like(out)) return at;
    if (in.is(end, Word::mid) || (in.is(end, Word::comma))) return at;
  }
  if (!in.is(end, Word::part_of_day) || in.row(end).has(Row::plural)) return at;
  out.fields.part = static_cast<PartOfDay>(in.number(end));
  out.rule = "part-of-day";
  return end + 1;
}

// the morning of April 18, the night of the 4th of May
std::uint32_t read_part_of_day_of(const Grammar& grammar, const Reader& in, std::uint32_t at,
                                  Expression& out) {
  const std::uint32_t core = in.is(at, Word::the) ? at + 1 : at;
  if (!in.is(core, Word::part_of_day) || in.row(core).has(Row::plural)) return at;
  std::uint32_t date = core + 1;
  if (in.text(date) == "of" || in.text(date) == "on") ++date;
  const std::uint32_t end = read_date(grammar, in, date, out);
  if (end == date || !is_day_like(out) || out.mod != Mod::none) return at;
  if (date == core + 1 && !in.is(date, Word::today)) return at;
  out.fields.part = static_cast<PartOfDay>(in.number(core));
  out.rule = "part-of-day";
  return end;
}

// 5 p.m. EST Nov. 9; noon Thursday; 8 o'clock this morning
std::uint32_t read_clock_date(const Grammar& grammar, const Reader& in, std::uint32_t at,
                              Expression& out) {
  const std::uint32_t end = read_clock(in, at, out);
  if (end == at) return at;
  std::uint32_t next = in.is(end, Word::comma) ? end + 1 : end;
  if (in.text(next) == "on") ++next;
  Expression date;
  std::uint32_t last = read_part_of_day(grammar, in, next, date);
  if (last == next) {
    date = {};
    last = read_date(grammar, in, next, date);
  }
  if (last == next || !is_day_like(date) || date.mod != Mod::none) return end;
  const Fields clock = out.fields;
  const bool afternoon = date.fields.part >= PartOfDay::afternoon;
  out = date;
  out.rule = "clock-date";
  out.fields.part = PartOfDay::none;
  out.fields.hour = clock.hour, out.fields.minute = clock.minute, out.fields.second = clock.second;
  out.fields.zone = clock.zone;
  if (afternoon && out.fields.hour < 12) out.fields.hour += 12;
  return last;
}

// Friday at 5 p.m.; March 3, 10:30 a.m. EST
std::uint32_t read_date_clock(const Grammar& grammar, const Reader& in, std::uint32_t at,
                              Expression& out) {
  std::uint32_t end = read_absolute(grammar, in, at, out);
  if (end == at) end = read_deictic(grammar, in, at, out);
  if (end == at || !is_day_like(out)) return at;
  std::uint32_t next = in.is(end, Word::comma) ? end + 1 : end;
  if (in.text(next) == "at") ++next;
  Expression clock;
  const std::uint32_t last = read_clock(in, next, clock);
  if (last == next) return at;
  const Fields date = out.fields;
  out.fields = clock.fields;
  take_fields(date, out.fields);
  out.fields.year = date.year, out.fields.weekday = date.weekday;
  out.fields.before_christ = date.before_christ;
  out.rule = "date-clock";
  return last;
}

}  // namespace

std::uint32_t read_clock(const Reader& in, std::uint32_t at, Expression& out) {
  out.rule = "clock";
  std::uint32_t end = at;
  if (in.is(at, Word::moment)) {
    out.fields.hour = in.number(at);
    end = at + 1;
  } else {
    end = read_hour(in, at, out.fields);
  }
  if (end == at || out.fields.hour == absent) return at;
  if (in.is(end, Word::zone)) {
    out.fields.zone = in.number(end) + Fields::zone_bias;
    ++end;
  }
  return end;
}

std::uint32_t read_time(const Grammar& grammar, const Reader& in, std::uint32_t at,
                        Expression& out) {
  std::uint32_t longest = at;
  const auto keep = [&](std::uint32_t end, const Expression& found) {
    if (end > longest) longest = end, out = found;
  };
  std::uint32_t core = at;
  Mod mod = Mod::none;
  if (in.row(at).is_any(bits(Word::early, Word::late, Word::mid)) ||
      (in.row(at).is_any(bits(Word::earlier, Word::later)) && in.number(at) == 0)) {
    mod = mod_of(in.row(at));
    core = in.after_hyphen(at + 1);
  }
  Expression found;
  const std::uint32_t part = read_part_of_day(grammar, in, core, found);
  if (part != core) {
    found.mod = mod;
    keep(part, found);
  }
  found = {};
  const std::uint32_t of = read_part_of_day_of(grammar, in, core, found);
  if (of != core) {
    found.mod = mod;
    keep(of, found);
  }
  if (core != at) {
    // mid-afternoon, mid afternoon
    if (longest == at && mod == Mod::mid && in.is(core, Word::part_of_day)) {
      out = {};
      out.frame = {Grain::day, 0, Base::text};
      out.fields.part = static_cast<PartOfDay>(in.number(core));
      out.mod = mod;
      out.rule = "part-of-day";
      return core + 1;
    }
    return longest;
  }
  found = {};
  keep(read_clock_date(grammar, in, at, found), found);
  found = {};
  keep(read_date_clock(grammar, in, at, found), found);
  return longest;
}

}  // namespace gloss::dates
