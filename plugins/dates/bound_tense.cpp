/// The tense that `by` and `until` tell: by Friday, until June.
#include <algorithm>

#include "dates/context.hpp"

namespace gloss::dates {
namespace {

// Words that tell of something ahead: to build, plans; but "to 40".
bool tells_ahead(const Reader& in, std::uint32_t at) {
  const bool number = in.row(at + 1).is_any(bits(Word::digits, Word::decimal, Word::cardinal));
  return (in.is(at, Word::to) && !number) || in.is(at, Word::intent);
}

// In atoms, as in context.cpp.
constexpr std::uint32_t most_before = 12, most_after = 6;

// By Thursday most had returned.
bool had_follows(const Reader& in, std::uint32_t end) {
  const std::uint32_t most = std::min(in.size(), end + most_after);
  for (std::uint32_t at = in.marks().next(end, most, Row::cue); at < most;
       at = in.marks().next(at + 1, most, Row::cue))
    if (in.is(at, Word::did)) return in.text(at) == "had";
  return false;
}

// The toll had risen to 40 by Monday; it left on Sunday, and by Monday the town was empty. But "had
// ordered it by Monday".
bool is_reached_by(const Reader& in, const Expression& expression) {
  static constexpr std::string_view changes[] = {"rose", "fell",    "grew",   "reached",
                                                 "hit",  "climbed", "eased",  "swelled",
                                                 "sank", "dropped", "passed", "dwindled"};
  static constexpr std::string_view orders[] = {"asked",     "ordered", "demanded", "told",
                                                "requested", "set",     "given",    "called",
                                                "warned",    "urged",   "offered",  "wanted"};
  const std::uint32_t by = expression.begin - 1u;
  const std::string_view opens = in.text(by - 1u);
  if (by > 0 &&
      (in.row(by - 1).is_any(bits(Word::comma, Word::and_)) || opens == ";" || opens == "but")) {
    const std::uint32_t most = std::min(in.size(), expression.end + most_after);
    for (std::uint32_t at = expression.end; at < most && !in.is(at, Word::comma); ++at)
      if (const Tense tense = tense_at(in, at); tense != Tense::unknown)
        return tense == Tense::past;
  }
  const std::uint32_t least = by - std::min(by, most_before);
  for (std::uint32_t at = in.marks().previous(least, by, Row::cue), last = by; at < last;
       last = at, at = in.marks().previous(least, last, Row::cue)) {
    const std::string_view verb = in.text(at);
    if (tells_ahead(in, at) || verb == ";") return false;
    const Tense tense = tense_at(in, at);
    if (tense == Tense::unknown) continue;
    const bool before =
        at > 0 && (in.text(at - 1) == "had" || (at > 1 && in.text(at - 1) == "been"));
    return tense == Tense::past && !is_one_of(orders, verb) &&
           (before || verb == "had" || is_one_of(changes, verb));
  }
  return false;
}

// Loans came to 9 million by the end of September: the nearest one. What is to be done by a day
// lies ahead.
Tense by_month(const Reader& in, const Expression& expression) {
  if (expression.fields.weekday != absent || expression.fields.month == absent)
    return Tense::future;
  const std::uint32_t begin = expression.begin;
  const std::uint32_t least = begin - std::min(begin, most_before);
  for (std::uint32_t at = in.marks().previous(least, begin, Row::cue), last = begin; at < last;
       last = at, at = in.marks().previous(least, last, Row::cue)) {
    if (tells_ahead(in, at)) return Tense::future;
    const Tense tense = tense_at(in, at);
    if (tense != Tense::unknown) return tense == Tense::past ? Tense::unknown : tense;
  }
  return Tense::future;
}

}  // namespace

// Have the forms signed by Monday please.
bool is_asked_for(const Reader& in) {
  const std::uint32_t last = in.size() - 1;
  const std::string_view end = in.text(last).size() < 2 ? in.text(last - 1u) : in.text(last);
  const std::string_view first = in.text(0);
  return end == "please" || first == "Please" || first == "please";
}

std::optional<Tense> tense_of_bound(const Reader& in, const Expression& expression,
                                    bool possessive) {
  const Row& prior = in.before(expression.begin);
  if (prior.is(Word::by) && !possessive) {
    if (is_asked_for(in)) return Tense::future;
    if (had_follows(in, expression.end)) return Tense::past;
    if (expression.fields.weekday != absent && expression.fields.day == absent &&
        is_reached_by(in, expression))
      return Tense::past;
    if (!prior.has(Row::capital)) return by_month(in, expression);
  }
  if (prior.is(Word::until)) {
    const std::string_view before = in.text(expression.begin - 1u);
    if (before == "until" || before == "till") return Tense::future;
    // "Extended the loan through January"
    if (before == "through" && expression.fields.month != absent) return Tense::unknown;
  }
  return {};
}

}  // namespace gloss::dates
