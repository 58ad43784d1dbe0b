#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(BadScore, "bad_score", {
  output.add({0, static_cast<std::uint32_t>(document.text().size())}, 0).score(1.5);
})
