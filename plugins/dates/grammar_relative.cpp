#include "dates/grammar.hpp"

namespace gloss::dates {
namespace {

bool is_calendar_unit(const Row& row) { return row.is(Word::unit) && row.unit >= Grain::day; }

// Earnings reports speak of "the quarter" and "the year ended Sept. 30".
bool is_ended(std::string_view text) { return text == "ended" || text == "ending" || text == "to"; }

constexpr std::int32_t number_of(Last last) { return static_cast<std::int32_t>(last); }

struct Shift {
  std::int64_t count = 0;
  Base base = Base::document;
  Pick pick = Pick::current;
  bool found = false;
};

// last, the past, next, the following, this, that same.
std::uint32_t read_shift(const Reader& in, std::uint32_t at, Shift& shift) {
  const bool the = in.before(at).row.is(Word::the);
  shift.found = true;
  if (in.is(at, Word::last)) {
    const auto last = static_cast<Last>(in.number(at));
    shift.count = last == Last::latest ? 0 : -1;
    shift.pick = Pick::previous;
    if (last == Last::previous || last == Last::latest) shift.base = Base::text;
    return at + 1;
  }
  if (in.is(at, Word::next)) {
    const auto next = static_cast<Next>(in.number(at));
    shift.count = 1;
    shift.pick = Pick::following;
    if (next == Next::following || (next == Next::next && the)) shift.base = Base::text;
    return at + 1;
  }
  if (in.is(at, Word::this_)) {
    const std::uint32_t end = at + 1;
    // this past weekend, this coming Sunday
    if (in.is(end, Word::last) || (in.is(end, Word::next) && in.number(end) == 1))
      return read_shift(in, end, shift);
    return end;
  }
  if (in.is(at, Word::that)) {
    shift.base = Base::text;
    return in.is(at + 1, Word::that) ? at + 2 : at + 1;
  }
  shift.found = false;
  return at;
}

// today, yesterday, the day before yesterday, the day after tomorrow.
std::uint32_t read_today(const Reader& in, std::uint32_t at, Expression& out) {
  if (in.is(at, Word::today)) {
    out.frame = {Grain::day, in.number(at), Base::document};
    out.rule = "deictic-day";
    return at + 1;
  }
  if (in.is(at, Word::unit) && in.row(at).unit == Grain::day && in.is(at + 2, Word::today)) {
    const std::string_view step = in.text(at + 1);
    const std::int64_t shift = step == "before" ? -1 : step == "after" ? 1 : 0;
    if (shift == 0) return at;
    out.frame = {Grain::day, in.number(at + 2) + shift, Base::document};
    out.rule = "deictic-day";
    return at + 3;
  }
  return at;
}

// A unit after "last", "next", "this": last year, the current fiscal year.
std::uint32_t read_shifted_unit(const Reader& in, std::uint32_t at, std::uint32_t unit,
                                const Shift& shift, Expression& out) {
  const bool fiscal = in.is(unit, Word::fiscal);
  if (fiscal) ++unit;
  const Row& row = in.row(unit);
  if (row.is(Word::period) && in.is(at, Word::last) && in.number(at) == number_of(Last::latest)) {
    out.frame = {Grain::quarter, 0, Base::text};
    out.rule = "shifted-unit";
    return unit + 1;
  }
  // "This Week" is a programme, "Last Year" a title.
  if (row.has(Row::capital) && !row.has(Row::all_capital)) return at;
  if (!is_calendar_unit(row) || row.has(Row::plural)) return at;
  // "this day" and "the last day of" are not days of the calendar.
  if (row.unit == Grain::day && shift.base == Base::document && shift.count <= 0) return at;
  if (row.unit == Grain::day && in.is(unit + 1, Word::of)) return at;
  if (in[unit + 1].joined) return at;
  out.frame = {row.unit, shift.count * (row.is(Word::unit) && row.number == 2 ? 2 : 1), shift.base};
  if (shift.base == Base::text && shift.count == 0 && row.unit == Grain::year && fiscal)
    out.frame.base = Base::document;
  out.fiscal = fiscal;
  out.kind = fiscal ? "fiscal" : "";
  out.rule = "shifted-unit";
  return unit + 1;
}

// The unit alone after an article: the year, the quarter, the weekend.
std::uint32_t read_definite_unit(const Reader& in, std::uint32_t at, Expression& out) {
  if (!in.before(at).row.is(Word::the)) return at;
  const bool fiscal = in.is(at, Word::fiscal);
  const bool full = in.is(at, Word::full);
  const std::uint32_t unit = fiscal || full ? at + 1 : at;
  const Row& row = in.row(unit);
  if (!is_calendar_unit(row) || row.has(Row::plural) || in[unit + 1].joined) return at;
  if (row.unit > Grain::year || (row.unit == Grain::week && row.number == 2)) return at;
  const std::string_view next = in.text(unit + 1);
  if (row.unit == Grain::day &&
      (next == "of" || next == "when" || next == "after" || next == "care"))
    return at;
  out.rule = "definite-unit";
  if (row.unit == Grain::year && is_ended(next)) {
    out.form = Form::duration;
    out.amount.unit = Grain::year;
    return unit + 1;
  }
  const bool textual = row.unit == Grain::day || row.unit == Grain::quarter;
  out.frame = {row.unit, 0, textual ? Base::text : Base::document};
  if (row.unit == Grain::weekend) {
    out.frame = {};
    out.fields.weekend = true;
  }
  out.fiscal = fiscal;
  out.kind = fiscal ? "fiscal" : "";
  return unit + 1;
}

// Quarters: third quarter, Q3, 3Q12, first-quarter.
std::uint32_t read_quarter(const Reader& in, std::uint32_t at, Expression& out) {
  if (in.is(at, Word::quarter_name)) {
    const std::int32_t number = in.number(at);
    (number > 4 ? out.fields.half : out.fields.quarter) = number > 4 ? number - 4 : number;
    if (in.row(at).digits > 0) {
      std::int32_t year = 0;
      for (const char digit : in.text(at).substr(2)) year = year * 10 + (digit - '0');
      out.fields.year = in.row(at).digits == 2 ? 2000 + year : year;
    }
    out.rule = "quarter";
    return at + 1;
  }
  std::int32_t number = 0;
  std::uint32_t end = read_ordinal(in, at, number);
  if (end == at && in.is(at, Word::last)) number = in.number(at) == 0 ? 9 : 0, end = at + 1;
  if (end == at || number == 0) return at;
  end = in.after_hyphen(end);
  if (in.is(end, Word::fiscal)) out.fiscal = true, ++end;
  if (in.is(end, Word::unit) && in.row(end).unit == Grain::quarter &&
      !in.row(end).has(Row::plural) && number <= 4) {
    out.fields.quarter = number;
    out.rule = "quarter";
    return end + 1;
  }
  if (in.is(end, Word::half) && (number <= 2 || number == 9)) {
    out.fields.half = number == 1 ? 1 : 2;
    out.rule = "half";
    return end + 1;
  }
  return at;
}

// The year of a quarter or season: of 2022, in 2022, 2022.
std::uint32_t read_its_year(const Reader& in, std::uint32_t at, Expression& out) {
  if (out.fields.year != absent) return at;
  const std::string_view word = in.text(at);
  const std::uint32_t next = word == "of" || word == "in" || word == "," ? at + 1 : at;
  const std::uint32_t year = in.is(next, Word::fiscal) ? next + 1 : next;
  const std::uint32_t end = read_year(in, year, out);
  if (end == year) return at;
  return end;
}

}  // namespace

std::uint32_t read_deictic(const Grammar& grammar, const Reader& in, std::uint32_t at,
                           Expression& out) {
  if (const std::uint32_t end = read_today(in, at, out); end != at) return end;
  Shift shift;
  const std::uint32_t core = read_shift(in, at, shift);
  if (core == at) return read_definite_unit(in, at, out);
  if (const std::uint32_t end = read_shifted_unit(in, at, core, shift, out); end != at) return end;
  Expression date;
  std::uint32_t end = read_absolute(grammar, in, core, date);
  if (end == core && in.is(core, Word::season) && !in.row(core).has(Row::plural)) {
    date.fields.season = static_cast<Season>(in.number(core));
    date.kind = "season";
    end = core + 1;
  }
  if (end == core || date.fields.year != absent) return at;
  if (shift.base == Base::text && (date.fields.weekday == absent || shift.count == 0)) return at;
  out = date;
  out.pick = shift.pick;
  out.rule = "shifted-date";
  return end;
}

std::uint32_t read_season(const Grammar&, const Reader& in, std::uint32_t at, Expression& out) {
  std::uint32_t core = at;
  Expression found;
  // the 1988 third quarter, the 1988 period, 1982 summer
  if (in.is(at, Word::year)) core = read_year(in, at, found);
  const std::uint32_t fiscal = core;
  if (in.is(core, Word::fiscal)) core = in.after_hyphen(core + 1);
  std::uint32_t end = read_quarter(in, core, found);
  found.fiscal = found.fiscal || fiscal != core;
  if (end == core && in.is(core, Word::season) && fiscal == core) {
    const Row& row = in.row(core);
    if (row.has(Row::plural)) return at;
    found.fields.season = static_cast<Season>(row.number);
    found.kind = "season";
    found.rule = "season";
    end = core + 1;
    const std::uint32_t last = read_its_year(in, end, found);
    const bool named = last != end || found.fields.year != absent;
    constexpr Words introduce =
        bits(Word::the, Word::on, Word::early, Word::late, Word::mid, Word::every);
    const Row& before = in.before(at).row;
    constexpr Words year_words = bits(Word::last, Word::next, Word::this_, Word::that);
    const bool of_other = in.is(end, Word::of) && !in.row(end + 1).is_any(year_words);
    const bool introduced =
        before.is_any(introduce) || (before.is(Word::preposition) && !row.has(Row::weak));
    if (!named && (!introduced || of_other || row.has(Row::capital))) return at;
    if (!named && row.has(Row::weak) && in[end].row.words == 0 && !in.touches(end) &&
        !before.is(Word::the))
      return at;
    end = last;
  } else if (end != core) {
    end = read_its_year(in, end, found);
    if (found.fields.half != absent && found.fields.year == absent) return at;
  } else if (fiscal != core) {
    // fiscal 1989, fiscal year 1989, FY23
    const std::uint32_t year =
        in.is(core, Word::unit) && in.row(core).unit == Grain::year ? core + 1 : core;
    end = read_year(in, year, found);
    if (end == year) {
      if (in.row(fiscal).digits == 0) return at;
      found.fields.year = in.number(fiscal);
      end = fiscal + 1;
    }
    found.fiscal = true;
    found.rule = "fiscal-year";
  } else if (found.fields.year != absent &&
             (in.is(core, Word::period) ||
              (in.is(core, Word::unit) && in.row(core).unit == Grain::quarter))) {
    found.frame = {Grain::quarter, 0, Base::text};
    found.rule = "period-of-year";
    end = core + 1;
  } else {
    return at;
  }
  if (found.fiscal) found.kind = "fiscal";
  out = found;
  return end;
}

std::uint32_t read_offset(const Reader& in, std::uint32_t at, Expression& out) {
  // year-ago quarter, year-earlier period
  if (in.is(at, Word::unit) && in.is(at + 1, Word::range) && in[at + 1].joined &&
      in.row(at + 2).is_any(bits(Word::ago, Word::earlier))) {
    out.frame = {in.row(at).unit, -1, Base::document};
    out.rule = "unit-ago";
    if (in.row(at).unit < Grain::day) return at;
    std::uint32_t end = at + 3;
    if (in.before(at).row.is(Word::the)) {
      std::int32_t number = 0;
      if (const std::uint32_t next = read_ordinal(in, end, number);
          next != end && in.row(next).unit == Grain::quarter && number <= 4) {
        out.fields.quarter = number;
        return next + 1;
      }
    }
    if (in.is(end, Word::period) || in.row(end).unit == Grain::quarter) ++end;
    return end;
  }
  const std::uint32_t end = read_amount(in, at, out.amount);
  if (end == at) return at;
  const bool hyphen_ago = in.after_hyphen(end) != end;
  const std::uint32_t mark = in.after_hyphen(end);
  const Row& row = in.row(mark);
  std::int64_t sign = 0;
  std::uint32_t last = mark + 1;
  if (row.is(Word::ago)) sign = -1;
  if (row.is(Word::earlier) && row.number == 0) sign = -1, out.frame.base = Base::text;
  if (row.is(Word::later) && row.number == 0) sign = 1, out.frame.base = Base::text;
  if (row.is(Word::from) && (in.is(mark + 1, Word::reference) || in.is(mark + 1, Word::today)))
    sign = 1, last = mark + 2;
  if (sign == 0 || hyphen_ago) return at;
  out.rule = sign < 0 ? "amount-ago" : "amount-later";
  if (out.amount.vague) {
    out.form = Form::reference;
    out.reference = sign < 0 ? Reference::past : Reference::future;
    return last;
  }
  out.frame.grain = out.amount.unit;
  out.frame.shift = sign * (out.amount.hundredths / 100);
  if (out.amount.hundredths % 100 != 0 || out.amount.and_half) out.mod = Mod::approx;
  return out.frame.grain == Grain::none ? at : last;
}

std::uint32_t read_reference(const Reader& in, std::uint32_t at, Expression& out) {
  out.form = Form::reference;
  out.rule = "vague";
  const std::uint32_t core = in.is(at, Word::the) ? at + 1 : at;
  const std::uint32_t noun =
      in.text(core) == "near" || in.text(core) == "recent" || in.text(core) == "distant" ? core + 1
                                                                                         : core;
  if (in.is(noun, Word::reference) && in.row(noun).has(Row::weak)) {
    // The past and the future are nouns here; "the past season" is not.
    out.reference = static_cast<Reference>(in.number(noun));
    const Row& next = in.row(noun + 1);
    const std::string_view before = in.text(at - 1u);
    const bool within = core != at && (before == "in" || before == "into" || before == "In");
    constexpr Words goes_on = bits(Word::unit, Word::digits, Word::cardinal, Word::vague,
                                   Word::season, Word::weekday, Word::part_of_day, Word::of);
    return within && !next.is_any(goes_on) && !in[noun + 1].joined ? noun + 1 : at;
  }
  if (core != at) return at;
  if (in.is(at, Word::reference) && !in[at].joined && !in[at + 1].joined) {
    out.reference = static_cast<Reference>(in.number(at));
    return in.row(at).has(Row::all_capital) ? at : at + 1;
  }
  return at;
}

}  // namespace gloss::dates
