#pragma once
/// A first look, of a few instructions, for what most words or pairs of words are not.
#include <array>
#include <cstdint>

#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

/// A set of 32-bit hashes by their first `bits` bits: holds every hash that was added, and some
/// others. It has 2^bits bits and nothing else, so a section of a model file may be one.
template <unsigned bits>
class HashFilter {
  static_assert(bits >= 6 && bits <= 32);

 public:
  constexpr void add(std::uint32_t hash) {
    const std::uint32_t bit = hash >> (32 - bits);
    words_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  constexpr bool may_hold(std::uint32_t hash) const {
    const std::uint32_t bit = hash >> (32 - bits);
    return (words_[bit / 64] >> (bit % 64) & 1) != 0;
  }

 private:
  std::array<std::uint64_t, (std::uint64_t{1} << bits) / 64> words_ = {};
};

/// One hash of two, in this order. Its first bits, which HashFilter takes, are the best. Filters in
/// model files hold such hashes, so it never changes.
constexpr std::uint32_t pair_hash(std::uint32_t left, std::uint32_t right) {
  return ((left * 0x9E3779B1u) ^ right) * 0x85EBCA6Bu;
}

}  // namespace gloss
