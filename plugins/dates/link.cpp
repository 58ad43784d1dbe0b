#include "dates/link.hpp"

#include <algorithm>
#include <utility>

namespace gloss::dates {
namespace {

enum class Gap : std::uint8_t { other, list, range };

// On May 3 and again on May 17, 2011: the same preposition, so that both are of one list.
bool is_again(const Reader& in, const Expression& one, const Expression& other) {
  const std::uint32_t begin = other.begin;
  if (one.begin == 0 || !in.is(one.end, Word::and_)) return false;
  std::uint32_t at = one.end + 1;
  const std::string_view word = in.text(at);
  const bool again = word == "again" || word == "then" || word == "later";
  if (again) ++at;
  const bool days = one.fields.day != absent && other.fields.day != absent;
  return (again || days) && at + 1 == begin && in.row(at).is_any(bits(Word::on, Word::in)) &&
         in.row(at).words == in.row(one.begin - 1).words;
}

// Reads the words between two expressions: "to", "and", a comma.
Gap gap_between(const Reader& in, const Expression& one, const Expression& other) {
  constexpr std::uint32_t longest = 3;
  std::uint32_t at = one.end;
  if (other.begin > at + longest) return Gap::other;
  if (in.is(at, Word::comma)) ++at;
  const bool comma = at != one.end;
  if (at == other.begin) return comma ? Gap::list : Gap::other;
  if (in.is(at, Word::and_) && at + 1 < other.begin && is_again(in, one, other)) return Gap::list;
  const bool has_article = at + 2 == other.begin && in.is(at + 1, Word::the);  // to the 5th
  if (at + 1 != other.begin && !has_article) return Gap::other;
  if (in.row(at).is_any(bits(Word::and_, Word::or_))) {
    const bool between = one.begin > 0 && in.is(one.begin - 1, Word::between);
    return between && !comma ? Gap::range : Gap::list;
  }
  if (comma) return Gap::other;
  constexpr Words ranges = bits(Word::dash, Word::hyphen, Word::to, Word::until);
  return in.row(at).is_any(ranges) ? Gap::range : Gap::other;
}

bool has_day(const Expression& x) {
  return x.fields.day != absent || x.fields.weekday != absent || x.fields.holiday != absent ||
         x.frame.grain == Grain::day;
}

bool is_clock_only(const Expression& x) {
  return is_calendar(x) && x.fields.hour != absent && !has_day(x) && x.fields.month == absent &&
         x.frame.grain == Grain::none;
}

void take_day(const Expression& from, Expression& to) {
  const Fields clock = to.fields;
  to.fields = from.fields;
  to.fields.hour = clock.hour, to.fields.minute = clock.minute, to.fields.second = clock.second;
  to.fields.zone = clock.zone;
  to.fields.part = PartOfDay::none;
  if (to.hour_is_guess && from.fields.part >= PartOfDay::afternoon && to.fields.hour < 12)
    to.fields.hour += 12;
  to.frame = from.frame;
  to.pick = from.pick;
  to.year_is_guess = from.year_is_guess;
}

// A clock is on the day of its sentence, whatever the verb beside it.
void take_telling(const Found& day, Found& clock) {
  clock.tense = day.tense;
  clock.may_be_next = day.may_be_next, clock.may_be_before = day.may_be_before;
  clock.arranged = day.arranged, clock.of_noun = day.of_noun;
  clock.stands_alone = day.stands_alone, clock.done = day.done;
}

// "10 p.m. until 5 a.m. Monday" begins on Sunday; but a ball from 9 p.m. to 2 a.m. on Saturday is
// that day's. The first of a month stays as it is.
void go_back_a_day(Expression& x) {
  if (x.frame.grain == Grain::day)
    --x.frame.shift;
  else if (x.fields.day == absent && x.fields.weekday != absent)
    x.fields.weekday = (x.fields.weekday + 5) % 7 + 1;
  else if (x.fields.day != absent && x.fields.day > 1 && x.fields.weekday == absent)
    --x.fields.day;
}

bool lacks_year(const Expression& x) {
  return is_calendar(x) && x.fields.year == absent && x.frame.grain == Grain::none &&
         x.pick == Pick::by_direction &&
         (x.fields.month != absent || x.fields.quarter != absent || x.fields.half != absent ||
          x.fields.season != Season::none);
}

bool is_later_in_year(const Expression& one, const Expression& other) {
  const Fields &from = one.fields, &to = other.fields;
  if (from.day == absent || to.day == absent || from.month == absent) return false;
  return from.month != to.month ? from.month < to.month : from.day < to.day;
}

void take_year(const Expression& from, Expression& to) {
  to.fields.year = from.fields.year;
  to.fields.before_christ = from.fields.before_christ;
  to.year_is_guess = from.year_is_guess;
}

// In "From March 3 to April 5, 2010" the first takes the year of the second.
// `is_until`: this is the word between them.
void share_back(Expression& one, const Expression& other, Gap gap, bool is_until) {
  const bool dated = other.fields.month != absent || other.fields.quarter != absent ||
                     other.fields.season != Season::none || gap == Gap::range;
  if (one.fields.month == absent && one.fields.day != absent && other.fields.month != absent)
    one.fields.month = other.fields.month;
  if (lacks_year(one) && dated && other.fields.year != absent) take_year(other, one);
  if (lacks_year(one) && other.frame.grain == Grain::year && other.fields.month != absent)
    one.frame = other.frame;
  if (gap != Gap::other && is_clock_only(one) && has_day(other) && other.fields.hour != absent) {
    take_day(other, one);
    const bool guessed = one.hour_is_guess || other.hour_is_guess;
    if (is_until && !guessed && one.fields.hour > other.fields.hour) go_back_a_day(one);
  }
}

void share_on(const Expression& one, Expression& other, Gap gap) {
  if (other.fields.month == absent && other.fields.day != absent && one.fields.month != absent) {
    other.fields.month = one.fields.month;
    if (other.fields.year == absent) take_year(one, other);
  }
  const bool same_kind = (one.fields.day != absent) == (other.fields.day != absent);
  if (gap == Gap::range && lacks_year(other) && same_kind && one.fields.year != absent &&
      one.fields.month != absent && other.fields.month > one.fields.month)
    take_year(one, other);
}

// The quarter ended Sept. 30 is the third one, if the text names no fiscal one.
void take_end(const Reader& in, Expression& one, const Expression& other) {
  const bool quarter = one.frame.grain == Grain::quarter && one.frame.shift == 0 &&
                       one.frame.base == Base::text && one.fields == Fields{};
  const std::int32_t month = other.fields.month;
  if (!quarter || month == absent || month % 3 != 0 || one.end + 1 != other.begin ||
      !in.is(one.end, Word::ending))
    return;
  one.ended_quarter = static_cast<std::int8_t>(month / 3);
  if (other.fields.year != absent) one.fields.year = other.fields.year;
}

// 8 p.m. (1700 GMT) Thursday: only a bracket and `on` between a clock and what follows.
bool is_before_bracket(const Reader& in, const Expression& clock, const Expression& other) {
  bool bracket = false;
  if (other.begin < clock.end || other.begin - clock.end > 3) return false;
  for (std::uint32_t at = clock.end; at < other.begin; ++at) {
    bracket = bracket || in.row(at).is_any(bits(Word::open, Word::close));
    if (!in.row(at).is_any(bits(Word::open, Word::close, Word::on, Word::the, Word::comma)))
      return false;
  }
  return bracket;
}

// Whether a weekday is all of a date that the text names.
bool names_weekday_only(const Expression& x) {
  Fields weekday;
  weekday.weekday = x.fields.weekday;
  return x.fields.weekday != absent && x.fields == weekday;
}

bool is_bare_weekday(const Expression& x) {
  return is_calendar(x) && names_weekday_only(x) && x.frame.grain == Grain::none &&
         x.pick == Pick::by_direction;
}

// In "every Mon, Wed and Thu" each day recurs.
void recur(const Expression& one, Expression& other) {
  const bool recurs = one.form == Form::set && names_weekday_only(one) && one.times == 0 &&
                      one.amount.unit == Grain::none;
  if (!recurs || !is_bare_weekday(other)) return;
  other.form = Form::set;
  other.quant = one.quant;
  other.rule = one.rule;
}

// It starts on Thursday and runs through Monday.
bool runs_until(const Reader& in, const Found& one, const Found& other) {
  constexpr std::uint32_t farthest = 5;
  const Expression &from = one.expression, &to = other.expression;
  return one.tense == Tense::future && is_bare_weekday(from) && is_bare_weekday(to) &&
         from.fields.weekday != to.fields.weekday && to.begin - from.end <= farthest &&
         in.before(to.begin).is(Word::until);
}

// "In March 1917, ..." at the begin of a sentence, a line or the text.
bool leads(const Reader& in, const Expression& x) {
  std::uint32_t at = x.begin;
  for (int step = 0; step < 3; ++step, --at) {
    if (at == 0 || in.is(at - 1, Word::stop)) return true;
    if (in.text(at - 1, at).find('\n') != std::string_view::npos) return true;
    if (!in.row(at - 1).is_any(bits(Word::preposition, Word::the, Word::in, Word::on)))
      return false;
  }
  return false;
}

// Lasted until the fall of the city in February 1945.
bool is_bound(const Reader& in, const Expression& x) {
  constexpr std::uint32_t farthest = 8;
  constexpr Words ends = bits(Word::comma, Word::stop, Word::did, Word::that);
  for (std::uint32_t step = 1; step <= farthest && step <= x.begin; ++step) {
    const std::uint32_t at = x.begin - step;
    if (in.is(at, Word::until)) return true;
    if (in.row(at).is_any(ends)) return false;
  }
  return false;
}

// The firm, founded in 1998, ...; the man who fled in 1981; the 1993 accord; since 2004.
bool is_aside(const Reader& in, const Expression& x) {
  constexpr std::uint32_t farthest = 10, farthest_verb = 4;
  const Row& prior = in.before(x.begin);
  if (prior.is_any(bits(Word::since, Word::the, Word::a, Word::pronoun, Word::possessive,
                        Word::than, Word::until)) ||
      in.is(x.end, Word::possessive))
    return true;
  const auto is_relative = [](std::string_view word) {
    return word == "who" || word == "which" || word == "whose" || word == "where" ||
           word == "when" || word == "born" || word == "since";
  };
  for (std::uint32_t step = 1; step <= farthest && step <= x.begin; ++step) {
    const std::uint32_t at = x.begin - step;
    const Row& row = in.row(at);
    if (row.is(Word::stop) || in.text(at) == ";") break;
    if (is_relative(in.text(at)) || row.is(Word::that) || row.is(Word::open)) return true;
    if (!row.is(Word::comma)) continue;
    const Row& verb = in.row(at + 1);  // , founded in 1998
    if (verb.is(Word::did) && in.text(at + 1).ends_with("ed") && at + 4 > x.begin) return true;
    break;
  }
  // The firm founded in 1998 said; but "the strike of 1926 began", "In 1940 a pact was signed".
  if (prior.is(Word::of) || leads(in, x)) return false;
  for (std::uint32_t at = x.end; at < x.end + farthest_verb; ++at) {
    if (in.row(at).is_any(bits(Word::comma, Word::stop, Word::and_, Word::that))) return false;
    if (in.row(at).is_any(bits(Word::did, Word::will))) return true;
  }
  return false;
}

// The highest since June 1981, the first since 2012.
bool is_compared(const Reader& in, const Expression& x) {
  static constexpr std::string_view words[] = {"first", "most",  "least",  "worst",  "best",
                                               "more",  "fewer", "record", "longest"};
  constexpr std::uint32_t farthest = 9;
  for (std::uint32_t step = 2; step <= farthest && step <= x.begin; ++step) {
    const std::string_view word = in.text(x.begin - step);
    if ((word.size() > 5 && word.ends_with("est")) || is_one_of(words, word)) return true;
    if (in.is(x.begin - step, Word::comma)) return false;
  }
  return false;
}

// Gives each expression the fields that it takes from the one behind it, beginning at the last.
void join_backward(const Reader& in, std::span<Found> found) {
  for (std::size_t i = found.size() - 1; i-- > 0;) {
    Expression& one = found[i].expression;
    const Expression& other = found[i + 1].expression;
    const Gap gap = gap_between(in, one, other);
    const bool dated = is_calendar(other) && has_day(other);
    if (is_clock_only(one) && dated && is_before_bracket(in, one, other)) {
      take_day(other, one);
      take_telling(found[i + 1], found[i]);
    }
    if (gap == Gap::other) {
      take_end(in, one, other);
    } else if (is_calendar(one) && is_calendar(other)) {
      share_back(one, other, gap, in.is(one.end, Word::until));
      found[i].range_follows = found[i].range_follows || gap == Gap::range;
      if (found[i].tense == Tense::unknown && gap == Gap::range)
        found[i].tense = found[i + 1].tense;
    }
  }
}

// Gives each expression the fields that it takes from the one before it.
void take_from_prior(const Reader& in, Found& one, Found& other) {
  const Gap gap = gap_between(in, one.expression, other.expression);
  if (gap == Gap::list) recur(one.expression, other.expression);
  if (gap != Gap::other && is_calendar(other.expression) && is_calendar(one.expression)) {
    share_on(one.expression, other.expression, gap);
    // Tomorrow and Sunday
    const Frame& before = one.expression.frame;
    if (other.tense == Tense::unknown && before.grain == Grain::day && before.shift > 0)
      other.tense = Tense::future;
  }
  if (runs_until(in, one, other)) one.range_follows = true;
  // Ordained on April 30 in the north, and in the south on May 3: of the same tense.
  if (!lacks_year(other.expression) || !lacks_year(one.expression)) return;
  if (other.tense == Tense::unknown) other.tense = one.tense;
  // Bids are due on 3 March, replies on 10 March: one year.
  if (one.sure && one.tense == Tense::future && other.tense == Tense::future)
    other.sure = other.sure || is_later_in_year(one.expression, other.expression);
}

void join_forward(const Reader& in, std::span<Found> found) {
  const Found* day = nullptr;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Found& each = found[i];
    if (i > 0) take_from_prior(in, found[i - 1], each);
    if (is_clock_only(each.expression) && day != nullptr) {
      take_day(day->expression, each.expression);
      take_telling(*day, each);
    }
    if (is_calendar(each.expression) && has_day(each.expression)) day = &each;
  }
}

// 23/12/2023: a day that cannot be a month.
bool leads_with_day(const Reader& in, const Expression& x) {
  for (std::uint32_t at = x.begin; at < x.end; ++at) {
    const std::string_view text = in.text(at);
    if (in.is(at, Word::full_date) && (text[2] == '/' || text[2] == '-'))
      return (text[0] - '0') * 10 + (text[1] - '0') > 12;
  }
  return false;
}

// In "23/12/2023 to 06/01/2024" the day comes first in both.
void share_order(const Reader& in, std::span<Found> found) {
  const auto is_clear = [&](const Found& each) { return leads_with_day(in, each.expression); };
  if (std::none_of(found.begin(), found.end(), is_clear)) return;
  for (Found& each : found) {
    Expression& x = each.expression;
    // `other_month` is set of numbers that may be read both ways.
    if (x.other_month == absent || x.fields.month == absent || x.other_month != x.fields.day)
      continue;
    std::swap(x.fields.month, x.fields.day);
    x.other_month = absent;
  }
}

}  // namespace

void link(const Reader& in, std::span<Found> found) {
  if (found.size() > 1) {
    share_order(in, found);
    join_backward(in, found);
    join_forward(in, found);
  }
  // Only a date with a year is asked whether it leads.
  for (Found& each : found) {
    each.continues = &each != found.data();
    const Row& prior = in.before(each.expression.begin);
    each.moves_on =
        each.continues && each.tense == Tense::past && prior.is_any(bits(Word::in, Word::on));
    each.compared = prior.is(Word::since) && is_compared(in, each.expression);
    if (each.expression.fields.year == absent) continue;
    each.leads = leads(in, each.expression);
    each.aside = is_aside(in, each.expression);
    each.bounds = each.expression.rule == "year-range"
                      ? &each != found.data() && (&each - 1)->range_follows
                      : is_bound(in, each.expression);
  }
}

}  // namespace gloss::dates
