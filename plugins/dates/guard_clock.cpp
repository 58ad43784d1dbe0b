/// Guards of clocks and hours: a bare hour, half nine, opening hours.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {

// 7p, 11ish: a clock in messages and where nothing else is told, else pence or a size.
bool is_loose_clock(const Reader& in, std::uint32_t at) {
  const std::string_view text = in.text(at);
  return in.is(at, Word::clock) && text.size() > 1 && text.find(':') == std::string_view::npos &&
         ((text.back() | 32) == 'a' || (text.back() | 32) == 'p' || text.ends_with("ish"));
}

bool as_clock(const Reader& in, const Expression& read) {
  if (in.joined(read.end) && !in.is(read.end, Word::hyphen)) return false;
  for (std::uint32_t at = read.begin; at < read.end; ++at) {
    const bool whole = read.begin < 2 && read.end + 1 >= in.size();
    const bool told = whole || in.colloquial() || in.is(read.begin, Word::today);
    if (!told && is_loose_clock(in, at)) return false;
  }
  // Mon-Fri 9:00-17:00, Sat 10:00: the clock of a range has its day.
  if (in.is(read.begin + 1, Word::comma) && read.begin > 1 &&
      in.before(read.begin).is_any(bits(Word::dash, Word::hyphen, Word::to, Word::and_)) &&
      in.row(read.begin - 2).is_any(bits(Word::clock, Word::hour)))
    return false;
  const Row& last = in.row(read.end - 1);
  if (last.is(Word::clock) && !last.is(Word::clock12) && read.begin + 1 == read.end) {
    const Row& before = in.before(read.begin);
    if (before.is(Word::label) || is_verse_or_score(in, read.begin)) return false;
    // Hansen 4:12 is a result; but "Doors 19:00", "Paddington 14:22".
    const bool late = in.text(read.begin).size() == 5;
    if (is_plain(before) && before.words.empty() && before.has(Row::capital) && !late &&
        !in.colloquial())
      return false;
  }
  // The film High Noon.
  if (last.is(Word::moment) && last.has(Row::capital) && read.begin + 1 == read.end &&
      is_capital_name(in.before(read.begin)) && !in.colloquial())
    return false;
  // At 14.00 hours; but "it took 14.00 hours".
  if (in.is(read.begin, Word::decimal) && in.is(read.begin + 1, Word::hours_word) &&
      !in.before(read.begin)
           .is_any(bits(Word::at, Word::from, Word::until, Word::by, Word::to, Word::since)))
    return false;
  // "I am", "8 Am": a verb or a name.
  if (last.is(Word::hours_word) && last.has(Row::capital)) return false;
  return !last.is(Word::am_pm) || !last.has(Row::capital) || last.has(Row::all_capital);
}

bool as_hour_mark(const Reader& in, const Expression& read) {
  return in.row(read.end - 1).unit == Grain::hour && !in.joined(read.end);
}

bool as_two_numbers(const Reader& in, const Expression& read) {
  return in.is(read.begin - 1u, Word::at) && read.end >= in.size();
}

bool as_message_clock(const Reader& in, const Expression& read) {
  const std::string_view before = in.text(read.begin - 1u);
  const bool whole = read.begin == 1 && read.end == in.size();
  return (in.colloquial() || whole) && !in.joined(read.begin) && !in.joined(read.end) &&
         (before == "at" || before == "@") && !in.row(read.end).is(Word::quantity);
}

// Friday at 4, but not Friday at 10 Downing Street.
bool as_bare_hour(const Reader& in, const Expression& read) {
  if (in.joined(read.end)) return false;
  if (read.end >= in.size()) return true;
  const Row& next = in.row(read.end);
  constexpr Words others = bits(Word::digits, Word::decimal, Word::quantity, Word::scale,
                                Word::unit, Word::units, Word::tunit, Word::tunits, Word::slash,
                                Word::hyphen, Word::dash, Word::ordinal, Word::of);
  const std::string_view text = in.text(read.end);
  const bool mark = !text.empty() && text != "%" && text.size() == 1;
  return !next.is_any(others) && (next.has(Row::known) || mark);
}

// At 10 a.m. on the 24th.
bool as_clock_of_day(const Reader& in, const Expression& read) {
  const Row& day = in.row(read.end - 1);
  return day.digits > 0 && day.number <= 31 && !in.joined(read.end) &&
         (in.text(read.end).size() < 2 || !is_plain(in.row(read.end))) && as_clock(in, read);
}

namespace {

// Words for events that begin at an hour.
constexpr std::string_view happenings[] = {
    "meeting", "meet",   "Meet",   "dinner", "Dinner",  "lunch",  "Lunch", "party",  "starts",
    "start",   "begins", "come",   "call",   "concert", "show",   "leave", "leaves", "meets",
    "arrive",  "drinks", "Drinks", "see",    "See",     "gather", "home",  "back"};
constexpr std::string_view openings[] = {
    "open",    "opens",    "begin",     "held",     "off",      "Doors",    "arrives",  "departs",
    "kicks",   "kick-off", "Kick-off",  "throw-in", "Throw-in", "tip-off",  "Tip-off",  "Mass",
    "mass",    "service",  "rehearsal", "training", "Training", "ceremony", "funeral",  "match",
    "hearing", "session",  "prayers",   "Prayers",  "boarding", "Boarding", "check-in", "Check-in"};

// Whether one of the words stands shortly before `at`.
template <std::size_t Size>
bool follows_one_of(const Reader& in, std::uint32_t at, const std::string_view (&words)[Size]) {
  constexpr std::uint32_t farthest = 4;
  for (std::uint32_t step = 1; step <= farthest && step <= at; ++step)
    if (is_one_of(words, in.text(at - step))) return true;
  return false;
}

// Whether prices or marks are told around `here`, which have a point too.
bool names_price(const Reader& in, std::uint32_t here) {
  constexpr std::uint32_t farthest = 15;
  static constexpr std::string_view words[] = {"tickets", "Tickets", "price", "prices", "Prices",
                                               "shares",  "Shares",  "stock", "rate",   "index",
                                               "entry",   "Entry",   "cost",  "score",  "yield"};
  const std::uint32_t most = std::min(in.size(), here + farthest);
  for (std::uint32_t at = here - std::min(here, farthest); at < most; ++at)
    if (is_one_of(words, in.text(at)) || in.row(at).is_any(bits(Word::money))) return true;
  return false;
}

}  // namespace

// The meeting is at 3 tomorrow, at 7 on Friday; but "the price was at 3 on Friday".
bool as_hour_before_day(const Reader& in, const Expression& read) {
  const std::string_view before = in.text(read.begin - 1u);
  if (read.begin < 2 || (before != "at" && before != "@" && before != "At")) return false;
  if (in.joined(read.end) || in.is(read.end, Word::possessive)) return false;
  for (std::uint32_t step = 2; step <= 4 && step <= read.begin; ++step)
    if (in.text(read.begin - step) == "is") return true;
  return follows_one_of(in, read.begin, happenings) || in.colloquial();
}

// The meeting starts at 7.15 on Friday, doors open on Friday at 7.15; but "shares closed at 7.15".
bool as_dotted_clock(const Reader& in, const Expression& read) {
  const bool leads = in.is(read.begin, Word::decimal);
  if (leads && (read.begin < 2 || !in.is(read.begin - 1, Word::at))) return false;
  if (in.joined(read.end) || in.is(read.end, Word::possessive)) return false;
  const Row& next = in.row(read.end);
  const bool mark = read.end >= in.size() || in.text(read.end).size() < 2;
  // At 7.15 on Friday 12 March: two dates.
  if (leads && (next.is_any(bits(Word::month, Word::digits, Word::ordinal, Word::the)) ||
                in.row(read.end + 1).is_any(bits(Word::month, Word::day, Word::ordinal))))
    return false;
  if (!leads && !mark && (is_plain(next) || next.is_any(bits(Word::quantity, Word::scale))))
    return false;
  return read.fields.minute % 5 == 0 && !names_price(in, read.begin) &&
         (follows_one_of(in, read.begin, happenings) || follows_one_of(in, read.begin, openings));
}

// At half 7, about half nine: in Britain the half behind the hour.
bool as_half_hour(const Reader& in, const Expression& read) {
  constexpr Words others =
      bits(Word::digits, Word::decimal, Word::quantity, Word::scale, Word::unit, Word::units,
           Word::tunit, Word::tunits, Word::dash, Word::hyphen);
  constexpr Words before = bits(Word::at, Word::at_sign, Word::about, Word::until, Word::by);
  const Row& hour = in.row(read.begin + 1);
  if (in.joined(read.end) || in.joined(read.begin + 1) || hour.number < 1 || hour.number > 12)
    return false;
  const bool named = in.row(read.end - 1).is(Word::part_of_day);
  return (named || in.before(read.begin).is_any(before)) && !in.row(read.end).is_any(others);
}

// Open Mon-Fri 9-5, 10 to 6 daily; but "won Friday 9-5".
bool as_opening_hours(const Reader& in, const Expression& read) {
  static constexpr std::string_view words[] = {"open",    "Open",  "hours",  "Hours",  "opening",
                                               "Opening", "opens", "closed", "Closed", "staffed"};
  constexpr std::uint32_t farthest = 12;
  if (in.joined(read.end) ||
      in.row(read.end).is_any(bits(Word::month, Word::quantity, Word::hyphen, Word::dash)))
    return false;
  const std::uint32_t begin = read.begin;
  const bool range = in.is(begin, Word::weekday) && begin > 1 && in.is(begin - 2, Word::weekday) &&
                     in.before(begin).is_any(bits(Word::dash, Word::hyphen, Word::to));
  const Row& next = in.row(read.end);
  if (!in.is(begin, Word::weekday) &&
      !next.is_any(
          bits(Word::unit_adverb, Word::weekdays, Word::workdays, Word::every, Word::weekday)))
    return false;
  for (std::uint32_t step = 1; step <= farthest && step <= begin; ++step) {
    if (in.row(begin - step).is(Word::did)) return false;
    if (is_one_of(words, in.text(begin - step))) return true;
  }
  return range;
}

void settle_hour(const Reader& in, Expression& read) {
  static constexpr std::string_view evenings[] = {
      "dinner",   "Dinner", "supper",  "Supper", "party", "Party",     "drinks", "Drinks",
      "concert",  "gig",    "vigil",   "movie",  "film",  "reception", "ball",   "disco",
      "barbecue", "pub",    "curtain", "dine",   "play",  "show"};
  constexpr std::uint32_t farthest = 8;
  const bool beside_day = read.rule == "date-clock" || read.rule == "clock-date";
  if (!read.hour_is_guess || !beside_day || read.fields.minute != absent) return;
  std::int32_t& hour = read.fields.hour;
  // Tomorrow at 2, Friday at 4: hours at which few are awake mean the afternoon.
  bool late = hour >= 1 && hour <= 5;
  for (std::uint32_t step = 1; step <= farthest && step <= read.begin && hour >= 6 && hour <= 10;
       ++step)
    late = late || is_one_of(evenings, in.text(read.begin - step));
  if (!late) return;
  hour += 12;
  read.hour_is_guess = false;
}

// At ten thirty, at 16h; alone they are amounts.
bool as_spoken_clock(const Reader& in, const Expression& read) {
  if (in.joined(read.end)) return false;
  const Row& last = in.row(read.end - 1);
  if (last.is(Word::short_unit) && last.unit != Grain::hour) return false;
  const bool whole = in.size() == read.end - read.begin && !last.is(Word::short_unit);
  if (!whole && !in.before(read.begin).is(Word::at)) return false;
  constexpr Words others = bits(Word::quantity, Word::scale, Word::unit, Word::units, Word::tunit,
                                Word::tunits, Word::money, Word::ordinal, Word::digits);
  return read.end >= in.size() ||
         (!in.row(read.end).is_any(others) &&
          (in.row(read.end).has(Row::known) || in.text(read.end).size() < 2));
}

}  // namespace gloss::dates
