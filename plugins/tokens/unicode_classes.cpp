#include "unicode_classes.hpp"

namespace gloss::tokens {
namespace {

#include "unicode_classes.inc"

}  // namespace

CharClass char_class(char32_t point) {
  // 128 code points a block, two classes a byte.
  const std::size_t index = std::size_t{stage1[point >> 7]} * 128 + (point & 127);
  return static_cast<CharClass>((stage2[index >> 1] >> ((index & 1) * 4)) & 15);
}

}  // namespace gloss::tokens
