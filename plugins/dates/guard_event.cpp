/// Guards of times that hang on an event: the second day of a strike, the weeks before it.
#include "dates/guard.hpp"

namespace gloss::dates {

bool as_nth_day(const Reader& in, const Expression& read) {
  if (in.row(read.end - 1).unit != Grain::day || in.joined(read.end)) return false;
  const std::string_view next = in.text(read.end);
  // The second day in a row: a count.
  if (next == "running" || next == "straight" || next == "care") return false;
  // The first day of school: of any year.
  static constexpr std::string_view terms[] = {"school", "term",    "class",        "classes",
                                               "work",   "college", "kindergarten", "university"};
  if (next == "of" && is_one_of(terms, in.text(read.end + 1))) return false;
  return !(next == "in" && in.is(read.end + 1, Word::a));
}

bool as_beside_event(const Reader& in, const Expression& read) {
  const bool ahead = in.is(read.end - 1, Word::ahead);
  const std::uint32_t last = read.end - (ahead ? 2 : 1);
  if (in.joined(read.end) || in.joined(read.begin)) return false;
  // Office hours after lunch.
  static constexpr std::string_view kinds[] = {"office", "business", "working", "opening",
                                               "visiting"};
  const bool small = in.row(last).unit < Grain::day;
  if (small && is_one_of(kinds, in.text(read.begin - 1u))) return false;
  if (small && in.colloquial()) return false;
  // In the weeks ahead; but "days ahead of the vote".
  if (ahead && (!in.is(read.begin, Word::the) || in.is(read.end, Word::of))) return false;
  const Row& next = in.row(read.end);
  const std::string_view word = in.text(read.end), second = in.text(read.end + 1);
  if (in.is(read.begin, Word::the)) {
    const bool stretch =
        in.before(read.begin).is_any(bits(Word::in, Word::over, Word::for_, Word::of)) ||
        in.text(read.begin - 1u) == "during" || in.text(read.begin - 1u) == "During";
    const bool told = word == "that" && (second == "followed" || second == "preceded" ||
                                         second == "lie" || second == "have");
    return stretch && (next.is_any(bits(Word::before, Word::since)) || told || ahead ||
                       word == "after" || word == "following" || word == "leading" ||
                       (word == "to" && second == "come") || word == "prior" || word == "up");
  }
  // It came just days after the vote; but "the first days after it".
  if (in.before(read.begin)
          .is_any(bits(Word::ordinal, Word::next, Word::last, Word::hyphen, Word::vague,
                       Word::digits, Word::cardinal, Word::that, Word::pronoun, Word::final_,
                       Word::early, Word::mid, Word::of)))
    return false;
  // Eight trading days after.
  if (read.begin > 1 && in.row(read.begin - 2).is_any(bits(Word::digits, Word::cardinal)))
    return false;
  return word == "before" || word == "after";
}

bool as_rolling(const Reader& in, const Expression& read) {
  if (in.row(read.end - 1).unit < Grain::decade) return false;
  // In the following decade: one of the calendar.
  const Row& shift = in.row(read.end - 2u);
  const bool rolls = shift.is(Word::last)
                         ? shift.number < static_cast<std::int32_t>(Last::previous)
                         : shift.number < static_cast<std::int32_t>(Next::following);
  if (!rolls) return false;
  // Over the past decade; but "last century it was clean".
  const Row& before = in.before(read.begin);
  const std::string_view word = in.text(read.begin - 1u);
  const bool past = shift.is(Word::last) && shift.number == static_cast<std::int32_t>(Last::past);
  if (before.is(Word::in)) return past;  // in the next decade: one of the calendar
  return before.is_any(bits(Word::over, Word::for_, Word::within)) || word == "during" ||
         word == "During" || word == "throughout" || word == "Throughout";
}

}  // namespace gloss::dates
