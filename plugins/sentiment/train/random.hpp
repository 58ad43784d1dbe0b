#pragma once
/// Pseudo-random numbers that are the same on every machine.
#include <cstdint>

namespace gloss::sentiment::train {

/// xorshift.
class Random {
 public:
  std::uint32_t below(std::uint32_t limit) {
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return static_cast<std::uint32_t>((state_ >> 32) * limit >> 32);
  }

 private:
  std::uint64_t state_ = 0x2545F4914F6CDD1Dull;
};

}  // namespace gloss::sentiment::train
