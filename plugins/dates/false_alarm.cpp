/// Expressions that are no dates, whatever their rule: an age, a price, a room, a part of a name.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

bool is_age(const Reader& in, const Expression& read) {
  const std::uint32_t end = in.is(read.end, Word::hyphen) ? read.end + 1 : read.end;
  if (in.is(end, Word::old)) return true;
  if (in.is(end, Word::of) && in.text(end + 1) == "age") return true;
  if (in.is(end, Word::pronoun) && (in.text(end + 1) == "junior" || in.text(end + 1) == "senior"))
    return true;
  const std::string_view before = in.text(read.begin - 1u);
  return before == "aged" || before == "age";
}

}  // namespace

bool is_false_alarm(const Reader& in, const Expression& read) {
  if (read.form != Form::duration && !lowered_stand(in, read)) return true;
  if (hangs_on_text(read) && read.pick == Pick::current && !that_stands(in, read)) return true;
  // The 747s; but the 470s BC.
  if (read.fields.decade != absent && read.fields.decade < 100 && !read.fields.before_christ)
    return true;
  if (read.form == Form::duration && (is_age(in, read) || in.before(read.begin).is(Word::money)))
    return true;
  // Part of a hyphenated word that goes on: "two-day" is whole, "January-born" is not a date.
  if (in.joined(read.end) && !in.row(read.end).is_any(bits(Word::hyphen, Word::slash))) return true;
  const Row& first = in.row(read.begin);
  if (first.is(Word::about)) {
    const std::string_view question = in.text(read.begin - 1u);
    if (question == "how" || question == "How" || question == "what" || question == "What")
      return true;
  }
  // Room 53; but "the Act 53 years ago".
  if (first.is_any(bits(Word::digits)) && in.before(read.begin).is(Word::label) &&
      !in.row(read.end - 1).is_any(bits(Word::ago, Word::earlier, Word::later)) &&
      !(read.fields.month != absent && read.fields.day != absent))
    return true;
  // 14 May Street
  if (in.is(read.end - 1, Word::month) && first.is(Word::day) && read.fields.year == absent &&
      !in.before(read.begin).is(Word::on) && is_street(in.text(read.end)))
    return true;
  // Version 2.10.2018, part no. 2011-05; but "order 03/04/2018".
  if (first.is_any(bits(Word::full_date, Word::month_year)) &&
      in.before(read.begin).is(Word::label) && read.begin + 1 == read.end &&
      (first.is(Word::month_year) ||
       in.text(read.begin).find_first_of("-/") == std::string_view::npos))
    return true;
  // It cost $12 December 27.
  if (first.is(Word::day) && in.before(read.begin).is(Word::money) && read.fields.month != absent)
    return true;
  if (read.form != Form::duration && read.form != Form::set && is_in_name(in, read)) return true;
  return read.form == Form::calendar && in.before(read.begin).is(Word::decimal) &&
         in.joined(read.begin);
}

}  // namespace gloss::dates
