#pragma once
/// The half-open interval of a resolved expression.
#include "dates/expression.hpp"
#include "dates/record.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Sets `from`, `to` and `grain`: the whole period, the third of it that START, MID and END name,
/// or the time of day within it.
void set_interval(const Expression& expression, Period period, Record& record);

}  // namespace dates
}  // namespace gloss
