#pragma once
/// Pairs of words, by their hashes.
#include <cstdint>

#include "gloss/hash_filter.hpp"

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

/// The pair_mix() of a pair_key(), but for its last bit.
constexpr std::uint32_t mix_of(std::uint32_t key) { return key ^ key >> 16; }

/// A set of pairs by their pair_hash().
using NeighbourFilter = HashFilter<17>;
/// A larger set of pairs in a use by their pair_mix(), for a first look: with all pairs of the
/// shipped model it holds one in fifteen of the others.
using PairFilter = HashFilter<19>;

}  // namespace sentiment
}  // namespace gloss
