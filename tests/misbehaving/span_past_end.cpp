#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(SpanPastEnd, "span_past_end", {
  output.add({0, static_cast<std::uint32_t>(document.text().size()) + 1}, 0);
})
