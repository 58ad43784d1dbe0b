#pragma once
#include <cstdint>

namespace gloss::word_vectors {

/// Random numbers that are the same everywhere: xorshift64 (Marsaglia, Journal of Statistical
/// Software 8, 2003).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 0x9E3779B97F4A7C15u) {}

  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  /// At least 0 and less than `count`.
  std::uint64_t below(std::uint64_t count) { return (next() >> 11) % count; }
  /// At least 0 and less than 1.
  float unit() { return static_cast<float>(next() >> 40) / static_cast<float>(1u << 24); }

 private:
  std::uint64_t state_;
};

}  // namespace gloss::word_vectors
