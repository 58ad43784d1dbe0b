#include "dates/grammar.hpp"

namespace gloss::dates {
namespace {

constexpr std::int64_t most = 100'000'000;

// twenty, twenty-five, seven: below 100.
std::uint32_t read_below_hundred(const Reader& in, std::uint32_t at, std::int64_t& value) {
  if (!in.is(at, Word::cardinal)) return at;
  value = in.number(at);
  const std::uint32_t next = in.after_hyphen(at + 1);
  if (value >= 20 && in.is(next, Word::cardinal) && in.number(next) > 0 && in.number(next) < 10) {
    value += in.number(next);
    return next + 1;
  }
  return at + 1;
}

std::uint32_t read_words(const Reader& in, std::uint32_t at, std::int64_t& value) {
  std::int64_t part = 0;
  std::uint32_t end = read_below_hundred(in, at, part);
  if (end == at && in.is(at, Word::a) && in.is(at + 1, Word::scale)) part = 1, end = at + 1;
  if (end == at) return at;
  value = 0;
  for (int step = 0; step < 3; ++step) {
    const std::uint32_t scale = in.after_hyphen(end);
    if (!in.is(scale, Word::scale)) break;
    part *= in.number(scale);
    end = scale + 1;
    if (in.number(scale) >= 1000) value += part, part = 0;
    std::int64_t rest = 0;
    const std::uint32_t from = in.text(end) == "and" ? end + 1 : in.after_hyphen(end);
    const std::uint32_t next = read_below_hundred(in, from, rest);
    if (next == from) break;
    part += rest;
    end = next;
  }
  value += part;
  return value > most ? at : end;
}

// 1/2, 1/4, 3/4 in hundredths.
std::int32_t fraction_of(std::string_view text) {
  if (text == "1/2" || text == "\u00BD") return 50;
  if (text == "1/4" || text == "\u00BC") return 25;
  return text == "3/4" || text == "\u00BE" ? 75 : 0;
}

// nineteen ninety-six, eighteen twelve, twenty ten.
std::uint32_t read_year_words(const Reader& in, std::uint32_t at, std::int32_t& year) {
  std::int64_t high = 0, low = 0;
  const std::uint32_t middle = read_below_hundred(in, at, high);
  if (middle == at) return at;
  if (high >= 10 && high <= 20) {
    const std::uint32_t from = in.after_hyphen(middle);
    const std::uint32_t end = read_below_hundred(in, from, low);
    if (end != from && low >= 10) {
      year = static_cast<std::int32_t>(high * 100 + low);
      return end;
    }
  }
  return at;
}

}  // namespace

std::uint32_t read_number(const Reader& in, std::uint32_t at, std::int64_t& hundredths) {
  const Row& row = in.row(at);
  if (row.is(Word::decimal)) {
    hundredths = row.number;
    return at + 1;
  }
  if (row.is(Word::digits)) {
    hundredths = row.number * std::int64_t{100};
    if (const std::int32_t part = fraction_of(in.text(at + 1))) {
      hundredths += part;
      return at + 2;
    }
    return at + 1;
  }
  std::int64_t value = 0;
  const std::uint32_t end = read_words(in, at, value);
  if (end != at) hundredths = value * 100;
  return end;
}

std::uint32_t read_ordinal(const Reader& in, std::uint32_t at, std::int32_t& number) {
  if (in.is(at, Word::ordinal)) {
    number = in.number(at);
    return at + 1;
  }
  const std::uint32_t next = in.after_hyphen(at + 1);
  if (in.is(at, Word::cardinal) && in.number(at) >= 20 && in.is(next, Word::ordinal) &&
      in.number(next) < 10 && in.row(next).digits == 0) {
    number = in.number(at) + in.number(next);
    return next + 1;
  }
  return at;
}

std::uint32_t read_day(const Reader& in, std::uint32_t at, std::int32_t& day) {
  std::int32_t number = 0;
  std::uint32_t end = at;
  if (in.is(at, Word::digits) && in.row(at).digits <= 2) {
    number = in.number(at);
    end = at + 1;
  } else {
    end = read_ordinal(in, at, number);
  }
  if (end == at || number < 1 || number > 31) return at;
  day = number;
  return end;
}

std::uint32_t read_year(const Reader& in, std::uint32_t at, Expression& out) {
  const Row& row = in.row(at);
  if (in.is(at, Word::era) && row.number == 1 && in.is(at + 1, Word::digits) &&
      in.row(at + 1).digits <= 4 && in.number(at + 1) > 0) {
    out.fields.year = in.number(at + 1);
    return at + 2;
  }
  if (row.is(Word::digits) && row.digits <= 4 && in.is(at + 1, Word::era) && row.number > 0) {
    out.fields.year = row.number;
    out.fields.before_christ = in.number(at + 1) < 0;
    return at + 2;
  }
  if (row.is(Word::year)) {
    out.fields.year = row.number;
    return at + 1;
  }
  const bool apostrophe = (in.text(at) == "'" || in.text(at) == "\u2019") &&
                          in.is(at + 1, Word::digits) && in.row(at + 1).digits == 2 &&
                          in.touches(at + 1);
  if (row.is(Word::short_year) || apostrophe) {
    const std::int32_t number = apostrophe ? in.number(at + 1) : row.number;
    out.fields.year = number + (number < 40 ? 2000 : 1900);
    out.year_is_guess = true;
    return at + (apostrophe ? 2 : 1);
  }
  if (in.text(at) == "two" && in.text(at + 1) == "thousand") {
    std::int64_t value = 0;
    const std::uint32_t end = read_number(in, at, value);
    if (value < 210000) {
      out.fields.year = static_cast<std::int32_t>(value / 100);
      return end;
    }
    return at;
  }
  std::int32_t year = 0;
  const std::uint32_t end = read_year_words(in, at, year);
  if (end != at) out.fields.year = year;
  return end;
}

}  // namespace gloss::dates
