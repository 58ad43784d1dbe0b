#include "dates/grammar.hpp"

namespace gloss::dates {
namespace {

bool is_unit(const Reader& in, std::uint32_t at) { return in.is(at, Word::unit); }

// The unit of an amount; a fortnight is two weeks.
std::uint32_t read_unit(const Reader& in, std::uint32_t at, Amount& out) {
  if (!is_unit(in, at)) return at;
  const Row& row = in.row(at);
  out.unit = row.unit;
  if (row.unit == Grain::week && row.number == 2) out.hundredths *= 2;
  return at + 1;
}

// "and a half" between an amount and its unit, or after it.
std::uint32_t read_and_half(const Reader& in, std::uint32_t at, Amount& out) {
  if (in.text(in.after_hyphen(at)) != "and") return at;
  std::uint32_t next = in.after_hyphen(in.after_hyphen(at) + 1);
  if (in.is(next, Word::a)) next = in.after_hyphen(next + 1);
  if (!in.is(next, Word::half)) return at;
  out.and_half = true;
  return next + 1;
}

// several, a few, a couple of, many, dozens of.
std::uint32_t read_vague_number(const Reader& in, std::uint32_t at, Amount& out) {
  std::uint32_t next = in.is(at, Word::a) ? at + 1 : at;
  if (!in.is(next, Word::vague)) return at;
  if (in.number(next) == 2) {
    out.hundredths = 200;
    if (in.is(next + 1, Word::of)) ++next;
  } else {
    out.vague = true;
  }
  return in.after_hyphen(next + 1);
}

}  // namespace

std::uint32_t read_amount(const Reader& in, std::uint32_t at, Amount& out) {
  out = {};
  // half an hour, half a century
  if (in.is(at, Word::half) && in.is(at + 1, Word::a) && is_unit(in, at + 2) &&
      !in.row(at + 2).has(Row::plural)) {
    out.hundredths = 50;
    return read_unit(in, at + 2, out);
  }
  std::uint32_t end = read_vague_number(in, at, out);
  const bool vague_number = end != at;
  if (!vague_number) end = read_number(in, at, out.hundredths);
  bool article = false;
  if (end == at && in.is(at, Word::a)) {
    end = at + 1;
    if (in.is(end, Word::full)) ++end;
    article = true;
  }
  if (end == at) {
    // weeks ago, years later
    if (is_unit(in, at) && in.row(at).has(Row::plural) &&
        in.row(at + 1).is_any(bits(Word::ago, Word::later, Word::earlier))) {
      out.vague = true;
      return read_unit(in, at, out);
    }
    return at;
  }
  end = read_and_half(in, end, out);
  if (in.text(end) == "more" && is_unit(in, end + 1)) ++end;
  std::uint32_t unit = in.after_hyphen(end);
  const Row& row = in.row(unit);
  if (!row.is(Word::unit)) return at;
  const bool hyphenated = unit != end;
  const std::uint32_t last = read_unit(in, unit, out);
  if (row.unit == Grain::second && !row.has(Row::plural) &&
      (article || !(in.is(at, Word::digits) || in.is(at, Word::cardinal))))
    return at;
  if (row.unit == Grain::quarter && (article || in.is(last, Word::of))) return at;
  // "the 2 year" is a slip, "1984 day" is not an amount.
  if (!row.has(Row::plural) && !hyphenated && !article && out.hundredths != 100 &&
      !in.is(at, Word::cardinal) && !in.is(at, Word::digits))
    return at;
  if (in.is(at, Word::year) && !row.has(Row::plural)) return at;
  if (article && in[last].joined) return at;  // "a year-earlier loss"
  return out.and_half ? last : read_and_half(in, last, out);
}

std::uint32_t read_comparison(const Reader& in, std::uint32_t at, Mod& mod) {
  if (in.is(at, Word::approximate)) {
    mod = in.number(at) == 1 ? Mod::less_than : Mod::approx;
    return at + 1;
  }
  const auto is = [&](std::uint32_t place, Compare compare) {
    return in.is(place, Word::compare) && in.number(place) == static_cast<std::int32_t>(compare);
  };
  const bool negated = is(at, Compare::no);
  const std::uint32_t core = negated ? at + 1 : at;
  if (is(core, Compare::more) && in.text(core + 1) == "than") {
    mod = negated ? Mod::equal_or_less : Mod::more_than;
    return core + 2;
  }
  if (is(core, Compare::less) && in.text(core + 1) == "than") {
    mod = negated ? Mod::equal_or_more : Mod::less_than;
    return core + 2;
  }
  if (negated) return at;
  if (is(at, Compare::at) && is(at + 1, Compare::least)) {
    mod = Mod::equal_or_more;
    return at + 2;
  }
  if (is(at, Compare::at) && is(at + 1, Compare::most)) {
    mod = Mod::equal_or_less;
    return at + 2;
  }
  if (is(at, Compare::up) && in.text(at + 1) == "to") {
    mod = Mod::equal_or_less;
    return at + 2;
  }
  // "over the next weeks" means during them.
  const bool amount_follows = in.row(at + 1).is_any(bits(Word::a, Word::digits, Word::cardinal));
  if (is(at, Compare::over) && amount_follows) {
    mod = Mod::more_than;
    return at + 1;
  }
  if (is(at, Compare::under)) {
    mod = Mod::less_than;
    return at + 1;
  }
  return at;
}

std::uint32_t read_duration(const Reader& in, std::uint32_t at, Expression& out) {
  out.form = Form::duration;
  // recent years, coming weeks
  if ((in.text(at) == "recent" || in.text(at) == "coming") && in.is(at + 1, Word::unit) &&
      in.row(at + 1).has(Row::plural)) {
    out.amount.vague = true;
    out.amount.unit = in.row(at + 1).unit;
    out.rule = "vague-amount";
    return at + 2;
  }
  std::uint32_t core = at;
  bool the = false;
  if (in.is(core, Word::the)) the = true, ++core;
  const Words limits = bits(Word::last, Word::next, Word::this_, Word::full);
  bool limited = false;
  if (in.row(core).is_any(limits) || (in.is(core, Word::ordinal) && in.number(core) == 1)) {
    limited = true;
    ++core;
    if (in.is(core, Word::last) || in.is(core, Word::next)) ++core;
  }
  std::uint32_t end = read_amount(in, core, out.amount);
  if (end == core && core != at && in.text(core - 1) == "another" && in.is(core, Word::unit) &&
      !in.row(core).has(Row::plural)) {
    out.amount.unit = in.row(core).unit;
    end = core + 1;
  }
  if (end == core) return at;
  if (in.is(in.after_hyphen(end), Word::long_) && in[in.after_hyphen(end)].joined)
    end = in.after_hyphen(end) + 1;
  const bool adjective = in[end - 1].joined && in.row(end - 2u).is(Word::range);
  // The article belongs to the noun in "the two-year plan", to the time in "the two years".
  if (the && !limited && adjective) return at;
  if (limited && in.is(core, Word::a)) return at;
  out.rule = adjective ? "amount-adjective" : "amount";
  if (out.amount.hundredths == 200 && in.text(end - 2u) != "two" &&
      in.row(end - 2u).is_any(bits(Word::of, Word::vague)))
    out.mod = Mod::approx;  // a couple of years
  if (in.text(end) == "or" && in.text(end + 1) == "so") {
    out.mod = Mod::approx;
    end += 2;
  }
  return end;
}

namespace {

// daily, annually
std::uint32_t read_unit_adverb(const Reader& in, std::uint32_t at, Expression& out) {
  if (!in.is(at, Word::unit_adverb) || in[at].joined || in.row(at).has(Row::capital)) return at;
  out.amount.unit = in.row(at).unit;
  if (in.number(at) == 2) out.amount.hundredths = 200;
  out.quant = "EVERY";
  return at + 1;
}

// Mondays, Monday mornings
std::uint32_t read_plural_weekday(const Reader& in, std::uint32_t at, Expression& out) {
  if (!in.is(at, Word::weekday)) return at;
  const bool plural = in.row(at).has(Row::plural);
  if (!plural && !(in.is(at + 1, Word::part_of_day) && in.row(at + 1).has(Row::plural))) return at;
  out.fields.weekday = in.number(at);
  out.quant = "EVERY";
  if (plural) return at + 1;
  out.fields.part = static_cast<PartOfDay>(in.number(at + 1));
  return at + 2;
}

// The objects of "every": weekdays, months, seasons, parts of the day, amounts, units.
std::uint32_t read_recurring(const Reader& in, std::uint32_t at, Expression& out) {
  if (in.is(at, Word::weekday)) {
    out.fields.weekday = in.number(at);
    if (!in.is(at + 1, Word::part_of_day)) return at + 1;
    out.fields.part = static_cast<PartOfDay>(in.number(at + 1));
    return at + 2;
  }
  if (in.is(at, Word::month)) return out.fields.month = in.number(at), at + 1;
  if (in.is(at, Word::season))
    return out.fields.season = static_cast<Season>(in.number(at)), at + 1;
  if (in.is(at, Word::part_of_day))
    return out.fields.part = static_cast<PartOfDay>(in.number(at)), at + 1;
  Amount amount;
  if (const std::uint32_t end = read_amount(in, at, amount); end != at && !in.is(at, Word::a)) {
    out.amount = amount;
    return end;
  }
  if (!in.is(at, Word::unit) || in.row(at).has(Row::plural) || in[at + 1].joined) return at;
  out.amount.unit = in.row(at).unit;
  return at + 1;
}

// every other week, each Monday
std::uint32_t read_every(const Reader& in, std::uint32_t at, Expression& out) {
  const std::string_view word = in.text(at);
  const bool is_every = word.size() != 4 && (word.front() == 'e' || word.front() == 'E');
  out.quant = is_every ? "EVERY" : "EACH";
  std::uint32_t core = at + 1;
  if (in.text(core) == "other") out.amount.hundredths = 200, ++core;
  const std::uint32_t end = read_recurring(in, core, out);
  return end == core ? at : end;
}

// once, three times; sets out.times
std::uint32_t read_times(const Reader& in, std::uint32_t at, Expression& out) {
  if (!in.is(at, Word::times) && !in.is(at + 1, Word::times)) return at;
  std::int64_t count = 0;
  const std::uint32_t end = read_number(in, at, count);
  if (!in.is(end, Word::times)) return at;
  out.times = end == at ? in.number(at) : static_cast<std::int32_t>(count / 100);
  return end + 1;
}

// $5 a year, twice a week, 60 miles per hour
std::uint32_t read_rate(const Reader& in, std::uint32_t at, Expression& out) {
  const bool rated = in.is(at, Word::a) || in.is(at, Word::every);
  if (!rated || !in.is(at + 1, Word::unit) || in.row(at + 1).has(Row::plural) ||
      in.row(at + 1).unit < Grain::hour || in[at + 2].joined)
    return at;
  constexpr Words counts = bits(Word::digits, Word::decimal, Word::cardinal);
  const Row& before = in.before(at).row;
  const bool counted =
      before.is_any(bits(Word::quantity, Word::digits, Word::decimal, Word::times, Word::cardinal,
                         Word::scale)) ||
      (before.has(Row::lower_plural) && (in.is(at, Word::every) || in.row(at - 2u).is_any(counts)));
  if (out.times == 0 && !counted) return at;
  out.amount.unit = in.row(at + 1).unit;
  out.rule = "rate";
  return at + 2;
}

}  // namespace

std::uint32_t read_set(const Reader& in, std::uint32_t at, Expression& out) {
  out.form = Form::set;
  out.rule = "set";
  if (const auto end = read_unit_adverb(in, at, out); end != at) return end;
  if (const auto end = read_plural_weekday(in, at, out); end != at) return end;
  const std::uint32_t core = read_times(in, at, out);
  if (core != at && out.times == 0) return at;
  const bool every = in.is(core, Word::every) && in.number(core) == 0;
  const std::uint32_t end = every ? read_every(in, core, out) : read_rate(in, core, out);
  return end == core ? at : end;
}

}  // namespace gloss::dates
