#pragma once
/// Sums up, roughly, the weights of the words and terms of a text for each code. The sums choose
/// the few codes that evidence is gathered for.
#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <gloss/text.hpp>
#include <span>

#include "codes.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

using CodeSet = std::bitset<code_count>;

/// The codes modulo 64: of two sets without a common code most have no common bit here.
inline std::uint64_t folded(const CodeSet& codes) {
  constexpr unsigned bits = 64;
  static const CodeSet low(~std::uint64_t{0});
  return (codes & low).to_ullong() | (codes >> bits).to_ullong();
}
constexpr std::uint64_t folded(unsigned code) { return std::uint64_t{1} << (code % 64); }

/// A word adds `weight` to the label of a code, in units of weight_unit.
struct FloatWeight {
  float weight;
  std::uint32_t code;
};

/// A sum for each code; all are 0 at first.
class CodeSums {
 public:
  void add(unsigned code, float weight) { sums_[code] += weight; }
  void add(std::span<const FloatWeight> row) {
    for (const FloatWeight& item : row) sums_[item.code] += item.weight;
  }
  void add(std::span<const FloatWeight> row, float factor) {
    for (const FloatWeight& item : row) sums_[item.code] += factor * item.weight;
  }
  float operator[](unsigned code) const { return sums_[code]; }
  void clear() { sums_.fill(0); }

  /// The codes whose sum is `least` or more.
  CodeSet at_least(float least) const {
    CodeSet out;
    for (unsigned begin = 0; begin < sums_.size(); begin += block) {
      const auto found =
          reinterpret_cast<Mask>((lanes_at(begin) >= least) | (lanes_at(begin + 4) >= least) |
                                 (lanes_at(begin + 8) >= least) | (lanes_at(begin + 12) >= least));
      if ((found[0] | found[1]) == 0) continue;
      for (unsigned code = begin; code < std::min(begin + block, code_count); ++code)
        if (sums_[code] >= least) out.set(code);
    }
    return out;
  }

 private:
  using Lanes = float __attribute__((vector_size(16)));
  using Mask = std::int64_t __attribute__((vector_size(16)));
  static constexpr unsigned block = 16;  // codes that one branch looks at
  static constexpr unsigned size = (code_count + block - 1) / block * block;

  Lanes lanes_at(unsigned code) const {
    Lanes out;
    std::memcpy(&out, sums_.data() + code, sizeof out);
    return out;
  }

  alignas(16) std::array<float, size> sums_{};  // those behind the codes stay 0
};

}  // namespace sectors
}  // namespace gloss
