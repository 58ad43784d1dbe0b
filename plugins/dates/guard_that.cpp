/// Guards of "that October", "the same month": `that` is more often the conjunction.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// Words that a clause with `that` follows: he said that Friday ..., the news that Friday ...
bool takes_clause(std::string_view word) {
  static constexpr std::string_view words[] = {
      "say",       "says",      "said",     "saying",    "told",      "tell",     "tells",
      "announced", "announces", "report",   "reports",   "reported",  "added",    "adds",
      "confirmed", "stated",    "states",   "warned",    "warns",     "declared", "claimed",
      "claims",    "noted",     "notes",    "showed",    "shows",     "show",     "agreed",
      "believe",   "believes",  "believed", "think",     "thinks",    "thought",  "know",
      "knows",     "knew",      "hope",     "hopes",     "hoped",     "fear",     "fears",
      "feared",    "insisted",  "argued",   "found",     "learned",   "decided",  "felt",
      "so",        "such",      "now",      "given",     "means",     "meant",    "news",
      "fact",      "sign",      "signs",    "proof",     "evidence",  "claim",    "rumors",
      "rumours",   "ensure",    "expected", "suggested", "estimated", "denied",   "ruled"};
  return is_one_of(words, word);
}

bool begins_predicate(std::string_view word) {
  static constexpr std::string_view verbs[] = {"was", "is",   "were",  "are", "has",
                                               "had", "will", "would", "may", "'s"};
  return is_one_of(verbs, word);
}

bool ends_clause(const Reader& in, std::uint32_t end) {
  return end >= in.size() || in.is(end, Word::stop) || in.text(end) == ";" ||
         in.row(end).is_any(bits(Word::close, Word::dash));
}

}  // namespace

bool that_stands(const Reader& in, const Expression& read) {
  std::uint32_t at = read.begin;
  while (at < read.end && !in.is(at, Word::that)) ++at;
  if (in.text(at).ends_with("ame") || in.is(at + 1, Word::that)) return true;  // the same October
  std::uint32_t time = at + 1;
  while (time + 1 < read.end && !in.row(time).is_any(bits(Word::month, Word::season))) ++time;
  const bool weak = in.row(time).has(Row::weak);
  if (weak && in.row(read.end).has(Row::capital)) return false;  // Things That May Change
  const Row& before = in.before(at);
  const std::string_view word = in.text(at - 1u), next = in.text(read.end);
  constexpr Words joins = bits(Word::and_, Word::comma, Word::dash, Word::stop);
  if (at == 0 || before.is_any(joins) || word == ";" || word == "but" || word == "(")
    return !begins_predicate(next);
  if (before.is(Word::preposition)) return true;  // by that October
  const bool ends = ends_clause(in, read.end);
  if (takes_clause(word) || in.is(read.end, Word::possessive)) return false;
  // Leaves that fall; but "he died that fall".
  const bool joint = in.row(read.end).is_any(bits(Word::and_, Word::comma, Word::that)) ||
                     next == "but" || next == "when";
  if (before.is(Word::did))
    return ends || joint || in.row(read.end).is_any(bits(Word::preposition));
  return (ends && (!weak || in.row(time).has(Row::capital) || in.text(time) == "spring")) ||
         (joint && !weak && !before.has(Row::known));
}

// The same month a year earlier, the same month last year.
bool as_month_year_ago(const Reader& in, const Expression& read) {
  std::uint32_t same = read.begin, year = read.end - 1;
  while (!in.is(same, Word::that)) ++same;
  while (!in.is(year, Word::unit)) --year;
  const bool article = in.is(year - 1, Word::a);
  return in.row(same + 1).unit == Grain::month && in.row(year).unit == Grain::year &&
         in.text(same).ends_with("ame") && article == (year + 1 < read.end) && !in.joined(read.end);
}

}  // namespace gloss::dates
