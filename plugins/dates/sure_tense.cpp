/// Whether a clause tells surely that a day or month is over or ahead: "she died on April 20",
/// "the office will close on November 1". Elsewhere the tense is a weak cue, and the nearest year
/// counts.
#include <algorithm>

#include "dates/context.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// In atoms.
constexpr std::uint32_t words_before = 10, words_after = 6;

bool is_firm(std::string_view word) {
  static constexpr std::string_view words[] = {
      "will",   "'ll",      "shall",  "must",  "Please", "please", "expires", "due",
      "closes", "deadline", "begins", "takes", "valid",  "opens",  "starts",  "ends"};
  return is_one_of(words, word);
}

// The bill will be paid; but "the house that will be sold", "if it will".
bool is_side_clause(const Reader& in, std::uint32_t at) {
  static constexpr std::string_view words[] = {"who",   "which",  "where",  "when", "whose",
                                               "since", "after",  "while",  "as",   "because",
                                               "than",  "before", "though", "from", "would"};
  return in.row(at).is_any(bits(Word::comma, Word::stop, Word::condition, Word::that)) ||
         is_one_of(words, in.text(at));
}

// Must be received by November 1; on November 1 the office will close.
bool is_surely_ahead(const Reader& in, const Expression& x) {
  const std::uint32_t begin = x.begin;
  if (in.before(begin).is_any(bits(Word::from, Word::since, Word::than))) return false;
  const std::uint32_t first = begin - std::min(begin, words_before);
  // The word before the date is its preposition.
  for (std::uint32_t at = begin > 0 ? begin - 1 : 0; at-- > first;) {
    if (is_firm(in.text(at))) return true;
    if (is_side_clause(in, at)) return false;
    if (tense_at(in, at) == Tense::past) return false;
  }
  if (begin > 1 || !in.is(0, Word::on)) return false;
  const std::uint32_t most = std::min(in.size(), x.end + words_after);
  for (std::uint32_t at = x.end; at < most; ++at) {
    const std::string_view word = in.text(at);
    if (word == "will" || word == "shall") return true;
    if (at > x.end && is_side_clause(in, at)) return false;
  }
  return false;
}

}  // namespace

bool is_sure_of_tense(const Reader& in, const Expression& x, Tense tense) {
  if (tense == Tense::unknown || x.fields.year != absent || x.fields.weekday != absent ||
      (x.fields.month == absent && x.fields.holiday == absent) || x.pick != Pick::by_direction ||
      x.frame.grain != Grain::none)
    return false;
  if (tense == Tense::future) return is_surely_ahead(in, x);
  if (in.before(x.begin).is(Word::since)) return true;
  return in.before(x.begin).is_any(bits(Word::on, Word::in)) && is_done_in_clause(in, x);
}

}  // namespace gloss::dates
