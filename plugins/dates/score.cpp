#include "dates/score.hpp"

namespace gloss::dates {

double score_of(const Found& found, const Context&, const Record& record) {
  const Expression& expression = found.expression;
  const std::string_view rule = expression.rule;
  if (expression.impossible) return 0.3;
  double score = 0.9;
  if (expression.form == Form::reference)
    score = 0.7;
  else if (expression.form == Form::set)
    score = rule == "rate" ? 0.7 : 0.85;
  else if (expression.form == Form::duration)
    score = 0.85;
  else if (rule == "year" || rule == "definite-unit")
    score = 0.8;
  else if (expression.fields.year != absent)
    score = 0.97;
  if (!record.alternative.empty()) score -= 0.15;
  if (expression.form == Form::calendar && record.from.empty()) score -= 0.1;
  if (found.crowded) score -= 0.2;
  return score;
}

bool is_crowded(const Reader& in, const Expression& read) {
  constexpr Words left = bits(Word::digits, Word::clock, Word::zone, Word::am_pm, Word::year);
  const bool after = in.row(read.end).is_any(left) && !in.is(read.end, Word::comma);
  const bool before = read.begin > 0 && in.before(read.begin).is_any(left);
  return after || before;
}

}  // namespace gloss::dates
