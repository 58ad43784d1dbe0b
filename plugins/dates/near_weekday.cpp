#include "dates/near_weekday.hpp"

#include "dates/context.hpp"

namespace gloss::dates {
namespace {

// Shorter texts are no articles: there the tense of a sentence is all that is told.
constexpr std::size_t article = 400;

bool is_bare_weekday(const Expression& x) {
  return x.form == Form::calendar && x.pick == Pick::by_direction && x.fields.weekday != absent &&
         x.fields.month == absent && x.fields.day == absent && x.cycles == 0 &&
         x.frame.grain == Grain::none && x.nth.number == 0;
}

}  // namespace

void note_nearness(const Reader& in, Found& found) {
  const Expression& x = found.expression;
  if (!is_bare_weekday(x)) return;
  constexpr Words begins = bits(Word::since, Word::from, Word::between);
  found.may_be_next = !in.before(x.begin).is_any(begins);
  found.may_be_before = is_plan_of_past(in, x);
}

bool is_near(const Found& found, const Context& context, std::size_t text_size) {
  if (context.narrative || context.colloquial) return false;
  if (found.tense == Tense::future) return found.may_be_before;
  return found.may_be_next && (found.tense == Tense::unknown || text_size >= article);
}

}  // namespace gloss::dates
