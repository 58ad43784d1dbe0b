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
  if (last.has(Row::all_capital) && ((word.size() == 3 && word != "DAY") || word == "HR"))
    return false;
  if (last.unit == Grain::second && last.is(Word::tunit)) return false;  // the second man
  return in.colloquial() && !in.joined(read.begin) && !in.joined(read.end) &&
         !before.is(Word::decimal) && !before.is(Word::stop);
}

// Thanksgiving in 3 years; but "the first Thanksgiving in 3 years".
bool as_leading(const Reader& in, const Expression& read) {
  return read.begin == 0 && !in.joined(read.end);
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

// Week 34; but Week 5 is of a championship.
bool as_week_number(const Reader& in, const Expression& read) {
  if (in.joined(read.end) || in.is(read.end, Word::of)) return false;
  const bool title = in.row(read.begin).has(Row::capital) && read.begin > 0;
  // Tutorials start in week 3: of a course.
  const bool small = in.is(read.end - 1, Word::digits) && read.fields.week < 20 && read.begin > 0 &&
                     !in.is(read.begin, Word::the);
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
  const Row& next = in.row(read.end);
  return read.end >= in.size() || in.text(read.end).size() < 2 ||
         (next.has(Row::known) &&
          !next.is_any(bits(Word::part_of_day, Word::holiday_word, Word::holiday, Word::season)));
}

// The exam is a week today, a fortnight on Sunday; but "he spent a week today".
bool as_week_ahead(const Reader& in, const Expression& read) {
  std::uint32_t unit = read.begin;
  while (unit < read.end && !in.row(unit).is_any(bits(Word::unit, Word::units))) ++unit;
  if (in.row(unit).unit != Grain::week || in.joined(read.end)) return false;
  const bool ends =
      read.end >= in.size() || in.text(read.end).size() < 2 ||
      in.row(read.end).is_any(bits(Word::and_, Word::at, Word::in, Word::function_word));
  static constexpr std::string_view be[] = {"is", "'s", "are", "be", "was", "s"};
  // We fly home to Auckland a week on Friday; but "worked a week on Friday's paper".
  constexpr std::uint32_t farthest = 5;
  bool travels = false;
  for (std::uint32_t step = 2; step <= farthest && step <= read.begin && !travels; ++step)
    travels = in.is(read.begin - step, Word::schedule) && !in.is(read.begin, Word::cardinal);
  return ends && (read.begin == 0 || in.before(read.begin).is(Word::schedule) || travels ||
                  is_one_of(be, in.text(read.begin - 1)));
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
  return in.row(read.end - 1).unit == Grain::weekend && !in.joined(read.end);
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
