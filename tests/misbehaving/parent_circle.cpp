#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(ParentCircle, "parent_circle", {
  const auto size = static_cast<std::uint32_t>(document.text().size());
  output.add({0, size}, 0).parent(1);
  output.add({0, size}, 0).parent(0);
})
