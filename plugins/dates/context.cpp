#include "dates/context.hpp"

#include <algorithm>

namespace gloss::dates {
namespace {

// In atoms. A cue before the expression governs it more often than one after it.
constexpr std::uint32_t farthest_before = 12, farthest_after = 6;

Tense tense_of(const Row& row) {
  if (row.is(Word::will) && !row.is(Word::next)) return Tense::future;
  return row.is(Word::did) ? Tense::past : Tense::unknown;
}

// "will be paid", "expected to be completed": the participle follows its auxiliary.
Tense tense_at(const Reader& in, std::uint32_t at) {
  const Tense tense = tense_of(in.row(at));
  if (tense != Tense::past) return tense;
  for (std::uint32_t step = 1; step <= 3 && step <= at; ++step)
    if (tense_of(in.row(at - step)) == Tense::future) return Tense::future;
  return tense;
}

// "Strike to Shut Ports on Monday"
bool is_headline_plan(const Reader& in, std::uint32_t at) {
  const Row& verb = in.row(at + 1);
  return in.before(at).has(Row::capital) && in.row(0).has(Row::capital) && verb.has(Row::capital) &&
         verb.words.empty();
}

// "The fair opens Tuesday", "is to meet Wednesday": the present and the infinitive of a plan. Not
// in a headline of the past, and not after a verb of the past: "said it meets".
Tense planned(const Reader& in, std::uint32_t at) {
  const std::string_view word = in.text(at);
  if (in.is(at, Word::to) && at > 0) {
    const std::string_view before = in.text(at - 1);
    if (before == "is" || before == "are" || before == "am" || before == "'s" || before == "'re")
      return Tense::future;
  }
  if (in.is(at, Word::to) && at > 0 && (in.is(at - 1, Word::intent) || is_headline_plan(in, at)))
    return Tense::future;
  const bool progressive = word.size() > 4 && word.substr(word.size() - 3) == "ing";
  if (progressive && at > 0 && !in.row(at).has(Row::known)) {  // is flying
    const std::string_view before = in.text(at - 1);
    if (before == "is" || before == "are" || before == "am" || before == "'re")
      return Tense::future;
  }
  if (!in.is(at, Word::schedule) || in.row(at).has(Row::capital)) return Tense::unknown;
  if (word.back() == 's') return Tense::future;
  // A plural subject stands before a verb, an article before a noun.
  const Row& before = in.before(at);
  return before.has(Row::lower_plural) || (at > 0 && in.text(at - 1) == "to") ? Tense::future
                                                                              : Tense::unknown;
}

}  // namespace

Tense tense_around(const Reader& in, const Expression& expression) {
  const std::string_view before = in.text(expression.begin - 1u);
  if (before == "since") return Tense::past;
  if (before == "by" || before == "until" || before == "till") return Tense::future;
  const MarkView& marks = in.marks();
  const std::uint32_t begin = expression.begin;
  const std::uint32_t least = begin - std::min(begin, farthest_before);
  for (std::uint32_t at = marks.previous(least, begin, Row::cue), last = begin; at < last;
       last = at, at = marks.previous(least, last, Row::cue)) {
    if (in.text(at) == ";") break;
    if (const Tense tense = planned(in, at); tense != Tense::unknown) return tense;
    if (const Tense tense = tense_at(in, at); tense != Tense::unknown) return tense;
  }
  const std::uint32_t most = std::min(in.size(), expression.end + farthest_after);
  for (std::uint32_t at = marks.next(expression.end, most, Row::cue); at < most;
       at = marks.next(at + 1, most, Row::cue)) {
    if (in.text(at) == ";") break;
    if (const Tense tense = tense_at(in, at); tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

}  // namespace gloss::dates
