#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(UndeclaredKey, "undeclared_key", {
  output.add({0, static_cast<std::uint32_t>(document.text().size())}, 0).text(1, "value");
})
