#include "dates/context.hpp"

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

bool is_age(const Reader& in, const Expression& expression) {
  const std::uint32_t end = in.after_hyphen(expression.end);
  if (in.is(end, Word::old)) return true;
  if (in.text(end) == "of" && in.text(end + 1) == "age") return true;
  const std::string_view before = in.text(expression.begin - 1u);
  return before == "aged" || before == "age";
}

}  // namespace

Tense tense_around(const Reader& in, const Expression& expression) {
  const std::string_view before = in.text(expression.begin - 1u);
  if (before == "since") return Tense::past;
  if (before == "by" || before == "until" || before == "till") return Tense::future;
  for (std::uint32_t step = 1; step <= farthest_before && step <= expression.begin; ++step) {
    const std::uint32_t at = expression.begin - step;
    if (in.text(at) == ";") break;
    if (const Tense tense = tense_at(in, at); tense != Tense::unknown) return tense;
  }
  for (std::uint32_t at = expression.end; at < in.size() && at < expression.end + farthest_after;
       ++at) {
    if (in.text(at) == ";") break;
    if (const Tense tense = tense_at(in, at); tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

bool is_false_alarm(const Reader& in, const Expression& expression) {
  const Row& before = in.before(expression.begin).row;
  const std::string_view sign = in.text(expression.begin - 1u);
  if (expression.form == Form::duration) {
    if (is_age(in, expression)) return true;
    if (sign == "$" || sign == "\u20AC" || sign == "\u00A3") return true;
  }
  const Fields& fields = expression.fields;
  const std::int32_t year = fields.before_christ ? 1 - fields.year : fields.year;
  if (fields.year != absent && fields.month != absent && fields.day != absent &&
      fields.day > days_in_month(year, fields.month))
    return true;
  // Part of a hyphenated word that goes on: "two-day" is whole, "January-born" is not a date.
  if (in[expression.end].joined && !in.is(expression.end, Word::range)) return true;
  return expression.form == Form::calendar && before.is(Word::decimal) &&
         in[expression.begin].joined;
}

}  // namespace gloss::dates
