#include "dates/context.hpp"

#include <algorithm>

#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// In atoms. A cue before the expression governs it more often than one after it, and a weekday,
// which is near the day of the text, takes its tense from farther away than a month.
constexpr std::uint32_t farthest_before = 12, farthest_before_weekday = 18, farthest_after = 6,
                        farthest_after_lead = 25;

Tense tense_of(const Row& row) {
  if (row.is(Word::will) && !row.is(Word::next)) return Tense::future;
  return row.is(Word::did) ? Tense::past : Tense::unknown;
}

bool is_finite_past(std::string_view word) {
  return word == "was" || word == "were" || word == "had" || word == "did";
}

bool is_adverb(const Reader& in, std::uint32_t at) {
  const std::string_view word = in.text(at);
  return word.ends_with("ly") || word == "still" || word == "yet" || word == "much" ||
         word == "long" || word == "so" || word == "well" || word == "now" || word == "never";
}

// Whether all long words around `here` have capitals, as in a headline.
bool is_title(const Reader& in, std::uint32_t here) {
  constexpr std::size_t longest_particle = 4;
  constexpr std::uint32_t farthest = 20;
  const std::uint32_t most = std::min(in.size(), here + farthest);
  for (std::uint32_t at = here - std::min(here, farthest); at < most; ++at) {
    const std::string_view word = in.text(at);
    if (word.size() > longest_particle && word.front() >= 'a' && word.front() <= 'z') return false;
  }
  return true;
}

// Could not be reached; neither he nor his lawyer could be found.
bool is_denied(const Reader& in, std::uint32_t could) {
  if (in.is(could + 1, Word::no)) return in.text(could + 2) == "be";
  if (in.text(could + 1) != "be") return false;
  constexpr std::uint32_t farthest = 12;
  for (std::uint32_t step = 1; step <= farthest && step <= could; ++step) {
    const std::string_view word = in.text(could - step);
    if (word == "neither" || word == "Neither" || word == "none" || word == "None") return true;
  }
  return false;
}

// The tense that a word of the future tells together with the words behind it.
Tense ahead_at(const Reader& in, std::uint32_t at) {
  const std::string_view word = in.text(at), next = in.text(at + 1);
  // "Due to injuries" is a reason, "could have won" is past.
  if (word == "due" && next == "to") {
    const Row& cause = in.row(at + 2);
    if (cause.has(Row::lower_plural) || cause.is_any(bits(Word::the, Word::a, Word::pronoun)))
      return Tense::unknown;
  }
  if (word == "could" && is_denied(in, at)) return Tense::past;
  const bool certain = word == "will" || word == "'ll" || word == "shall";
  if (next == "have" && !certain) return Tense::past;
  return had_been(in, at) ? Tense::past : Tense::future;  // it had been due to arrive
}

}  // namespace

// "will be paid", "expected to be completed": the participle follows its auxiliary.
Tense tense_at(const Reader& in, std::uint32_t at) {
  Tense tense = tense_of(in.row(at));
  if (tense == Tense::future) return ahead_at(in, at);
  // Food pledged in February; but "pledged to go in February".
  if (tense == Tense::unknown && in.is(at, Word::intent) && in.text(at).ends_with("ed") &&
      in.row(at + 1).is_any(bits(Word::in, Word::on)))
    tense = Tense::past;
  if (tense != Tense::past) return tense;
  // The United States, Mohammed: names.
  const Row& verb = in.row(at);
  if (at > 0 && verb.has(Row::capital) && !verb.has(Row::known) && !is_title(in, at))
    return Tense::unknown;
  // "The heir, to be crowned on Thursday"; but not "was to be crowned".
  if (at > 2 && in.is(at - 1, Word::function_word) && in.is(at - 2, Word::to))
    return tense_of(in.row(at - 3)) == Tense::past ? Tense::past : Tense::future;
  // "A still unspecified date", "a planned merger": a participle before a noun; but "a court
  // fined the bank".
  const bool article =
      at > 1 && (in.is(at - 1, Word::a) || (in.is(at - 2, Word::a) && is_adverb(in, at - 1)));
  const bool noun = !in.row(at + 1).has(Row::known) || in.is(at + 1, Word::date);
  if (article && !in.row(at).has(Row::known) && noun) return Tense::unknown;
  if (is_finite_past(in.text(at))) return tense;  // the plan was set in action
  // After elections are held: the present.
  if (at > 0 && is_present_of_be(in.text(at - 1)) && in.text(at - 1) != "'s") return Tense::unknown;
  for (std::uint32_t step = 1; step <= 3 && step <= at; ++step)
    if (tense_of(in.row(at - step)) == Tense::future && ahead_at(in, at - step) == Tense::future)
      return Tense::future;
  return tense;
}

namespace {

// The worst since the attack in May; ahead of the Sunday vote; if they win on Sunday: the tense, if
// no verb stands between.
Tense told_before(const Reader& in, std::uint32_t begin) {
  constexpr Words stops = bits(Word::will, Word::stop, Word::comma);
  constexpr Words others = bits(Word::did, Word::to, Word::since, Word::of, Word::condition);
  constexpr std::uint32_t farthest = 10;
  bool may_be_since = true, may_be_ahead = true;
  for (std::uint32_t step = 1; step <= farthest && step <= begin; ++step) {
    const std::uint32_t at = begin - step;
    const Row& row = in.row(at);
    if (!row.is_any(stops | others)) continue;
    if (row.is_any(stops)) break;
    if (row.is(Word::did)) may_be_ahead = false;
    if (row.is(Word::to)) may_be_since = false;
    if (row.is(Word::since) && may_be_since) return Tense::past;
    if (may_be_ahead && row.is(Word::of) && at > 0 && in.text(at - 1) == "ahead")
      return Tense::future;
    if (may_be_ahead && row.is(Word::condition) && in.is(begin, Word::weekday))
      return Tense::future;
  }
  return Tense::unknown;
}

// The nominations are announced Tuesday; as early as Monday.
bool is_told_ahead(const Reader& in, std::uint32_t begin) {
  const std::uint32_t last = begin - 1u - (in.is(begin - 1u, Word::on) ? 1u : 0u);
  if (last >= begin) return false;
  const std::string_view word = in.text(last);
  if (in.is(last, Word::as) && last > 1)
    return in.text(last - 1) == "early" || in.text(last - 1) == "soon";
  if (last > 0 && is_present_of_be(in.text(last - 1)) && word.size() > 4 && word.ends_with("ed"))
    return word != "based" && word != "dated";
  return false;
}

// Whether the first verb behind `end` that tells a tense is "will".
bool will_follows(const Reader& in, std::uint32_t end) {
  const std::uint32_t most = std::min(in.size(), end + farthest_after);
  for (std::uint32_t at = in.marks().next(end, most, Row::cue); at < most;
       at = in.marks().next(at + 1, most, Row::cue))
    if (tense_of(in.row(at)) != Tense::unknown) return in.text(at) == "will";
  return false;
}

// Are you free on Monday? Let's meet on Monday. See you on Monday!
bool is_question_or_wish(const Reader& in) {
  static constexpr std::string_view order_words[] = {
      "Return",   "Join",     "Come",   "Bring", "Meet",  "Visit",  "Stop",    "Take",
      "Send",     "Book",     "Submit", "Watch", "Catch", "Enjoy",  "Collect", "Do",
      "Remember", "Register", "Check",  "Call",  "Don't", "Arrive", "Fly",     "Buy"};
  static constexpr WordSet orders(order_words);
  const std::string_view first = in.text(0), last = in.text(in.size() - 1);
  return last == "?" || first == "Let" || first == "Let's" || first == "See" || first == "Please" ||
         orders.has(first);
}

// Whether a word alone puts the day ahead: will, due on Monday, it opens.
bool is_firmly_ahead(const Reader& in, std::uint32_t at) {
  const std::string_view word = in.text(at);
  if (word == "due") return in.row(at + 1).is_any(bits(Word::on, Word::weekday));
  return word == "will" || word == "wo" || word == "won't" || word == "'ll" || word == "shall" ||
         word == "next" || (in.is(at, Word::schedule) && word.back() == 's');
}

// He told them that Friday is a holiday: the present of its own clause.
bool is_present_told(const Reader& in, const Expression& x) {
  return x.fields.weekday != absent && x.fields.hour == absent &&
         in.before(x.begin).is(Word::that) && is_present_of_be(in.text(x.end));
}

// The final is on Sunday, Mass is at 10.30 on Sunday; `verb` is the word before the preposition.
bool is_timed_in_present(const Reader& in, const Expression& x, std::uint32_t verb) {
  if (x.fields.weekday == absent) return false;
  if (verb < x.begin && in.is(verb, Word::function_word) &&
      (in.text(verb) == "is" || in.text(verb) == "are"))
    return true;
  return x.fields.hour != absent && x.begin > 1 && in.before(x.begin).is(Word::at) &&
         is_present_of_be(in.text(x.begin - 2));
}

bool names_vote(std::string_view word) {
  static constexpr std::string_view votes[] = {"election",   "elections", "vote",    "ballot",
                                               "referendum", "runoff",    "run-off", "polls",
                                               "poll",       "summit"};
  return word.size() > 3 && is_one_of(votes, word);
}

// Guidance for the third quarter, the third-quarter outlook; but "missed its forecast in".
bool is_foretold(const Reader& in, const Expression& expression) {
  static constexpr std::string_view outlooks[] = {"forecast", "forecasts", "guidance", "outlook"};
  // "The third-quarter estimate" is one of what is over.
  static constexpr std::string_view estimates[] = {"projections", "estimate", "estimates"};
  constexpr std::uint32_t farthest = 8;
  const std::uint32_t begin = expression.begin;
  if (is_one_of(outlooks, in.text(expression.end))) return true;
  if (!in.before(begin).is(Word::for_)) return false;
  for (std::uint32_t at = begin - std::min(begin, farthest); at < begin; ++at)
    if (is_one_of(outlooks, in.text(at)) || is_one_of(estimates, in.text(at))) return true;
  return false;
}

bool is_starting(const Reader& in, std::uint32_t at) {
  return in.is(at, Word::ending) && (in.text(at) == "starting" || in.text(at) == "beginning");
}

// The tense that the word `at` tells before a date that begins at `begin`, in the present of a plan
// too.
Tense told_at(const Reader& in, std::uint32_t at, std::uint32_t begin) {
  constexpr Words plans = bits(Word::to, Word::schedule, Word::final_, Word::day_kind);
  constexpr Words verbs = bits(Word::will, Word::did, Word::intent);
  const Row& row = in.row(at);
  if (row.is_any(plans) || row.words.empty())
    if (const Tense tense = planned(in, at, begin); tense != Tense::unknown) return tense;
  return row.is_any(verbs) ? tense_at(in, at) : Tense::unknown;
}

// The tense of the nearest verb before the expression, else of the first one behind it.
Tense nearest_tense(const Reader& in, const Expression& expression, std::uint32_t most) {
  const MarkView& marks = in.marks();
  const std::uint32_t begin = expression.begin;
  const std::uint32_t farthest =
      expression.fields.weekday != absent ? farthest_before_weekday : farthest_before;
  const std::uint32_t least = begin - std::min(begin, farthest);
  const auto ends_clause = [&](std::uint32_t at) {
    return in.row(at).words.empty() && in.text(at) == ";";
  };
  for (std::uint32_t at = marks.previous(least, begin, Row::cue), last = begin; at < last;
       last = at, at = marks.previous(least, last, Row::cue)) {
    if (ends_clause(at)) break;
    if (const Tense tense = told_at(in, at, begin); tense != Tense::unknown) return tense;
  }
  const bool leads = begin == 1;
  for (std::uint32_t at = marks.next(expression.end, most, Row::cue); at < most;
       at = marks.next(at + 1, most, Row::cue)) {
    if (ends_clause(at)) break;
    if (const Tense tense = tense_at(in, at); tense != Tense::unknown) return tense;
    if (leads && opens_behind(in, at, expression)) return Tense::future;
  }
  return Tense::unknown;
}

}  // namespace

Tense tense_around(const Reader& in, const Expression& expression) {
  const Row& prior = in.before(expression.begin);
  if (prior.is(Word::since)) return Tense::past;
  // Will grow by 1 percent from the third quarter: a comparison.
  if (prior.is(Word::from) && expression.fields.quarter != absent) return Tense::past;
  if (expression.fields.quarter != absent && expression.fields.year == absent &&
      is_foretold(in, expression))
    return Tense::future;
  // The March 28 election: the nearest one.
  if (expression.fields.month != absent && expression.fields.day != absent &&
      names_vote(in.text(expression.end)))
    return Tense::unknown;
  // A June agreement: the tense is not the month's.
  if (prior.is(Word::a) && expression.fields.month != absent && expression.fields.day == absent)
    return Tense::unknown;
  const bool possessive = in.is(expression.end, Word::possessive);
  if (const auto tense = tense_of_bound(in, expression, possessive)) return *tense;
  const std::uint32_t begin = expression.begin;
  // On June 1, the boards of the two markets signed it; on Monday the man who runs it resigned.
  const bool leads =
      begin < 2 && (in.is(expression.end, Word::comma) || (begin == 1 && prior.is(Word::on)));
  const std::uint32_t most =
      std::min(in.size(), expression.end + (leads ? farthest_after_lead : farthest_after));
  if (expression.fields.weekday != absent && expression.fields.day == absent &&
      is_arranged_for(in, expression))
    return Tense::future;
  // "Said that Sunday's vote will be fair": the subject's verb is the one behind it.
  if (possessive && expression.fields.weekday != absent && will_follows(in, expression.end))
    return Tense::future;
  const std::uint32_t verb = prior.is(Word::on) ? begin - 2u : begin - 1u;
  const bool day = expression.fields.weekday != absent || expression.fields.day != absent;
  if (day && is_starting(in, verb)) return Tense::future;
  // A record set on Aug. 6; but "is set for".
  if (prior.is_any(bits(Word::on, Word::in)) && begin > 1 && in.text(begin - 2) == "set")
    return Tense::past;
  const bool open_day = expression.fields.year == absent && expression.fields.hour == absent &&
                        (expression.fields.weekday != absent || expression.fields.month != absent);
  if (open_day && is_told_ahead(in, begin)) return Tense::future;
  if (open_day)
    if (const Tense tense = told_before(in, begin); tense != Tense::unknown) return tense;
  if (open_day && is_of_event(in, expression)) return Tense::past;
  if (is_present_told(in, expression)) return Tense::future;
  if (is_timed_in_present(in, expression, verb)) return Tense::future;
  // On Monday criticised the plan; but "to be held on Monday".
  if (expression.fields.weekday != absent && prior.is(Word::on) && in.is(expression.end, Word::did))
    return Tense::past;
  if (const Tense tense = nearest_tense(in, expression, most); tense != Tense::unknown)
    return tense;
  // Signed the pact with a part of the army in the far north on May 5.
  if (open_day && expression.fields.day != absent && prior.is(Word::on) &&
      is_done_in_clause(in, expression))
    return Tense::past;
  const bool open = expression.fields.weekday != absent || expression.fields.month != absent;
  return open && expression.fields.year == absent && is_question_or_wish(in) ? Tense::future
                                                                             : Tense::unknown;
}

bool is_plan_of_past(const Reader& in, const Expression& expression) {
  const std::uint32_t begin = expression.begin;
  const std::uint32_t least = begin - std::min(begin, farthest_before_weekday);
  const std::uint32_t most = std::min(in.size(), expression.end + farthest_before);
  bool past = false;
  for (std::uint32_t at = in.marks().next(least, most, Row::cue); at < most;
       at = in.marks().next(at + 1, most, Row::cue)) {
    if (is_firmly_ahead(in, at)) return false;
    past = past || (in.is(at, Word::did) && tense_at(in, at) == Tense::past);
  }
  return past;
}

}  // namespace gloss::dates
