/// Guards of what only stories take for times: a bare season, the night.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

bool is_noun(const Reader& in, std::uint32_t at) {
  const Row& row = in.row(at);
  return at < in.size() && is_plain(row) && row.words.empty() && in.text(at).size() > 3;
}

}  // namespace

bool as_story_season(const Reader& in, const Expression& read) {
  static constexpr std::string_view names[] = {"Palace", "Olympics", "Olympic", "Games",
                                               "Park",   "Garden",   "Gardens"};
  const std::uint32_t at = read.begin, end = read.end;
  const std::string_view word = in.text(at);
  const bool fall = in.row(at).number == static_cast<std::int32_t>(Season::fall);
  if (in.joined(at) || in.joined(end) || (fall && (word == "fall" || word == "Fall"))) return false;
  if (is_one_of(names, in.text(end))) return false;
  // The Prague Spring; but "the German Spring Offensive".
  if (in.row(at).has(Row::capital))
    return !(is_capital_name(in.before(at)) && !is_capital_name(in.row(end)));
  return word != "spring" || is_noun(in, end) || in.before(at).is(Word::that);
}

bool as_story_night(const Reader& in, const Expression& read) {
  const std::uint32_t at = read.begin, end = read.end;
  if (in.joined(at) || in.joined(end) || in.row(at).has(Row::capital)) return false;
  const PartOfDay part = static_cast<PartOfDay>(in.number(at));
  if (part != PartOfDay::night && part != PartOfDay::daytime) return false;
  const Row& before = in.before(at);
  if (before.is_any(bits(Word::at, Word::by, Word::in))) return true;
  return is_noun(in, end) && !before.is_any(bits(Word::that, Word::last, Word::ordinal));
}

}  // namespace gloss::dates
