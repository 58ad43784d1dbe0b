#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(UndeclaredType, "undeclared_type", {
  output.add({0, static_cast<std::uint32_t>(document.text().size())}, 1);
})
