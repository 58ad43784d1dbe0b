/// Guards of words that are dates in messages, or beside few other words only.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
bool as_message(const Reader& in, const Expression& read) {
  // Lee Min Ho
  const Row &first = in.row(read.begin), &before = in.before(read.begin);
  const bool numbered = in.is(read.end - 1, Word::day);  // RNR Day 1
  if (first.has(Row::capital) && !first.has(Row::all_capital) && !numbered && read.begin > 0 &&
      before.has(Row::capital) && is_plain(before))
    return false;
  // LEE MIN HO
  const Row& last = in.row(read.end - 1);
  const std::string_view word = in.text(read.end - 1);
  if (last.has(Row::all_capital) && word.size() == 3 && word != "DAY") return false;
  if (last.unit == Grain::second && last.is(Word::tunit)) return false;  // the second man
  return in.colloquial() && !in.joined(read.begin) && !in.joined(read.end) &&
         !before.is(Word::decimal) && !before.is(Word::stop);
}

// Thanksgiving in 3 years; but "the first Thanksgiving in 3 years".
bool as_leading(const Reader& in, const Expression& read) {
  return read.begin == 0 && !in.joined(read.end);
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

bool as_in_the(const Reader& in, const Expression& read) {
  if (in.joined(read.end)) return false;
  if (read.end - read.begin == 1) {  // at midday
    const Row& before = in.before(read.begin);
    return in.text(read.begin) == "midday" &&
           before.is_any(bits(Word::at, Word::by, Word::until, Word::before, Word::since));
  }
  return in.colloquial() || (in.before(read.begin).is_any(bits(Word::in, Word::by, Word::until)) &&
                             !in.is(read.end, Word::of) &&
                             (read.end >= in.size() || in.row(read.end).has(Row::known)));
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
         !is_plain(in.row(read.end)) && as_clock(in, read);
}

// The meeting is at 3 tomorrow, at 7 on Friday; but "the price was at 3 on Friday".
bool as_hour_before_day(const Reader& in, const Expression& read) {
  static constexpr std::string_view events[] = {
      "is",     "meeting", "meet",   "Meet",   "dinner", "Dinner",  "lunch",  "Lunch", "party",
      "starts", "start",   "begins", "come",   "call",   "concert", "show",   "leave", "leaves",
      "meets",  "arrive",  "drinks", "Drinks", "see",    "See",     "gather", "home",  "back"};
  const std::string_view before = in.text(read.begin - 1u);
  if (read.begin < 2 || (before != "at" && before != "@" && before != "At")) return false;
  if (in.joined(read.end) || in.is(read.end, Word::possessive)) return false;
  constexpr std::uint32_t farthest = 4;
  for (std::uint32_t step = 2; step <= farthest && step <= read.begin; ++step)
    if (is_one_of(events, in.text(read.begin - step))) return true;
  return in.colloquial();
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

// Before dawn Monday; the paper Dawn has a capital.
bool as_dawn(const Reader& in, const Expression& read) {
  return !in.joined(read.begin) && !in.joined(read.end) && !in.row(read.begin).has(Row::capital) &&
         !in.before(read.begin).is(Word::weekday);
}

// Soak the beans overnight; chill for two hours or overnight: no night is meant.
bool is_left_to_stand(const Reader& in, std::uint32_t begin) {
  static constexpr std::string_view verbs[] = {
      "soak",  "leave",    "refrigerate", "chill", "prove", "fast",  "marinate",    "freeze",
      "rest",  "stand",    "steep",       "cool",  "Soak",  "Leave", "Refrigerate", "Chill",
      "Prove", "Marinate", "Freeze",      "Steep", "Cool",  "Cover", "Let",         "Place"};
  constexpr std::uint32_t farthest = 9;
  for (std::uint32_t step = 1; step <= farthest && step <= begin; ++step) {
    const std::uint32_t at = begin - step;
    if (in.row(at).is_any(bits(Word::did, Word::will))) return false;
    if (is_one_of(verbs, in.text(at))) return true;
  }
  return false;
}

// "Overnight" before a noun is an adjective: overnight rates; but overnight raids were one night's.
bool as_overnight(const Reader& in, const Expression& read) {
  if (in.joined(read.end) || in.joined(read.begin)) return false;
  const std::string_view next = in.text(read.end);
  if (is_left_to_stand(in, read.begin)) return false;
  static constexpr std::string_view events[] = {
      "losses",    "gains",  "raid",     "raids",    "attack",  "attacks",  "clashes",   "clash",
      "rebound",   "fire",   "shooting", "shelling", "bombing", "bombings", "arrests",   "arrest",
      "violence",  "rally",  "display",  "fighting", "strike",  "strikes",  "assault",   "riots",
      "blaze",     "drop",   "fall",     "rise",     "slide",   "unrest",   "storm",     "storms",
      "operation", "ambush", "advance",  "decline",  "quake",   "sell-off", "airstrikes"};
  if (is_one_of(events, next)) return true;
  return read.end >= in.size() || next.size() < 2 ||
         (in.row(read.end).has(Row::known) && !in.is(read.end, Word::label));
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

// Week 34; but Week 5 is of a championship.
bool as_week_number(const Reader& in, const Expression& read) {
  if (in.joined(read.end) || in.is(read.end, Word::of)) return false;
  const bool title = in.row(read.begin).has(Row::capital) && read.begin > 0;
  // Tutorials start in week 3: of a course.
  const bool small = in.is(read.end - 1, Word::digits) && read.fields.week < 20;
  if (small && read.fields.year == absent && read.frame.grain == Grain::none) return false;
  return !title || read.fields.week >= 20 || read.fields.year != absent;
}

// "On Monday week"; but "a Monday week-end", "the Monday week of".
bool as_weekday_week(const Reader& in, const Expression& read) {
  const std::string_view next = in.text(read.end);
  return !in.joined(read.end) && next.size() < 2 && !in.is(read.begin - 1u, Word::the) &&
         !in.is(read.begin - 1u, Word::a) && in.row(read.begin).number != 0;
}

// On a Sunday; in "a Sunday paper" the article is the noun's.
bool as_one_weekday(const Reader& in, const Expression& read) {
  if (!weekday_stands(in, read.begin + 1, read.end) || in.joined(read.end)) return false;
  return read.end >= in.size() || in.row(read.end).has(Row::known) || in.text(read.end).size() < 2;
}

// This month or next; "or next month" is a date of its own.
bool as_or_next(const Reader& in, const Expression& read) {
  return !in.joined(read.end) &&
         !in.row(read.end).is_any(bits(Word::unit, Word::units, Word::month, Word::weekday,
                                       Word::season, Word::fiscal, Word::year_noun));
}

// Nights have no number: "nights passed without sleep" are those of a story.
bool as_mornings(const Reader& in, const Expression& read) {
  const Row& part = in.row(read.end - 1);
  return part.unit == Grain::none && !part.has(Row::capital) && !in.joined(read.begin) &&
         !in.joined(read.end) && !in.is(read.end, Word::of) &&
         (read.end >= in.size() || in.row(read.end).has(Row::known) ||
          in.text(read.end).size() < 2);
}

bool as_weekends(const Reader& in, const Expression& read) {
  return in.row(read.begin).unit == Grain::weekend && !in.joined(read.end);
}

bool as_numbered_day(const Reader& in, const Expression& read) {
  const Row& day = in.row(read.end - 1);
  if (day.digits == 0 || day.number > 31 || in.joined(read.end)) return false;
  if (read.begin + 2 == read.end && in.size() == 2 && in.is(0, Word::the)) return true;  // the 1st
  constexpr Words before = bits(Word::on, Word::by, Word::until, Word::since, Word::from, Word::to,
                                Word::and_, Word::before, Word::after);
  if (!in.is(read.begin, Word::weekday) && !in.before(read.begin).is_any(before)) return false;
  if (read.begin + 1 == read.end)  // on 24th
    return in.before(read.begin).is_any(bits(Word::on, Word::by, Word::until, Word::since)) &&
           (read.end >= in.size() || !in.row(read.end).is_any(bits(Word::year_noun, Word::unit)));
  const Row& next = in.row(read.end);
  // By the 18th over, the 25th minute.
  constexpr Words counted = bits(Word::over, Word::tunit, Word::unit, Word::season, Word::quarter,
                                 Word::half, Word::cardinal, Word::digits, Word::label);
  return read.end >= in.size() || (next.has(Row::known) && !next.is_any(counted));
}

}  // namespace gloss::dates
