/// Guards of PAST_REF, PRESENT_REF and FUTURE_REF.
#include "dates/guard.hpp"

namespace gloss::dates {

bool as_reference(const Reader& in, const Expression& read) {
  return !in[read.begin].joined && !in[read.end].joined &&
         (in.colloquial() || !in.row(read.begin).has(Row::all_capital));
}

bool as_reference_noun(const Reader& in, const Expression& read) {
  // The past and the future are nouns here; "the past season" is not.
  constexpr Words goes_on = bits(Word::unit, Word::units, Word::digits, Word::cardinal, Word::vague,
                                 Word::season, Word::weekday, Word::part_of_day, Word::of);
  const std::string_view before = in.text(read.begin - 1u);
  const bool within = before == "in" || before == "into" || before == "In";
  return within && !in.row(read.end).is_any(goes_on) && !in[read.end].joined;
}

bool as_future(const Reader& in, const Expression& read) {
  if (in.text(read.end - 1) != "future" || in[read.begin].joined || in[read.end].joined)
    return false;
  // "future earnings" says no time, and of "the foreseeable future" the noun is no whole.
  const bool adjective =
      read.end < in.size() && !in.row(read.end).has(Row::known) && in.text(read.end).size() > 3;
  return !adjective && !in.before(read.end - 1).is(Word::ref_adjective);
}

}  // namespace gloss::dates
