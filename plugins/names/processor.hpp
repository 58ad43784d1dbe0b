#pragma once
/// The instructions that the present processor has.
#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

inline bool has_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2");
#else
  return false;
#endif
}

}  // namespace names
}  // namespace gloss
