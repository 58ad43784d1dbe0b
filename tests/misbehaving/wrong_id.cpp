#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(WrongId, "another_id", {
  if (document.text().empty()) output.add({0, 0}, 0);
})
