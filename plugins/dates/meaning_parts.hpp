#pragma once
/// Steps that make an expression of its draft, shared by the files that mean it.
#include "dates/draft.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Marks a day that its month never has: 30 February; of a list without year, 29 February is
/// possible. False for a month that no year has, as in 45/13/2020.
bool mark_impossible(Expression& x);

/// Takes the shift of last year, this Monday, last night, June last year.
void finish_shift(Draft& draft);

/// Takes the offset of two weeks ago, three days later, a year from now.
void finish_offset(Draft& draft);

}  // namespace dates
}  // namespace gloss
