#include "dates/near_weekday.hpp"

#include "dates/context.hpp"

namespace gloss::dates {
namespace {

// Shorter texts are no articles: there the tense of a sentence is all that is told.
constexpr std::size_t article = 400;

// The first sentence of a wire, behind a dateline, tells the day of its story, even if that lags:
// "headed Tuesday to Africa".
constexpr std::uint32_t lead_size = 100;

bool is_bare_weekday(const Expression& x) {
  return x.form == Form::calendar && x.pick == Pick::by_direction && x.fields.weekday != absent &&
         x.fields.month == absent && x.fields.day == absent && x.cycles == 0 &&
         x.frame.grain == Grain::none && x.nth.number == 0;
}

// Tuesday's general election; but "in Tuesday's match he fell".
bool is_of_arranged(const Reader& in, const Expression& x) {
  static constexpr std::string_view arranged[] = {
      "election",   "elections", "vote",       "ballot",    "poll",    "polls",       "referendum",
      "runoff",     "run-off",   "match",      "matches",   "game",    "games",       "final",
      "finals",     "semifinal", "semifinals", "derby",     "draw",    "race",        "fixture",
      "fixtures",   "showdown",  "opener",     "qualifier", "meeting", "summit",      "session",
      "conference", "ceremony",  "debate",     "hearing",   "talks",   "rally",       "funeral",
      "deadline",   "concert",   "launch",     "premiere",  "parade",  "inauguration"};
  constexpr std::uint32_t words_seen = 5;
  if (!in.is(x.end, Word::possessive)) return false;
  constexpr Words behind = bits(Word::in, Word::after, Word::since, Word::from);
  if (in.before(x.begin).is_any(behind) || in.text(x.begin - 1u) == "following") return false;
  for (std::uint32_t at = x.end + 1; at < x.end + words_seen && at < in.size(); ++at) {
    const std::string_view word = in.text(at);
    if (is_one_of(arranged, word)) return true;
    if (in.row(at).has(Row::known) && !in.is(at, Word::hyphen) && !in.is(at, Word::ordinal) &&
        !in.is(at, Word::final_))
      return false;
  }
  return false;
}

}  // namespace

void note_nearness(const Reader& in, Found& found) {
  const Expression& x = found.expression;
  if (!is_bare_weekday(x)) return;
  constexpr Words begins = bits(Word::since, Word::from, Word::between);
  const bool lead = in.span(0).begin < lead_size;
  found.may_be_next =
      !in.before(x.begin).is_any(begins) &&
      (lead || found.tense != Tense::past || (!is_done_in_clause(in, x) && !is_done_behind(in, x)));
  found.may_be_before = !is_asked_for(in) && is_plan_of_past(in, x);
  found.arranged = is_of_arranged(in, x);
  found.of_noun = in.is(x.end, Word::possessive);
  found.stands_alone = !in.is(x.end, Word::possessive) && !in.before(x.begin).is(Word::a);
}

Day nearness(const Found& found, const Context& context, std::size_t text_size) {
  constexpr Day half_week = 3;
  if (context.narrative || context.colloquial) return 0;
  if (found.tense == Tense::future) return found.may_be_before ? 1 : 0;
  const bool untold = found.stands_alone && found.tense == Tense::unknown;
  if (found.arranged || untold) return half_week;
  return found.may_be_next && (found.tense == Tense::unknown || text_size >= article) ? 1 : 0;
}

}  // namespace gloss::dates
