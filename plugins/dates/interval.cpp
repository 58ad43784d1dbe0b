#include "dates/interval.hpp"

#include "dates/notation.hpp"

namespace gloss::dates {
namespace {

struct Days {
  Day from, to;
};

// The third of a period that `mod` names, by convention: early May ends before the 11th.
Days third_of(Period period, Mod mod) {
  const Day first = period.first, end = end_of(period);
  Day cuts[2] = {};
  const auto months = [&](std::int64_t one, std::int64_t two) {
    cuts[0] = moved_by_months(first, one), cuts[1] = moved_by_months(first, two);
  };
  switch (period.grain) {
    case Grain::week:
      cuts[0] = first + 2, cuts[1] = first + 5;
      break;
    case Grain::month:
      cuts[0] = first + 10, cuts[1] = first + 20;
      break;
    case Grain::season:
    case Grain::quarter:
      months(1, 2);
      break;
    case Grain::half:
      months(2, 4);
      break;
    case Grain::year:
      months(4, 8);
      break;
    case Grain::decade:
      months(48, 84);
      break;
    case Grain::century:
      months(400, 800);
      break;
    default:
      return {first, end};
  }
  if (mod == Mod::start) return {first, cuts[0]};
  return mod == Mod::mid ? Days{cuts[0], cuts[1]} : Days{cuts[1], end};
}

struct Seconds {
  std::int64_t from, to;
};

// By convention, a night lasts until five.
Seconds seconds_of(PartOfDay part) {
  constexpr std::int64_t hour = 3600;
  switch (part) {
    case PartOfDay::morning:
      return {6 * hour, 12 * hour};
    case PartOfDay::midday:
      return {11 * hour, 13 * hour};
    case PartOfDay::afternoon:
      return {12 * hour, 18 * hour};
    case PartOfDay::evening:
      return {18 * hour, 21 * hour};
    case PartOfDay::night:
      return {21 * hour, 29 * hour};
    default:
      return {9 * hour, 17 * hour};
  }
}

void append_zone(std::int32_t zone, ShortText& text) {
  if (zone == absent) return;
  const std::int32_t minutes = zone - Fields::zone_bias;
  if (minutes == 0) {
    text += 'Z';
    return;
  }
  text += minutes < 0 ? "-" : "+";
  text.number((minutes < 0 ? -minutes : minutes) / 60, 2);
  (text += ':').number((minutes < 0 ? -minutes : minutes) % 60, 2);
}

}  // namespace

void set_interval(const Expression& expression, Period period, Record& record) {
  const Fields& fields = expression.fields;
  const bool timed = fields.hour != absent || fields.part != PartOfDay::none;
  if (timed && period.grain == Grain::day) {
    Seconds seconds = seconds_of(fields.part);
    record.grain = "part-of-day";
    if (fields.hour != absent) {
      seconds.from = fields.hour * 3600 + (fields.minute == absent ? 0 : fields.minute * 60) +
                     (fields.second == absent ? 0 : fields.second);
      const Grain grain = fields.second != absent   ? Grain::second
                          : fields.minute != absent ? Grain::minute
                                                    : Grain::hour;
      record.grain = name_of(grain);
      seconds.to = seconds.from + seconds_in(grain);
    }
    record.from = iso(period.first, seconds.from);
    record.to = iso(period.first, seconds.to);
    append_zone(fields.zone, record.from);
    append_zone(fields.zone, record.to);
    return;
  }
  record.grain = name_of(period.grain);
  Days days{period.first, end_of(period)};
  if (expression.mod == Mod::start || expression.mod == Mod::mid || expression.mod == Mod::end)
    days = third_of(period, expression.mod);
  record.from = iso(days.from);
  record.to = iso(days.to);
}

}  // namespace gloss::dates
