/// Guards of recurring times.
#include "dates/guard.hpp"

namespace gloss::dates {
namespace {

// The independent daily Al-Ahram, the weekly said: a newspaper.
bool is_newspaper(const Reader& in, std::uint32_t end) {
  static constexpr std::string_view goes_on[] = {
      "newspaper", "newspapers", "paper",   "papers", "magazine", "magazines",
      "tabloid",   "said",       "says",    "quoted", "reported", "wrote",
      "told",      "added",      "carried", "cited",  "published"};
  const auto is_listed = [&](std::uint32_t at) { return is_one_of(goes_on, in.text(at)); };
  if (is_listed(end)) return true;
  // The daily Le Figaro said; but "the weekly Cabinet meeting".
  std::uint32_t at = end;
  while (at < in.size() && in.row(at).has(Row::capital) && !in.row(at).has(Row::known)) ++at;
  if (at == end) return false;
  return at >= in.size() || in.text(at).size() < 2 || in.row(at).has(Row::known) ||
         in.is(at, Word::did) || is_listed(at);
}

}  // namespace

// The 5th day of each month; but "the first week of each month", "the 5th day of each year".
bool as_day_of_each(const Reader& in, const Expression& read) {
  std::uint32_t of = read.end - 1;
  while (of > read.begin && !in.row(of).is_any(bits(Word::of, Word::in))) --of;
  return in.row(read.end - 1).unit == Grain::month && in.row(of - 1).unit == Grain::day &&
         !in.joined(read.end);
}

// Each July 31, on 1 April every year; but "each May 3 per cent".
bool as_every_year(const Reader& in, const Expression& read) {
  const Row& last = in.row(read.end - 1);
  if (in.joined(read.end) || in.is(read.end, Word::quantity)) return false;
  return !last.is(Word::unit) || last.unit == Grain::year;
}

bool as_adverb(const Reader& in, const Expression& read) {
  const Row& last = in.row(read.end - 1);
  // A quarterly dividend, everyday life: an adjective says no time.
  const bool either = last.unit == Grain::quarter || in.text(read.end - 1) == "everyday";
  if (either && last.is(Word::unit_adverb) && read.end < in.size() &&
      !in.row(read.end).has(Row::known) && in.text(read.end).size() > 1)
    return false;
  if (read.begin + 1 == read.end && last.is(Word::unit_adverb) && !in.colloquial() &&
      is_newspaper(in, read.end))
    return false;
  // Hourly at 17 minutes past: no hour.
  if (in.is(read.end - 1, Word::hour) &&
      in.row(read.end).is_any(bits(Word::tunit, Word::tunits, Word::past)))
    return false;
  // "Daily at noon", "Frequency: Weekly"; but Daily Mail.
  const Row& first = in.row(read.begin);
  if (first.has(Row::capital) && first.is(Word::unit_adverb) && !in.joined(read.begin)) {
    const bool heads = read.begin == 0 || in.text(read.begin - 1) == ":";
    const Row& next = in.row(read.end);
    const bool whole = read.begin + 1 < read.end || read.end >= in.size() || next.is(Word::stop) ||
                       next.is_any(bits(Word::at, Word::on, Word::from, Word::between));
    if (heads && whole && in.size() > 1) return true;
  }
  return !in.joined(read.begin) && (in.colloquial() || !in.row(read.begin).has(Row::capital));
}

}  // namespace gloss::dates
