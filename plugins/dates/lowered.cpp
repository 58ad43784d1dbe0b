/// Months and weekdays in lower case that are words too: march, sat.
#include "dates/guard.hpp"

namespace gloss::dates {
namespace {

// Whether a word that is a month in lower case too stands beside a number: march 3, the 1st of mar.
bool lowered_month_stands(const Reader& in, const Expression& read, std::uint32_t at) {
  constexpr Words numbers = bits(Word::hyphen, Word::slash, Word::two, Word::day, Word::ordinal,
                                 Word::year, Word::tens, Word::of);
  if (at + 1 < read.end && in.row(at + 1).is_any(numbers)) return true;
  if (at > read.begin && in.before(at).is_any(numbers)) return true;
  constexpr Words introduce = bits(Word::in, Word::by, Word::since, Word::from, Word::until,
                                   Word::last, Word::next, Word::this_, Word::early, Word::late);
  const std::string_view word = in.text(at);
  const bool other_word = word == "march" || word == "mar" || word == "may";
  if (in.before(at).is(Word::in) && at + 1 >= in.size()) return true;  // it may be in may
  return (in.colloquial() || !other_word) && in.before(at).is_any(introduce);
}

bool is_mark(std::string_view word) {
  const auto byte = static_cast<unsigned char>(word.front());
  return byte < '0' || (byte > '9' && byte < 'A');
}

// On sat, next wed, sun 11am; but not "on sun cream".
bool lowered_weekday_stands(const Reader& in, const Expression& read, std::uint32_t at) {
  if (read.fields.hour != absent || read.fields.part != PartOfDay::none)
    return !in.before(at).is(Word::the);  // at 1 p.m. the sun
  constexpr Words introduce =
      bits(Word::on, Word::this_, Word::next, Word::last, Word::every, Word::until);
  // friday night or sat; every mon, wed, thur
  const bool listed = in.before(at).is_any(bits(Word::comma, Word::or_, Word::and_)) && at > 1 &&
                      in.row(at - 2).is_any(bits(Word::weekday, Word::part_of_day));
  const std::string_view word = in.text(at);
  // Tues, thurs have no other meaning.
  if (word == "tues" || word == "thur" || word == "thurs" || word == "weds") return true;
  // See u sat!, u free fri?
  const std::string_view last = in.text(at - 1u);
  if (in.colloquial() && (last == "u" || last == "free" || last == "ya" || last == "out") &&
      (at + 1 >= in.size() || is_mark(in.text(at + 1)) || word == "fri"))
    return true;
  if (!in.before(at).is_any(introduce) && !listed && last != "due") return false;
  return (word != "sun" && word != "sat" && word != "wed") || at + 1 >= in.size() ||
         in.row(at + 1).has(Row::known) || is_mark(in.text(at + 1));
}

}  // namespace

bool lowered_stand(const Reader& in, const Expression& read) {
  for (std::uint32_t at = read.begin; at < read.end; ++at) {
    if (!in.row(at).has(Row::lowered)) continue;
    const std::uint32_t stop = in.is(in.size() - 1, Word::stop) ? 1 : 0;
    if (in.size() == read.end - read.begin + stop) return true;  // nothing but a date
    if (in.is(at, Word::month) ? !lowered_month_stands(in, read, at)
                               : !lowered_weekday_stands(in, read, at))
      return false;
  }
  return true;
}

}  // namespace gloss::dates
