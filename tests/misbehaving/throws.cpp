#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(Throws, "throws", {
  output.add({0, 0}, 0);
  throw std::runtime_error("cannot make sense of " + std::string(document.id()));
})
