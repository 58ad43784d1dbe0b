#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(SpanBackwards, "span_backwards", {
  output.add({0, static_cast<std::uint32_t>(document.text().size())}, 0);
  output.add({3, 1}, 0);
})
