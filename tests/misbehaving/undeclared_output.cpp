#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(UndeclaredOutput, "undeclared_output", {
  output.add({0, static_cast<std::uint32_t>(document.text().size())}, 0, 1);
})
