#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(ThrowsOdd, "throws_odd", {
  output.add({0, static_cast<std::uint32_t>(document.text().size())}, 0);
  throw 42;
})
