/// Reads off the words around a day whether what happened on it is over.
#include <algorithm>

#include "dates/context.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// Nobody announces such an event: its day is past.
constexpr std::string_view events[] = {
    "attack",    "attacks",    "bombing", "bombings",  "assassination", "killing",    "killings",
    "crash",     "earthquake", "quake",   "tsunami",   "shooting",      "shootings",  "blast",
    "explosion", "massacre",   "murder",  "murders",   "coup",          "disaster",   "accident",
    "hurricane", "arrest",     "arrests", "death",     "deaths",        "raid",       "raids",
    "incident",  "collapse",   "riots",   "hijacking", "kidnapping",    "derailment", "clashes"};
constexpr WordSet event_words(events);
bool names_event(std::string_view word) { return event_words.has(word); }

// Whether a verb reports what is said: a wire that lags has "said Wednesday" on a Tuesday.
bool is_report(const Reader& in, std::uint32_t verb) {
  static constexpr std::string_view reports[] = {
      "said",     "announced", "reported", "added", "confirmed", "stated", "warned",
      "declared", "claimed",   "told",     "noted", "showed",    "wrote",  "released"};
  const std::string_view before = in.text(verb - 1u);
  const bool passive = before == "was" || before == "were" || before == "been";
  return !passive && is_one_of(reports, in.text(verb));
}

// Called a strike for Monday, postponed the match on Monday.
bool is_arranging(std::string_view verb) {
  static constexpr std::string_view verbs[] = {
      "called",   "invited",   "postponed",   "cancelled", "canceled", "delayed", "moved",
      "arranged", "proposed",  "urged",       "asked",     "ordered",  "planned", "expected",
      "extended", "scheduled", "rescheduled", "set",       "booked",   "fixed",   "slated",
      "offered",  "organized", "organised",   "has",       "have",     "backed",  "headed"};
  return is_one_of(verbs, verb);
}

// To march; but "to the champions", "to Rome".
bool is_infinitive(const Reader& in, std::uint32_t to) {
  const Row& next = in.row(to + 1);
  return !next.has(Row::capital) &&
         !next.is_any(bits(Word::the, Word::a, Word::pronoun, Word::digits, Word::decimal));
}

// Because, who, ahead. Rows are faster to look at than texts.
bool begins_other_clause(const Reader& in, std::uint32_t at) {
  const Row& row = in.row(at);
  const std::string_view word = in.text(at);
  if (row.words.empty()) return word == ";" || word == "taking" || word == "because";
  return row.is_any(bits(Word::ahead, Word::function_word)) &&
         (word == "ahead" || word == "who" || word == "which" || word == "when");
}

// Whether the past verb `at` tells something done.
bool is_plain_past(const Reader& in, std::uint32_t at) {
  return tense_at(in, at) == Tense::past && !in.is(at, Word::intent) && !is_report(in, at) &&
         !is_arranging(in.text(at));
}

}  // namespace

// On Jan. 9, a jet crashed; on Tuesday he was arrested; but "on Jan. 9, the court was to hear".
bool is_done_behind(const Reader& in, const Expression& expression) {
  constexpr std::uint32_t farthest = 16;
  const std::uint32_t end = expression.end;
  if (expression.begin != 1 || !in.is(0, Word::on) || in.is(end, Word::possessive)) return false;
  for (std::uint32_t at = end; at < std::min(in.size(), end + farthest); ++at) {
    const Row& row = in.row(at);
    if (row.is_any(bits(Word::will, Word::intent, Word::schedule)) && !row.is(Word::next))
      return false;
    if (!row.is(Word::did)) continue;
    if (in.is(at + 1, Word::to) || in.is(at + 1, Word::will) || in.is(at + 2, Word::will))
      return false;
    if (tense_at(in, at) == Tense::past) return is_plain_past(in, at);
  }
  return false;
}

// Wednesday's ruling, Monday's losses: told when they are over.
bool names_result(std::string_view word) {
  static constexpr std::string_view results[] = {
      "ruling",      "rulings",      "verdict",     "decision", "defeat", "victory",
      "win",         "loss",         "losses",      "gains",    "gain",   "close",
      "closing",     "drop",         "rise",        "decline",  "fall",   "slump",
      "resignation", "announcement", "declaration", "remarks",  "storm"};
  return is_one_of(results, word);
}

// The Feb. 14 assassination, Tuesday's bombing, the raid on Tuesday.
bool is_of_event(const Reader& in, const Expression& expression) {
  const std::uint32_t begin = expression.begin, end = expression.end;
  const bool behind = begin > 1 && in.before(begin).is_any(bits(Word::on, Word::in));
  const bool possessive = in.is(end, Word::possessive);
  if (possessive && expression.fields.weekday != absent && names_result(in.text(end + 1)))
    return true;
  if (behind && in.row(begin - 2).words.empty() && names_event(in.text(begin - 2))) return true;
  for (std::uint32_t step = 0; step < 3; ++step) {
    const Row& row = in.row(end + step);
    if (row.words.empty() && end + step < in.size() && names_event(in.text(end + step)))
      return true;
    if (row.has(Row::known) && !row.is(Word::possessive)) return false;
  }
  return false;
}

// Moved to Monday, booked a table for Friday, tickets for Saturday, by COB Friday; but "the data
// for Monday showed".
bool is_arranged_for(const Reader& in, const Expression& expression) {
  static constexpr std::string_view verbs[] = {"booked",    "scheduled", "rescheduled", "postponed",
                                               "moved",     "arranged",  "confirmed",   "organized",
                                               "organised", "reserved",  "shifted",     "planned"};
  static constexpr std::string_view things[] = {
      "tickets", "ticket", "table",  "appointment", "reservation", "booking",
      "agenda",  "menu",   "invite", "invitation",  "seats",       "meeting"};
  constexpr std::uint32_t farthest = 6;
  const std::uint32_t begin = expression.begin;
  if (begin < 2) return false;
  const std::string_view before = in.text(begin - 1);
  if ((before == "COB" || before == "EOD" || before == "cob" || before == "eod") &&
      in.is(begin - 2, Word::by))
    return true;
  if (!in.before(begin).is_any(bits(Word::for_, Word::to)) ||
      in.is(expression.end, Word::possessive))
    return false;
  for (std::uint32_t step = 2; step <= farthest && step <= begin; ++step) {
    const std::uint32_t at = begin - step;
    if (in.row(at).is_any(bits(Word::comma, Word::stop))) return false;
    const std::string_view word = in.text(at);
    // What was scheduled for Friday may be over.
    if (word == "scheduled" && tense_at(in, at - 1u) == Tense::past) return false;
    if (is_one_of(verbs, word)) return true;
    if (in.before(begin).is(Word::for_) && step == 2 && is_one_of(things, word)) return true;
  }
  return false;
}

bool is_done_in_clause(const Reader& in, const Expression& expression) {
  constexpr std::uint32_t farthest = 18;
  constexpr Words others =
      bits(Word::comma, Word::stop, Word::until, Word::that, Word::will, Word::intent, Word::for_,
           Word::condition, Word::before, Word::after);
  const std::uint32_t end = expression.end;
  // The survey out Friday is expected; "the assembly on Friday imposed" heads a report.
  if (in.text(end) == "is" || in.text(end) == "are" || in.is(end, Word::did)) return false;
  constexpr Words bounds = bits(Word::after, Word::before, Word::by, Word::for_, Word::from);
  if (in.before(expression.begin).is_any(bounds)) return false;
  // The Saturday market is that of each week.
  const bool of_noun = is_plain(in.row(end)) && in.text(end).size() > 1;
  if (of_noun && expression.fields.weekday != absent && in.is(expression.begin - 1u, Word::the))
    return false;
  for (std::uint32_t step = 1; step <= farthest && step <= expression.begin; ++step) {
    const std::uint32_t at = expression.begin - step;
    const Row& row = in.row(at);
    if (row.is_any(others) || begins_other_clause(in, at)) return false;
    const std::string_view word = in.text(at);
    if (step <= 3 && word.size() > 4 && word.ends_with("ing")) return false;  // the world ending on
    if (row.is(Word::to) && is_infinitive(in, at)) return false;
    if (!row.is(Word::did) || tense_at(in, at) != Tense::past) continue;
    // To cut, to be put; a film, entitled "The End", on Saturday.
    const bool infinitive = in.before(at).is(Word::to) || in.text(at - 1u) == "be";
    return !infinitive && !in.before(at).is(Word::comma) && is_plain_past(in, at);
  }
  return false;
}

bool is_done_on(const Reader& in, const Expression& expression, Tense tense) {
  const std::uint32_t begin = expression.begin;
  if (tense == Tense::past && expression.fields.day != absent &&
      (is_of_event(in, expression) || is_done_behind(in, expression)))
    return true;
  if (begin < 3 || expression.fields.day == absent || !in.is(begin - 1, Word::on)) return false;
  const std::string_view word = in.text(begin - 2), be = in.text(begin - 3);
  static constexpr std::string_view plans[] = {"postponed", "delayed", "fixed", "slated",
                                               "proposed"};
  return word.ends_with("ed") && in.is(begin - 2, Word::did) && !in.is(begin - 2, Word::will) &&
         (be == "was" || be == "were") && !is_one_of(plans, word);
}

}  // namespace gloss::dates
