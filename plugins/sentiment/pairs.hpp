#pragma once
/// Pairs of words, by their hashes.
#include <array>
#include <cstdint>
#include <vector>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The place in a sum of two words that follow each other.
enum class PairUse : std::uint32_t {
  sentence,
  before_target,
  after_target,
  verb_after,
  verb_before
};

/// Mixes two hashes for a use. Its first bits are the best.
constexpr std::uint32_t pair_mix(PairUse use, std::uint32_t left, std::uint32_t right) {
  return ((left * 0x9E3779B1u) ^ (right + 0x7F4A7C15u + static_cast<unsigned>(use))) * 0x85EBCA6Bu;
}
constexpr std::uint32_t pair_key(std::uint32_t mix) { return (mix ^ mix >> 16) | 1u; }
constexpr std::uint32_t pair_key(PairUse use, std::uint32_t left, std::uint32_t right) {
  return pair_key(pair_mix(use, left, right));
}

/// A set of pairs of hashes. It holds every pair that was added, and some others.
struct PairFilter {
  std::array<std::uint64_t, 2048> bits = {};

  static constexpr std::uint32_t bit_of(std::uint32_t left, std::uint32_t right) {
    return ((left * 0x9E3779B1u) ^ right) * 0x85EBCA6Bu >> 15;
  }
  constexpr void add(std::uint32_t left, std::uint32_t right) {
    const std::uint32_t bit = bit_of(left, right);
    bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  constexpr bool may_hold(std::uint32_t left, std::uint32_t right) const {
    const std::uint32_t bit = bit_of(left, right);
    return (bits[bit / 64] >> (bit % 64) & 1) != 0;
  }
};
static_assert(sizeof(PairFilter) * 8 == 1u << 17);

/// A larger set of pairs in a use, for a first look: with all pairs of the shipped model it holds
/// one in fifteen of the others.
class KeyFilter {
 public:
  /// The pair with this pair_key().
  void add(std::uint32_t key) {
    const std::uint32_t bit = bit_of(key ^ key >> 16);  // of its pair_mix() but for the last bit
    words_[bit / 32] |= 1u << (bit % 32);
  }
  bool may_hold(std::uint32_t mix) const {
    const std::uint32_t bit = bit_of(mix);
    return (words_[bit / 32] >> (bit % 32) & 1) != 0;
  }

 private:
  static constexpr unsigned bits = 19;
  static constexpr std::uint32_t bit_of(std::uint32_t mix) { return mix >> (32 - bits); }

  std::vector<std::uint32_t> words_ = std::vector<std::uint32_t>((1u << bits) / 32);
};

}  // namespace sentiment
}  // namespace gloss
