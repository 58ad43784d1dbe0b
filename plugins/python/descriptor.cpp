#include "descriptor.hpp"

#include <unistd.h>

#include <utility>

namespace gloss_python {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    reset();
    number_ = other.release();
  }
  return *this;
}
int Descriptor::release() { return std::exchange(number_, -1); }
void Descriptor::reset() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

}  // namespace gloss_python
