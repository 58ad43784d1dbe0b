#pragma once
/// Reads the tense and the kind of an expression off the words around it.
#include "dates/expression.hpp"
#include "dates/reader.hpp"
#include "dates/resolver.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The tense of the clause: the nearest verb before the expression, else after it.
Tense tense_around(const Reader& in, const Expression& expression);

/// Whether a clause tells a plan in the past: the service planned for Saturday was canceled.
bool is_plan_of_past(const Reader& in, const Expression& expression);

/// Whether a day is that of something done: the first case was announced on March 18.
bool is_done_on(const Reader& in, const Expression& expression);

}  // namespace dates
}  // namespace gloss
