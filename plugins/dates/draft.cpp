#include "dates/draft.hpp"

#include <algorithm>

namespace gloss::dates {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::int32_t digits_at(std::string_view text, std::size_t& at) {
  std::int32_t value = 0;
  for (; at < text.size() && is_digit(text[at]); ++at)
    value = std::min(value, 99'999'999) * 10 + (text[at] - '0');
  return value;
}

bool is_valid(std::int32_t month, std::int32_t day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(2000, month);
}

std::int32_t full_year(std::int32_t two_digits) {
  return two_digits + (two_digits < 40 ? 2000 : 1900);
}

}  // namespace

Slot own_slot(Word word) {
  switch (word) {
    case Word::workday:
    case Word::workdays:
      return Slot::workday;
    case Word::month:
      return Slot::month;
    case Word::weekday:
    case Word::weekdays:
      return Slot::weekday;
    case Word::unit:
    case Word::units:
    case Word::tunit:
    case Word::tunits:
      return Slot::unit;
    case Word::unit_adverb:
      return Slot::adverb;
    case Word::cardinal:
    case Word::tens:
    case Word::scale:
    case Word::digits:
    case Word::decimal:
    case Word::fraction:
    case Word::vague:
    case Word::couple:
    case Word::dozen:
      return Slot::num;
    case Word::ordinal:
      return Slot::ord;
    case Word::day:
      return Slot::day;
    case Word::year:
      return Slot::year;
    case Word::short_year:
      return Slot::year2;
    case Word::decade:
      return Slot::decade;
    case Word::full_date:
      return Slot::full;
    case Word::month_day:
      return Slot::monthday;
    case Word::month_year:
      return Slot::pair;
    case Word::year_pair:
      return Slot::year;
    case Word::year_week:
      return Slot::week;
    case Word::clock:
    case Word::clock12:
      return Slot::clock;
    case Word::stamp:
      return Slot::stamp;
    case Word::part_of_day:
    case Word::parts_of_day:
      return Slot::part;
    case Word::moment:
      return Slot::moment;
    case Word::season:
    case Word::seasons:
      return Slot::season;
    case Word::holiday:
      return Slot::holiday;
    case Word::today:
      return Slot::today;
    case Word::tonight:
      return Slot::tonight;
    case Word::fiscal:
      return Slot::fiscal;
    case Word::quarter_name:
      return Slot::quarter;
    case Word::era:
      return Slot::era;
    case Word::half:
      return Slot::half;
    case Word::recent:
      return Slot::recent;
    case Word::last:
    case Word::next:
    case Word::this_:
    case Word::that:
      return Slot::shift;
    case Word::early:
    case Word::late:
    case Word::mid:
    case Word::beginning:
    case Word::middle:
    case Word::end:
      return Slot::mod;
    case Word::about:
      return Slot::approx;
    case Word::ago:
      return Slot::ago;
    case Word::later:
      return Slot::later;
    case Word::earlier:
      return Slot::earlier;
    case Word::after:
      return Slot::after;
    case Word::before:
      return Slot::before;
    case Word::every:
      return Slot::every;
    case Word::once:
    case Word::times:
      return Slot::times;
    case Word::am_pm:
      return Slot::ampm;
    case Word::zone:
      return Slot::zone;
    case Word::phrase:
      return Slot::phrase;
    default:
      return Slot::none;
  }
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

void Draft::take_unit(const Row& row) {
  unit = row.unit;
  unit_number = row.number == 2 && row.unit == Grain::week ? 2 : 1;
  if (amount_count == 2) return;
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

// 2010-01-29, 01/29/2010, 29.01.2010, 1/29/99, 2010-01-29T10:30:00Z.
void Draft::take_date_text(const Reader& in, std::uint32_t atom) {
  const std::string_view text = in.text(atom);
  std::size_t place = 0;
  std::int32_t parts[3] = {};
  for (std::int32_t& each : parts) {
    if (&each != parts) ++place;
    each = digits_at(text, place);
  }
  Fields& fields = x.fields;
  const bool solid = text.find_first_of("-/.") == text.npos;  // 20100129
  if (solid) {
    parts[2] = parts[0] % 100, parts[1] = parts[0] / 100 % 100, parts[0] /= 10000;
    place = text.size();
  }
  const bool year_first = solid || text.find_first_of("-/.") == 4;
  if (year_first) {
    fields.year = parts[0], fields.month = parts[1], fields.day = parts[2];
    if (!is_valid(fields.month, fields.day)) wrong = true;
    if (place < text.size()) take_clock_text(text.substr(place + 1));
    return;
  }
  const bool dotted = text.find('.') != text.npos;
  const bool first = day_first || dotted;
  std::int32_t month = first ? parts[1] : parts[0], day = first ? parts[0] : parts[1];
  if (is_valid(day, month) && month != day) x.other_month = day;
  if (!is_valid(month, day)) {
    if (!is_valid(day, month)) wrong = true;
    std::swap(month, day);
    x.other_month = absent;
  }
  fields.month = month, fields.day = day, fields.year = parts[2];
  if (parts[2] >= 100) return;
  fields.year = full_year(parts[2]);
  x.year_is_guess = true;
}

// 11:30, 11:30:15, 8pm, 8.30 p.m., T10:30:00Z without its T.
void Draft::take_clock_text(std::string_view text) {
  Fields& fields = x.fields;
  std::size_t at = 0;
  const auto goes_on = [&] {
    return at + 1 < text.size() && (text[at] == ':' || text[at] == '.' || text[at] == 'h') && is_digit(text[at + 1]);
  };
  fields.hour = digits_at(text, at);
  fields.minute = fields.second = absent;
  const bool minutes = goes_on();
  if (minutes) fields.minute = digits_at(text, ++at);
  if (goes_on()) fields.second = digits_at(text, ++at);
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) digits_at(text, ++at);
  x.hour_is_guess = fields.hour <= 12;
  if (at < text.size()) {
    const char mark = static_cast<char>(text[at] | 32);
    if (mark == 'a' || mark == 'p') ampm = mark == 'p' ? 12 : 0;
    if (mark == 'z') fields.zone = Fields::zone_bias;
    if ((text[at] == '+' || text[at] == '-') && at + 2 < text.size()) {
      const std::int32_t sign = text[at] == '-' ? -1 : 1;
      const std::int32_t hours = digits_at(text, ++at);
      fields.zone =
          Fields::zone_bias + sign * (hours > 99 ? hours / 100 * 60 + hours % 100 : hours * 60);
    }
  }
  if (fields.hour > 24 || fields.minute > 59 || fields.second > 60) wrong = true;
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
    x.fields.quarter = ordinal;
    if (ordinal > 4 || ordinal < 1) wrong = true;
    return;
  }
  (row.number > 4 ? x.fields.half : x.fields.quarter) =
      row.number > 4 ? row.number - 4 : row.number;
  if (row.digits == 0) return;
  std::size_t at = row.digits == 5 ? 0 : 2;
  const std::int32_t year = digits_at(in.text(atom), at);
  x.fields.year = row.digits == 2 ? 2000 + year : year;
}

bool Draft::take_day_part(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  Fields& fields = x.fields;
  const std::int32_t number = in.number(taken.atom);
  switch (slot) {
    case Slot::month:
      fields.month = number;
      return true;
    case Slot::day:
      fields.day = (fields.day == absent ? 0 : fields.day) + number;
      return true;
    case Slot::weekday:
      fields.weekday = number;
      return true;
    case Slot::workday:
      fields.workday = true;
      return true;
    case Slot::weekend:
      fields.weekend = true;
      return true;
    case Slot::year:
      fields.year = number;
      if (number < 1 || number > 9999) wrong = true;
      return true;
    case Slot::year2:
      fields.year = full_year(number);
      x.year_is_guess = true;
      return true;
    case Slot::yhigh:
      year_high += number;
      return true;
    case Slot::ylow:
      year_low += number;
      return true;
    case Slot::yscale:
      year_scale = number;
      return true;
    case Slot::era:
      fields.before_christ = number < 0;
      return true;
    case Slot::full:
      take_date_text(in, taken.atom);
      return true;
    case Slot::monthday: {
      std::size_t at = 0;
      std::int32_t month = digits_at(in.text(taken.atom), at);
      std::int32_t day = digits_at(in.text(taken.atom), ++at);
      if (day_first ? is_valid(day, month) : !is_valid(month, day)) std::swap(month, day);
      if (!is_valid(month, day)) wrong = true;
      fields.month = month, fields.day = day;
      return true;
    }
    case Slot::pair: {  // 2010-07, 07/2010
      const std::string_view text = in.text(taken.atom);
      std::size_t at = 0;
      const std::int32_t one = digits_at(text, at), two = digits_at(text, ++at);
      fields.year = std::max(one, two), fields.month = std::min(one, two);
      return true;
    }
    case Slot::week: {
      std::size_t at = 6;
      fields.year = number;
      fields.week = digits_at(in.text(taken.atom), at);
      if (fields.week < 1 || fields.week > 53) wrong = true;
      return true;
    }
    case Slot::holiday:
      fields.holiday = number;
      x.kind = "holiday";
      return true;
    default:
      return false;
  }
}

bool Draft::take_clock_part(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  Fields& fields = x.fields;
  const std::int32_t number = in.number(taken.atom);
  switch (slot) {
    case Slot::hour:
      fields.hour = number;
      x.hour_is_guess = number <= 12;
      return true;
    case Slot::minute:
      fields.minute = (fields.minute == absent ? 0 : fields.minute) + number;
      return true;
    case Slot::hourmin:
      fields.hour = number / 100, fields.minute = number % 100;
      if (number >= 2400 || fields.minute > 59) wrong = true;
      return true;
    case Slot::clock:
      take_clock_text(in.text(taken.atom));
      return true;
    case Slot::stamp:
      fields.year = number;
      take_clock_text(in.text(taken.atom).substr(5));
      x.hour_is_guess = false;
      return true;
    case Slot::moment:
      if (fields.hour != absent && fields.hour != 12) wrong = true;
      fields.hour = number;
      x.hour_is_guess = false;
      return true;
    case Slot::halfpast:
      fields.minute = 30, minute_sign = 1;
      return true;
    case Slot::quarterpast:
      fields.minute = 15;
      return true;
    case Slot::past:
      minute_sign = 1;
      return true;
    case Slot::to:
      minute_sign = -1;
      return true;
    case Slot::ampm:
      ampm = number;
      return true;
    case Slot::zone:
      fields.zone = number + Fields::zone_bias;
      return true;
    case Slot::offset:
    case Slot::offset_minus:
      fields.zone =
          Fields::zone_bias + (slot == Slot::offset ? 1 : -1) * (number / 100 * 60 + number % 100);
      if (number > 1400) wrong = true;
      return true;
    case Slot::part:
      fields.part = static_cast<PartOfDay>(number);
      return true;
    case Slot::tonight:
      x.frame = {Grain::day, 0, Base::document};
      fields.part = PartOfDay::night;
      return true;
    default:
      return false;
  }
}

bool Draft::take_modifier(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  const Row& row = in.row(taken.atom);
  switch (slot) {
    case Slot::mod:
      mid = row.is(Word::mid);
      x.mod = row.is_any(bits(Word::early, Word::beginning, Word::earlier)) ? Mod::start
              : row.is_any(bits(Word::mid, Word::middle))                   ? Mod::mid
                                                                            : Mod::end;
      return true;
    case Slot::approx:
      x.mod = Mod::approx;
      return true;
    case Slot::less:
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
      side = taken.word == Word::from ? Side::from : Side::later;
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
    case Slot::every: {
      const std::string_view word = in.text(taken.atom);
      x.quant = word.size() != 4 ? "EVERY" : "EACH";
      return true;
    }
    case Slot::other:
      whole = 200;
      return true;
    case Slot::times:
      x.times =
          taken.word == Word::once ? row.number : static_cast<std::int32_t>((whole + part) / 100);
      whole = part = 0;
      return true;
    default:
      return false;
  }
}

bool Draft::take_period(const Reader& in, const Automaton::Taken& taken, Slot slot) {
  const Row& row = in.row(taken.atom);
  Fields& fields = x.fields;
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
    case Slot::quarter:
      take_quarter_name(in, taken.atom);
      return true;
    case Slot::half:
      halved = true;
      return true;
    case Slot::decade:
      fields.decade = row.number;
      fields.open_century = row.digits != 4;
      x.year_is_guess = row.digits != 4;
      return true;
    case Slot::century:
      fields.century = ordinal;
      if (row.unit != Grain::century || ordinal < 1 || ordinal > 30) wrong = true;
      return true;
    case Slot::season:
      fields.season = static_cast<Season>(row.number);
      x.kind = "season";
      return true;
    case Slot::today:
      x.frame = {Grain::day, row.number, Base::document};
      return true;
    case Slot::fiscal:
      x.fiscal = true;
      x.kind = "fiscal";
      if (row.digits > 0) fields.year = row.number;
      return true;
    case Slot::lastof: x.nth.number = -1; return true;
    case Slot::nthunit:
    case Slot::nthday:
      if (ordinal == absent) wrong = true;
      x.nth.number = ordinal == last_ordinal ? -1 : x.nth.number < 0 ? -ordinal : ordinal;
      if (slot == Slot::nthday) x.nth.weekday = row.number;
      x.nth.unit = slot == Slot::nthday ? Grain::day : row.unit;
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
  const Slot slot = taken.slot == Slot::own ? own_slot(taken.word) : taken.slot;
  if (slot == Slot::none || slot == Slot::next) return;
  if (slot == Slot::shift || slot == Slot::shift2) return take_shift(in, taken);
  if (take_day_part(in, taken, slot) || take_clock_part(in, taken, slot) ||
      take_period(in, taken, slot))
    return;
  take_modifier(in, taken, slot);
}

}  // namespace gloss::dates
