#pragma once
/// Tells weekdays on whose side tense is a weak cue. Where it puts them six days away and the same
/// weekday is the next day or the day before, that one is meant: in news a bare "Tuesday" of a
/// Monday is the next day far more often than that of six days ago.
#include "dates/link.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Notes in `found` whether its words leave that open.
void note_nearness(const Reader& in, Found& found);

/// Whether it is open for `found` in a text of `text_size` bytes: what a past verb tells is turned
/// in an article only.
bool is_near(const Found& found, const Context& context, std::size_t text_size);

}  // namespace dates
}  // namespace gloss
