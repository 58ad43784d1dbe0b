#pragma once
/// Tells short messages from other texts.
#include <string_view>

#include "dates/marks.hpp"
#include "gloss/annotator.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Whether a text is a short message: it has a handle, a link, a tag or a spelling of its own; or
/// it is brief, and speaks in the first person or begins without a capital.
bool is_message(std::string_view text, const LayerView& tokens, const MarkView& marks);

}  // namespace dates
}  // namespace gloss
