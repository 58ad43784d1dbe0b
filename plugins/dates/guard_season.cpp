/// Guards of seasons.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// The fall was caused by demand, the fall in prices; but "in the fall", "the fall of 1999". The
// spring in the chair.
bool is_drop(const Reader& in, const Expression& read, std::uint32_t core) {
  const std::string_view word = in.text(core), next = in.text(read.end);
  if ((word != "fall" && word != "spring") || !in.is(core - 1u, Word::the)) return false;
  const Row& after = in.row(read.end + 1);
  if (next == "in") return !after.is_any(bits(Word::year, Word::this_, Word::last, Word::next));
  if (word == "spring") return false;
  constexpr Words times = bits(Word::in, Word::by, Word::until, Word::since, Word::of, Word::for_,
                               Word::from, Word::before, Word::to, Word::on, Word::about);
  const Row& before = in.row(core - 2u);
  const std::string_view behind = in.text(core - 2u);
  const bool timed = before.is_any(times) || behind == "during" || behind == "throughout";
  return !timed || next == "from" || next == "below" || next == "to";
}

}  // namespace

bool season_stands(const Reader& in, const Expression& read, std::uint32_t core) {
  const Row& row = in.row(core);
  constexpr Words introduce =
      bits(Word::the, Word::on, Word::at, Word::in, Word::early, Word::late, Word::mid,
           Word::hyphen, Word::every, Word::earlier, Word::later);
  constexpr Words year_words = bits(Word::last, Word::next, Word::this_, Word::that);
  const Row& before = in.before(core);
  const bool introduced =
      before.is_any(introduce) || (before.is(Word::preposition) && !row.has(Row::weak));
  const bool of_other = in.is(read.end, Word::of) && !in.row(read.end + 1).is_any(year_words);
  if (is_drop(in, read, core)) return false;
  if (!introduced || of_other || row.has(Row::capital)) return false;
  // "the summer offensive": the article is the noun's.
  const Row& next = in.row(read.end);
  if (in.is(read.begin, Word::the) && read.end < in.size() && is_plain(next) &&
      next.words.empty() && in.text(read.end).size() > 3)
    return false;
  return !row.has(Row::weak) || !is_plain(in.row(read.end)) || in.touching(read.end) ||
         read.end >= in.size() || before.is(Word::the);
}

}  // namespace gloss::dates
