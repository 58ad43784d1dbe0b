#include "check/probes/used_stack.hpp"

#include <cstddef>

namespace glossator::check {

[[gnu::noinline]] void fill_stack(unsigned char byte) {
  volatile unsigned char below[64 << 10];
  for (std::size_t i = 0; i < sizeof below; ++i) below[i] = byte;
}

}  // namespace glossator::check
