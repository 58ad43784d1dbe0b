#include "misbehaving.hpp"

// Right on ASCII, wrong on any other text: what an author who counts code points writes.
MISBEHAVING_PLUGIN(SpanInsideCharacter, "span_inside_character", {
  if (!document.text().empty()) output.add({0, 1}, 0);
})
