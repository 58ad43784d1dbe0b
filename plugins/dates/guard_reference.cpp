/// Guards of PAST_REF, PRESENT_REF and FUTURE_REF.
#include <algorithm>

#include "dates/guard.hpp"

namespace gloss::dates {

bool as_reference(const Reader& in, const Expression& read) {
  if (in.colloquial() && in.text(read.end - 1).ends_with("day")) return false;  // someday
  return !in.joined(read.begin) && !in.joined(read.end) &&
         (in.colloquial() || !in.row(read.begin).has(Row::all_capital));
}

// She may run some day; the valley will one day be a lake; one day, we will be free.
bool as_some_day(const Reader& in, const Expression& read) {
  if (in.text(read.end - 1) != "day" || in.joined(read.end) || in.colloquial()) return false;
  const std::string_view word = in.text(read.begin);
  const bool ends = read.end >= in.size() || in.text(read.end).size() < 2;
  if (word == "some" || word == "Some") return ends || in.row(read.end).has(Row::known);
  if (word != "one" && word != "One") return false;
  if (in.before(read.begin).is(Word::will) && !in.before(read.begin).is(Word::next)) {
    const std::string_view modal = in.text(read.begin - 1u);
    return modal == "will" || modal == "would" || modal == "may" || modal == "might" ||
           modal == "could" || modal == "'ll" || modal == "can" || modal == "shall";
  }
  if (read.begin != 0 || !in.is(read.end, Word::comma)) return false;
  constexpr std::uint32_t farthest = 8;
  for (std::uint32_t at = read.end; at < std::min(in.size(), read.end + farthest); ++at) {
    if (in.row(at).is(Word::will)) return true;
    if (in.row(at).is(Word::did)) return false;
  }
  return false;
}

bool as_better_tomorrow(const Reader& in, const Expression& read) {
  return in.text(read.end - 1) == "tomorrow" && !in.joined(read.end);
}

// Tomorrow's workforce: those of a time to come.
bool as_tomorrow_of(const Reader& in, const Expression& read) {
  static constexpr std::string_view nouns[] = {
      "workforce",    "leaders",    "jobs",        "world",     "workers", "citizens",
      "economy",      "generation", "generations", "children",  "cities",  "technology",
      "technologies", "scientists", "problems",    "challenges"};
  const std::string_view word = in.text(read.begin);
  return (word == "tomorrow" || word == "Tomorrow") && in.is(read.end, Word::possessive) &&
         is_one_of(nouns, in.text(read.end + 1));
}

bool as_reference_noun(const Reader& in, const Expression& read) {
  // The past and the future are nouns here; "the past season" is not.
  constexpr Words goes_on = bits(Word::unit, Word::units, Word::digits, Word::cardinal, Word::vague,
                                 Word::season, Word::weekday, Word::part_of_day, Word::of);
  const std::string_view before = in.text(read.begin - 1u);
  const bool within = before == "in" || before == "into" || before == "In";
  return within && !in.row(read.end).is_any(goes_on) && !in.joined(read.end);
}

bool as_these(const Reader& in, const Expression& read) {
  return in.row(read.end - 1).unit == Grain::day && !in.joined(read.end);
}

// Not open at this time; but "at this time of the year".
bool as_this_time(const Reader& in, const Expression& read) {
  const std::string_view before = in.text(read.begin - 1u);
  return (before == "at" || before == "At") && !in.joined(read.end) &&
         (read.end >= in.size() || in.text(read.end).size() < 2);
}

// At present, at the moment, at the present time; but not "at the moment of" and "at the time".
bool as_at_present(const Reader& in, const Expression& read) {
  if (in.text(read.begin - 1u) != "at" && in.text(read.begin - 1u) != "At") return false;
  const std::string_view next = in.text(read.end);
  // At the moment of impact, at the moment they need it.
  constexpr Words goes_on =
      bits(Word::of, Word::function_word, Word::that, Word::the, Word::pronoun);
  if (in.joined(read.end) || in.row(read.end).is_any(goes_on) || next == "I") return false;
  const std::string_view last = in.text(read.end - 1);
  if (last == "time") return in.text(read.end - 2) == "present";
  return last == (in.is(read.begin, Word::the) ? "moment" : "present");
}

// 2012 to present, May 2019 - Present.
bool as_to_present(const Reader& in, const Expression& read) {
  const std::string_view word = in.text(read.begin);
  if (word != "present" && word != "Present") return false;
  if (in.joined(read.end) || read.begin < 2) return false;
  if (read.end < in.size() && (in.text(read.end).size() > 1 || in.is(read.end, Word::a)))
    return false;  // came to present a plan
  return in.before(read.begin).is_any(bits(Word::to, Word::until, Word::dash, Word::hyphen)) &&
         in.row(read.begin - 2).is_any(bits(Word::year, Word::month, Word::month_year));
}

// During this period, at that time, at the same time: of a story, whose scene it is.
bool as_scene(const Reader& in, const Expression& read) {
  if (in.joined(read.end) || in.is(read.end, Word::of)) return false;
  constexpr Words introduce = bits(Word::in, Word::at, Word::by, Word::from, Word::since,
                                   Word::until, Word::for_, Word::about, Word::before, Word::to);
  const std::string_view before = in.text(read.begin - 1u);
  const bool introduced = in.before(read.begin).is_any(introduce) || before == "during" ||
                          before == "During" || before == "throughout" || before == "Throughout";
  if (!introduced) return false;
  const bool bare = read.begin + 2 == read.end && in.is(read.begin, Word::the);
  if (bare && before != "at" && before != "At") return false;
  const std::string_view next = in.text(read.end);
  const bool goes_on = next == "as" || next == "that" || next == "when" || next == "the";
  return !goes_on;
}

// The former capital, future wars: only stories take these for times.
bool as_epithet(const Reader& in, const Expression& read) {
  return !in.joined(read.begin) && !in.joined(read.end) && read.end < in.size() &&
         !in.row(read.begin).has(Row::capital) && !in.row(read.end).has(Row::known) &&
         in.text(read.end).size() > 2;
}

// He will soon be in Rome, they may soon sell it; but "soon after", and in a story "soon became".
bool as_soon(const Reader& in, const Expression& read) {
  if (in.joined(read.begin) || in.joined(read.end) || in.before(read.begin).is(Word::as))
    return false;
  const std::string_view next = in.text(read.end), before = in.text(read.begin - 1u);
  const auto is_modal = [](std::string_view word) {
    return word == "will" || word == "'ll" || word == "may" || word == "to" || word == "can" ||
           word == "shall" || word == "must" || word == "should";
  };
  return is_modal(next) || is_modal(before);
}

bool as_story_future(const Reader& in, const Expression& read) {
  if (in.text(read.end - 1) != "future" || in.joined(read.begin) || in.joined(read.end))
    return false;
  // "future earnings" says no time, and of "the foreseeable future" the noun is no whole.
  const bool adjective =
      read.end < in.size() && !in.row(read.end).has(Row::known) && in.text(read.end).size() > 3;
  return !adjective && !in.before(read.end - 1).is(Word::ref_adjective);
}

// The future of the peoples, Hong Kong's future: prospects, and no time but in a story.
bool as_future(const Reader& in, const Expression& read) {
  const bool prospects = in.is(read.end, Word::of) ||
                         in.before(read.begin).is_any(bits(Word::pronoun, Word::possessive));
  return (in.colloquial() || !prospects) && as_story_future(in, read);
}

}  // namespace gloss::dates
