#include <cstdio>

#include "misbehaving.hpp"

MISBEHAVING_PLUGIN(WritesStdout, "writes_stdout", {
  std::printf("a plugin was here\n");
  std::fflush(stdout);
  output.add({0, static_cast<std::uint32_t>(document.text().size())}, 0);
})
