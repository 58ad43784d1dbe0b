#include "dates/draft.hpp"

#include <algorithm>
#include <utility>

namespace gloss::dates {

std::int32_t digits_at(std::string_view text, std::size_t& at) {
  std::int32_t value = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
    value = std::min(value, 99'999'999) * 10 + (text[at] - '0');
  return value;
}

void Draft::take_number(const Reader& in, std::uint32_t atom) {
  const Row& row = in.row(atom);
  if (row.is(Word::vague)) {
    vague = true;
  } else if (row.is(Word::couple)) {
    whole = 200;
    x.mod = Mod::approx;
  } else if (row.is(Word::dozen)) {
    if (row.number > 0)
      whole = 100 * (whole + part > 0 ? (whole + part) / 100 : 1) * row.number, part = 0;
    else
      vague = true;
  } else if (row.is(Word::fraction)) {
    part += row.number;
  } else if (row.is(Word::decimal)) {
    whole = row.number;
  } else if (row.is(Word::scale)) {
    if (whole > 0 && part == 0)
      whole *= row.number;
    else
      part = (part > 0 ? part : 100) * row.number;
    if (row.number >= 1000) whole += part, part = 0;
  } else if (row.is(Word::digits)) {
    whole = row.number * std::int64_t{100};
  } else {
    part += row.number * std::int64_t{100};
  }
  if (whole + part > 100'000'000'000) wrong = true;
}

// This time, at the same time.
bool Draft::shift_before_time(const Reader& in, std::uint32_t atom) {
  return in.row(atom).is(Word::time_word) && in.before(atom).is_any(bits(Word::this_, Word::that));
}

void Draft::take_unit(const Row& row) {
  unit = row.unit;
  unit_number = row.number == 2 && (row.unit == Grain::week || row.is(Word::unit_adverb)) ? 2 : 1;
  if (row.unit == Grain::none) wrong = true;
  if (amount_count == 3) return;
  if (whole + part == 0 && !vague) {  // years ago; every year
    vague = row.is_any(bits(Word::units, Word::tunits));
    whole = 100;
  }
  Amount& amount = amounts[amount_count++];
  amount.unit = row.unit;
  amount.vague = vague;
  amount.hundredths = (whole + part) * unit_number;
  if (pair) x.at_most = amount.hundredths, amount.hundredths = low * unit_number;
  whole = part = 0;
  vague = false;
}

void Draft::take_shift(const Reader& in, const Automaton::Taken& taken) {
  const Row& row = in.row(taken.atom);
  if (taken.word == Word::that && shift == ShiftWord::that) return;
  shift_inner = shift == ShiftWord::this_;
  shift = taken.word == Word::last   ? ShiftWord::last
          : taken.word == Word::next ? ShiftWord::next
          : taken.word == Word::that ? ShiftWord::that
                                     : ShiftWord::this_;
  shift_number = row.number;
  shift_the = in.before(taken.atom).is(Word::the);
}

void Draft::take_quarter_name(const Reader& in, std::uint32_t atom) {
  const Row& row = in.row(atom);
  if (!row.is(Word::quarter_name)) {
    x.fields.quarter = row.is(Word::ordinal) ? row.number : ordinal;
    ordinal = x.fields.quarter;
    if (ordinal > 4 || ordinal < 1) wrong = true;
    return;
  }
  (row.number > 4 ? x.fields.half : x.fields.quarter) =
      row.number > 4 ? row.number - 4 : row.number;
  if (row.digits == 0) return;
  const std::string_view text = in.text(atom);
  std::size_t at = row.digits == 5 ? 0 : text.size() - row.digits;
  const std::int32_t year = digits_at(text, at);
  x.fields.year = row.digits == 2 ? 2000 + year : year;
}

bool Draft::take_modifier(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  const Row& row = in.row(taken.atom);
  switch (slot) {
    case Slot::mod:
      mid = row.is(Word::mid);
      x.mod = row.is_any(bits(Word::early, Word::beginning, Word::earlier)) ? Mod::start
              : row.is(Word::ordinal) && row.number == 1                    ? Mod::start
              : row.is_any(bits(Word::mid, Word::middle))                   ? Mod::mid
                                                                            : Mod::end;
      return true;
    case Slot::approx:
      x.mod = Mod::approx;
      return true;
    case Slot::less:
      nearly = taken.word == Word::nearly;
      x.mod = Mod::less_than;
      return true;
    case Slot::more:
      x.mod = Mod::more_than;
      return true;
    case Slot::atmost:
      x.mod = Mod::equal_or_less;
      return true;
    case Slot::atleast:
      x.mod = Mod::equal_or_more;
      return true;
    case Slot::ago:
      side = Side::ago;
      return true;
    case Slot::later:
      side = taken.word == Word::from || (taken.word == Word::later && row.number == 1)
                 ? Side::from
                 : Side::later;
      return true;
    case Slot::earlier:
      side = Side::earlier;
      return true;
    case Slot::after:
      step = 1;
      return true;
    case Slot::before:
      step = -1;
      return true;
    case Slot::cycle:
      cycle = taken.word == Word::last ? -1 : 1;
      return true;
    case Slot::every: {
      const std::string_view word = in.text(taken.atom);
      x.quant = taken.word == Word::most ? "MOST" : word.size() != 4 ? "EVERY" : "EACH";
      return true;
    }
    case Slot::other:
      whole = 200;
      return true;
    default:
      return false;
  }
}

bool Draft::take_other(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  const Row& row = in.row(taken.atom);
  switch (slot) {
    case Slot::times:
      x.times =
          taken.word == Word::once ? row.number : static_cast<std::int32_t>((whole + part) / 100);
      whole = part = 0;
      return true;
    case Slot::epithet:
      x.reference = static_cast<Reference>(row.number);
      x.of_story = true;
      return true;
    case Slot::any:
      x.pick = Pick::any;
      return true;
    case Slot::scene:
      x.of_story = true;
      // The time is that of the date before, a period or "the time" its year.
      x.frame = {shift_before_time(in, taken.atom) ? Grain::day : Grain::year, 0, Base::text};
      return true;
    case Slot::orlater:
      x.mod = taken.word == Word::earlier || taken.word == Word::before ? Mod::on_or_before
                                                                        : Mod::on_or_after;
      return true;
    case Slot::freq:
      x.times = static_cast<std::int32_t>((whole + part) / 100);
      x.times_unit = row.unit;
      whole = part = 0;
      return true;
    default:
      return false;
  }
}

bool Draft::take_amount(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  const Row& row = in.row(taken.atom);
  switch (slot) {
    case Slot::num:
      take_number(in, taken.atom);
      return true;
    case Slot::ord:
      if (taken.word == Word::last || taken.word == Word::final_)
        ordinal = last_ordinal;
      else
        ordinal = (ordinal == absent ? 0 : ordinal) + row.number;
      return true;
    case Slot::sep:
      low = whole + part;
      whole = part = 0;
      pair = true;
      return true;
    case Slot::one:
      whole = 100;
      if (row.is(Word::unit)) take_unit(row);
      return true;
    case Slot::unit:
      take_unit(row);
      return true;
    case Slot::here:
      here = true;
      if (row.is(Word::part_of_day)) return take_clock_part(in, taken, Slot::part);
      unit = row.is(Word::period) ? Grain::quarter : row.unit;
      unit_number = row.number == 2 ? 2 : 1;
      return true;
    case Slot::andhalf:
      (amount_count > 0 ? amounts[amount_count - 1].hundredths : whole) += 50;
      return true;
    case Slot::halfof:
      whole = 50;
      return true;
    case Slot::quarterof:
      whole = (whole + part > 0 ? whole + part : 100) / 4, part = 0;
      return true;
    default:
      return false;
  }
}

bool Draft::take_period(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  const Row& row = in.row(taken.atom);
  Fields& fields = x.fields;
  switch (slot) {
    case Slot::quarter:
      take_quarter_name(in, taken.atom);
      return true;
    case Slot::half:
      halved = true;
      // A number behind it is another one's: the second half of the 19th century.
      half_ordinal = std::exchange(ordinal, absent);
      return true;
    case Slot::decade:
      fields.decade = row.is(Word::decade) ? row.number : row.number / 10;  // the 1920's
      fields.open_century = row.digits == 2 || row.digits == 0;
      x.year_is_guess = fields.open_century;
      return true;
    case Slot::century:
      fields.century = ordinal;
      if (row.unit != Grain::century || ordinal < 1 || ordinal > 30) wrong = true;
      return true;
    case Slot::season:
      fields.season = static_cast<Season>(row.number);
      x.kind = "season";
      return true;
    case Slot::fixedday:
      fixed_day = true;
      [[fallthrough]];
    case Slot::today:
      x.frame = {Grain::day, row.number, Base::document};
      return true;
    default:
      return false;
  }
}

bool Draft::take_rest(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  const Row& row = in.row(taken.atom);
  switch (slot) {
    case Slot::fiscal:
      x.fiscal = true;
      x.kind = "fiscal";
      if (row.digits > 0) x.fields.year = row.number;
      return true;
    case Slot::lastof:
      x.nth.number = -1;
      return true;
    case Slot::nthunit:
    case Slot::nthday:
      if (ordinal == absent) wrong = true;
      x.nth.number = ordinal == last_ordinal ? -1 : x.nth.number < 0 ? -ordinal : ordinal;
      if (slot == Slot::nthday) x.nth.weekday = row.number;
      x.nth.unit = slot == Slot::nthday ? Grain::day : row.unit;
      if (row.is(Word::unit) && row.number == 2 && x.nth.unit == Grain::week) x.nth.count = 2;
      if (taken.word == Word::units) {
        x.nth.count =
            vague ? -1
                  : static_cast<std::int32_t>(std::min<std::int64_t>((whole + part) / 100, 100000));
        whole = part = 0;
      }
      ordinal = absent;
      return true;
    case Slot::round:
      x.round = row.unit;
      return true;
    case Slot::todate:
      x.to_date = true;
      if (row.is(Word::ytd)) here = true, unit = row.unit;
      return true;
    case Slot::samenext:
      x.frame.shift = 1;
      return true;
    case Slot::recent:
      if (taken.word == Word::recent) return true;
      vague = taken.word == Word::units || taken.word == Word::tunits;
      whole = 100;
      take_unit(row);
      return true;
    case Slot::adverb:
      whole = 100;
      take_unit(row);
      x.quant = "EVERY";
      return true;
    case Slot::ref:
      x.reference = static_cast<Reference>(row.number);
      return true;
    default:
      return false;
  }
}

void Draft::take(const Reader& in, const Automaton::Taken& taken) {
  const Slot slot = taken.slot;
  if (slot == Slot::none || slot == Slot::next) return;
  if (slot == Slot::shift || slot == Slot::shift2) return take_shift(in, taken);
  // The most frequent ones first.
  if (take_day_part(in, taken, slot) || take_amount(in, taken, slot) ||
      take_period(in, taken, slot) || take_modifier(in, taken, slot) ||
      take_rest(in, taken, slot) || take_clock_part(in, taken, slot))
    return;
  if (!take_numeric(in, taken, slot) && !take_past(slot)) take_other(in, taken, slot);
}

}  // namespace gloss::dates
