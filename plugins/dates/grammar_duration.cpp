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
  // "over the next weeks" is during them.
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

std::uint32_t read_set(const Reader& in, std::uint32_t at, Expression& out) {
  out.form = Form::set;
  out.rule = "set";
  if (in.is(at, Word::unit_adverb) && !in[at].joined && !in.row(at).has(Row::capital)) {
    out.amount.unit = in.row(at).unit;
    if (in.number(at) == 2) out.amount.hundredths = 200;
    out.quant = "EVERY";
    return at + 1;
  }
  if (in.is(at, Word::weekday) && in.row(at).has(Row::plural)) {
    out.fields.weekday = in.number(at);
    out.quant = "EVERY";
    return at + 1;
  }
  if (in.is(at, Word::weekday) && in.is(at + 1, Word::part_of_day) &&
      in.row(at + 1).has(Row::plural)) {
    out.fields.weekday = in.number(at);
    out.fields.part = static_cast<PartOfDay>(in.number(at + 1));
    out.quant = "EVERY";
    return at + 2;
  }
  std::uint32_t core = at;
  if (in.is(core, Word::times) || in.is(core + 1, Word::times)) {
    std::int64_t count = 0;
    const std::uint32_t end = read_number(in, core, count);
    if (in.is(end, Word::times)) {
      out.times = end == core ? in.number(core) : static_cast<std::int32_t>(count / 100);
      core = end + 1;
      if (out.times == 0) return at;
    }
  }
  const bool every = in.is(core, Word::every) && in.number(core) == 0;
  if (every) {
    out.quant = in.text(core).front() == 'e' || in.text(core).front() == 'E' ? "EVERY" : "EACH";
    if (in.text(core).size() == 4) out.quant = "EACH";
    ++core;
    if (in.text(core) == "other") out.amount.hundredths = 200, ++core;
    if (in.is(core, Word::weekday)) {
      out.fields.weekday = in.number(core);
      if (in.is(core + 1, Word::part_of_day)) {
        out.fields.part = static_cast<PartOfDay>(in.number(core + 1));
        return core + 2;
      }
      return core + 1;
    }
    if (in.is(core, Word::month)) return out.fields.month = in.number(core), core + 1;
    if (in.is(core, Word::season))
      return out.fields.season = static_cast<Season>(in.number(core)), core + 1;
    if (in.is(core, Word::part_of_day))
      return out.fields.part = static_cast<PartOfDay>(in.number(core)), core + 1;
    Amount amount;
    if (const std::uint32_t end = read_amount(in, core, amount);
        end != core && !in.is(core, Word::a)) {
      out.amount = amount;
      return end;
    }
    if (in.is(core, Word::unit) && !in.row(core).has(Row::plural) && !in[core + 1].joined) {
      out.amount.unit = in.row(core).unit;
      return core + 1;
    }
    return at;
  }
  // $5 a year, twice a week, 60 miles per hour
  const bool rated = in.is(core, Word::a) || in.is(core, Word::every);
  if (!rated || !in.is(core + 1, Word::unit) || in.row(core + 1).has(Row::plural) ||
      in.row(core + 1).unit < Grain::hour || in[core + 2].joined)
    return at;
  constexpr Words counts = bits(Word::digits, Word::decimal, Word::cardinal);
  const Row& before = in.before(core).row;
  const bool counted = before.is_any(bits(Word::quantity, Word::digits, Word::decimal, Word::times,
                                          Word::cardinal, Word::scale)) ||
                       (before.has(Row::lower_plural) &&
                        (in.is(core, Word::every) || in.row(core - 2u).is_any(counts)));
  if (out.times == 0 && !counted) return at;
  out.amount.unit = in.row(core + 1).unit;
  out.rule = "rate";
  return core + 2;
}

}  // namespace gloss::dates
