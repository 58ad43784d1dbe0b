#pragma once
/// Tells weekdays on whose side tense is a weak cue. Where it puts them six days away and the same
/// weekday is the next day or the day before, that one is meant: in news a bare "Tuesday" of a
/// Monday is the next day far more often than that of six days ago. What is arranged, as Tuesday's
/// match, and a weekday in a clause without a tense lie on the nearer side.
#include "dates/link.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Notes in `found` what its words leave open.
void note_nearness(const Reader& in, Found& found);

/// Context::near of `found` in a text of `text_size` bytes: what a past verb tells is turned in an
/// article only.
Day nearness(const Found& found, const Context& context, std::size_t text_size);

}  // namespace dates
}  // namespace gloss
