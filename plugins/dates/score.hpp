#pragma once
/// The confidence in a record.
#include "dates/link.hpp"
#include "dates/record.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The score of a date that does not exist.
constexpr double impossible_score = 0.3;
/// Factors of a score: for another possible value; for a number or zone beside the date.
constexpr double ambiguous_share = 0.93, crowded_share = 0.8;

/// The probability that the value is right, given the span; see README.md.
double score_of(const Found& found, const Record& record);
/// The part of it that its rule and anchor give.
double rule_score_of(const Record& record);

/// Whether a number, a particle or a zone stands beside the expression and is not in it.
bool is_crowded(const Reader& in, const Expression& read);

}  // namespace dates
}  // namespace gloss
