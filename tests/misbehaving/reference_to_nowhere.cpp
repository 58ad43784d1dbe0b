#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(ReferenceToNowhere, "reference_to_nowhere", {
  output.add({0, static_cast<std::uint32_t>(document.text().size())}, 0).own_reference(0, 7);
})
