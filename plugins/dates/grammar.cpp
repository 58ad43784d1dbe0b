#include "dates/grammar.hpp"

namespace gloss::dates {
namespace {

/// Limits how deep dates may nest, so that recursion is bounded.
constexpr int deepest = 2;

bool is_year_only(const Fields& fields) {
  return fields.year != absent && fields.month == absent && fields.quarter == absent &&
         fields.half == absent && fields.season == Season::none && fields.holiday == absent;
}

bool lacks_year(const Expression& date) {
  return date.form == Form::calendar && date.frame.grain == Grain::none &&
         date.fields.year == absent && date.fields.decade == absent &&
         date.fields.century == absent && date.fields.weekday == absent && !date.fields.weekend;
}

bool is_year_frame(const Expression& date) {
  return date.form == Form::calendar && date.frame.grain == Grain::year &&
         date.fields.month == absent;
}

// June last year, January this year, the autumn of last year, July 25 of that year.
std::uint32_t read_relative_year(const Grammar& grammar, const Reader& in, std::uint32_t at,
                                 Expression& date) {
  std::uint32_t next = in.is(at, Word::of) || in.text(at) == "in" ? at + 1 : at;
  const bool linked = next != at;
  if (linked && in.is(next, Word::the)) ++next;
  if (!linked && !in.row(next).is_any(bits(Word::last, Word::next, Word::this_))) return at;
  Expression year;
  const std::uint32_t end = read_deictic(grammar, in, next, year);
  if (end == next || !is_year_frame(year)) return at;
  date.frame = year.frame;
  if (year.fiscal) date.kind = "fiscal", date.fiscal = true;
  return end;
}

// last year's third quarter, next year's first half
std::uint32_t read_possessed(const Grammar& grammar, const Reader& in, std::uint32_t at,
                             Expression& date) {
  if (!is_year_frame(date) && !is_year_only(date.fields)) return at;
  if (!in.is(at, Word::possessive)) return at;
  Expression part;
  std::uint32_t end = read_season(grammar, in, at + 1, part);
  if (end == at + 1 && in.is(at + 1, Word::ordinal) && in.is(at + 2, Word::half)) {
    part.fields.half = in.number(at + 1) == 1 ? 1 : 2;
    end = at + 3;
  }
  if (end == at + 1 || part.fields.year != absent || part.frame.grain != Grain::none) return at;
  take_fields(part.fields, date.fields);
  date.kind = part.kind;
  date.rule = "part-of-year";
  return end;
}

/// Whether the expression includes the "the" before the core.
bool takes_article(const Reader& in, std::uint32_t core, std::uint32_t end,
                   const Expression& date) {
  const Fields& fields = date.fields;
  if (std::string_view(date.rule) == "unit-ago" && end == core + 3) return false;
  if (fields.decade != absent || fields.season != Season::none || fields.weekend) return true;
  if (date.frame.grain != Grain::none) return true;
  const bool hyphen = in[end - 1].joined && in.is(end - 2u, Word::range);
  if (fields.century != absent || fields.quarter != absent || fields.half != absent) return !hyphen;
  if (date.form != Form::calendar) return true;
  if (in.is(core, Word::fiscal)) return false;
  if (in.is(core, Word::unit)) return true;  // the year 2000
  return fields.day != absent && !in.is(core, Word::month) && !in.is(core, Word::weekday) &&
         !in.is(core, Word::full_date);
}

std::uint32_t read_core(const Grammar& grammar, const Reader& in, std::uint32_t at,
                        Expression& out) {
  std::uint32_t longest = at;
  const Row& row = in.row(at);
  const auto read = [&](Words first, auto rule) {
    if (!row.is_any(first)) return;
    Expression found;
    if (const std::uint32_t end = rule(found); end > longest) longest = end, out = found;
  };
  constexpr Words counts = bits(Word::digits, Word::cardinal, Word::ordinal);
  read(begin_absolute, [&](Expression& found) { return read_absolute(grammar, in, at, found); });
  read(counts | bits(Word::decimal, Word::vague, Word::a, Word::half, Word::unit),
       [&](Expression& found) { return read_offset(in, at, found); });
  read(bits(Word::today, Word::unit, Word::last, Word::next, Word::this_, Word::that, Word::fiscal,
            Word::full),
       [&](Expression& found) { return read_deictic(grammar, in, at, found); });
  read(bits(Word::year, Word::fiscal, Word::quarter_name, Word::ordinal, Word::cardinal, Word::last,
            Word::season),
       [&](Expression& found) { return read_season(grammar, in, at, found); });
  read(bits(Word::decade, Word::ordinal, Word::cardinal, Word::possessive),
       [&](Expression& found) { return read_era(in, at, found); });
  read(
      bits(Word::unit, Word::era, Word::digits, Word::short_year, Word::possessive, Word::cardinal),
      [&](Expression& found) { return read_lone_year(in, at, found); });
  // The first half of last year: the half needs its year.
  std::int32_t number = 0;
  if (longest == at) {
    std::uint32_t half = read_ordinal(in, at, number);
    if (half == at && in.is(at, Word::last)) number = 2, half = at + 1;
    if (half != at && in.is(half, Word::half) && number <= 2) {
      Expression found;
      found.fields.half = number;
      found.rule = "half";
      if (const std::uint32_t end = read_relative_year(grammar, in, half + 1, found);
          end != half + 1) {
        out = found;
        return end;
      }
    }
    return at;
  }
  if (lacks_year(out)) longest = read_relative_year(grammar, in, longest, out);
  return read_possessed(grammar, in, longest, out);
}

std::uint32_t read_dated(const Grammar& grammar, const Reader& in, std::uint32_t at, int depth,
                         Expression& out);

// the end of 1990, the beginning of last week, the first half of the 1980s, early in 1862
std::uint32_t read_part_of(const Grammar& grammar, const Reader& in, std::uint32_t at, int depth,
                           Expression& out) {
  std::uint32_t core = in.is(at, Word::the) ? at + 1 : at;
  Mod mod = Mod::none;
  bool halved = false, early = false;
  std::uint32_t link = core + 1;
  if (in.row(core).is_any(bits(Word::beginning, Word::middle, Word::end))) {
    mod = mod_of(in.row(core));
  } else if (in.row(core).is_any(bits(Word::early, Word::late, Word::earlier, Word::later))) {
    if (in.text(link) == "part" && in.is(link + 1, Word::of))
      ++link;
    else if (in.text(link) != "in")
      return at;
    early = true;
    mod = mod_of(in.row(core));
  } else if (in.is(core + 1, Word::half)) {
    halved = true;
    const bool first = in.is(core, Word::ordinal) && in.number(core) == 1;
    const bool second =
        in.is(core, Word::last) || (in.is(core, Word::ordinal) && in.number(core) == 2);
    if (!first && !second) return at;
    mod = first ? Mod::start : Mod::end;
    ++link;
  }
  const bool possible = in.is(link, Word::of) || (early && in.text(link) == "in");
  if (mod == Mod::none || !possible) return at;
  const std::uint32_t end = read_dated(grammar, in, link + 1, depth + 1, out);
  if (end == link + 1 || out.form != Form::calendar || out.mod != Mod::none) return at;
  out.rule = "part-of-period";
  if (halved && (is_year_only(out.fields) || is_year_frame(out)))
    out.fields.half = mod == Mod::start ? 1 : 2;
  else
    out.mod = mod;
  return end;
}

// year-end, year end, month's end
std::uint32_t read_unit_end(const Reader& in, std::uint32_t at, Expression& out) {
  if (!in.is(at, Word::unit) || in.row(at).has(Row::plural) || in.row(at).unit < Grain::week)
    return at;
  std::uint32_t next = in.after_hyphen(at + 1);
  if (in.is(next, Word::possessive)) ++next;
  if (in.text(next) != "end") return at;
  out.frame = {in.row(at).unit, 0, Base::document};
  out.mod = Mod::end;
  out.rule = "unit-end";
  return next + 1;
}

std::uint32_t read_dated(const Grammar& grammar, const Reader& in, std::uint32_t at, int depth,
                         Expression& out) {
  if (depth > deepest) return at;
  if (const std::uint32_t end = read_part_of(grammar, in, at, depth, out); end != at) return end;
  out = {};
  if (const std::uint32_t end = read_unit_end(in, at, out); end != at) return end;
  const bool the = in.is(at, Word::the);
  std::uint32_t core = the ? at + 1 : at;
  Mod mod = Mod::none;
  if (in.row(core).is_any(bits(Word::early, Word::late, Word::mid, Word::earlier, Word::later))) {
    const Row& row = in.row(core);
    if (row.is_any(bits(Word::earlier, Word::later)) && row.number != 0) return at;
    mod = mod_of(row);
    core = in.after_hyphen(core + 1);
  }
  out = {};
  std::uint32_t end = read_core(grammar, in, core, out);
  if (end == core) {
    if (!the && mod == Mod::none) return read_offset(in, at, out);
    return at;
  }
  if (mod != Mod::none && (out.form != Form::calendar || out.mod != Mod::none)) return at;
  // "the mid-March visit": the article is the noun's; "the late 1970s" keeps it.
  if (the && !takes_article(in, core, end, out)) return at;
  if (mod != Mod::none) {
    out.mod = mod;
    out.rule = "early-mid-late";
  }
  return end;
}

}  // namespace

std::uint32_t read_date(const Grammar& grammar, const Reader& in, std::uint32_t at,
                        Expression& out) {
  return read_dated(grammar, in, at, 0, out);
}

std::uint32_t read_expression(const Grammar& grammar, const Reader& in, std::uint32_t at,
                              Expression& out) {
  std::uint32_t longest = at;
  const auto keep = [&](std::uint32_t end, const Expression& found) {
    if (end > longest) longest = end, out = found;
  };
  // The token classes that can begin each kind: most words begin only one or two.
  constexpr Words begin_set = bits(Word::unit_adverb, Word::weekday, Word::times, Word::cardinal,
                                   Word::digits, Word::every, Word::a);
  constexpr Words begin_duration =
      bits(Word::the, Word::last, Word::next, Word::this_, Word::full, Word::ordinal,
           Word::cardinal, Word::digits, Word::decimal, Word::vague, Word::a, Word::half);
  Expression found;
  if (in.row(at).is_any(begin_set)) keep(read_set(in, at, found), found);
  Mod mod = Mod::none;
  const std::uint32_t core = read_comparison(in, at, mod);
  if (in.row(core).is_any(begin_duration)) {
    found = {};
    if (const std::uint32_t end = read_duration(in, core, found); end != core) {
      if (mod != Mod::none) found.mod = mod;
      keep(end, found);
    }
  }
  const bool approximate = in.is(at, Word::approximate);
  if (core == at || approximate) {
    found = {};
    std::uint32_t end = read_time(grammar, in, core, found);
    if (end != core) {
      if (approximate) found.mod = Mod::approx;
      keep(end, found);
    }
    found = {};
    end = read_date(grammar, in, core, found);
    if (end != core && !(approximate && found.mod != Mod::none)) {
      if (approximate) found.mod = Mod::approx;
      keep(end, found);
    }
  } else {
    found = {};
    if (const std::uint32_t end = read_offset(in, core, found); end != core) {
      found.mod = mod;
      keep(end, found);
    }
  }
  found = {};
  if (core == at) keep(read_reference(in, at, found), found);
  return longest;
}

}  // namespace gloss::dates
