#pragma once
/// Sums up the weights of the words and terms of a text for each code. The sums choose the few
/// codes that evidence is gathered for.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <gloss/text.hpp>
#include <memory>
#include <span>

#include "codes.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

class CodeSet {
 public:
  constexpr CodeSet() = default;
  /// The codes from 0 and from 64 on, a bit each.
  constexpr CodeSet(std::uint64_t low, std::uint64_t high) : bits_{low, high} {}

  void set(unsigned code) { bits_[code / 64] |= bit(code); }
  bool operator[](unsigned code) const { return (bits_[code / 64] & bit(code)) != 0; }
  bool none() const { return (bits_[0] | bits_[1]) == 0; }
  unsigned count() const {
    return static_cast<unsigned>(std::popcount(bits_[0]) + std::popcount(bits_[1]));
  }
  friend CodeSet operator|(CodeSet a, CodeSet b) {
    return {a.bits_[0] | b.bits_[0], a.bits_[1] | b.bits_[1]};
  }
  friend CodeSet operator&(CodeSet a, CodeSet b) {
    return {a.bits_[0] & b.bits_[0], a.bits_[1] & b.bits_[1]};
  }
  /// Calls use(code) for each code, in order.
  template <class Use>
  void for_each(Use use) const {
    for (unsigned half = 0; half < 2; ++half)
      for (std::uint64_t left = bits_[half]; left != 0; left &= left - 1)
        use(64 * half + static_cast<unsigned>(std::countr_zero(left)));
  }

 private:
  static std::uint64_t bit(unsigned code) { return std::uint64_t{1} << (code % 64); }
  static_assert(code_count <= 128);

  std::array<std::uint64_t, 2> bits_{};
};
inline constexpr CodeSet all_codes(~std::uint64_t{0}, (std::uint64_t{1} << (code_count - 64)) - 1);
inline constexpr CodeSet all_divisions(~std::uint64_t{0} << section_count,
                                       (std::uint64_t{1} << (code_count - 64)) - 1);

/// A word adds `weight` to the label of a code, in units of weight_unit.
struct FloatWeight {
  float weight;
  std::uint32_t code;
};

/// The codes that one loop over all looks at together.
inline constexpr unsigned code_block = 16;
inline constexpr unsigned padded_code_count =
    (code_count + code_block - 1) / code_block * code_block;

using Shorts = std::int16_t __attribute__((vector_size(16)));

/// The weights of a word for all codes, in units of weight_unit. Most are 0, but whole rows are
/// added up faster than the others are found.
struct CodeRow {
  alignas(16) std::array<std::int16_t, padded_code_count> weights{};

  /// The weights of 8 codes. REQUIRES: code is a multiple of 8.
  Shorts lanes_at(unsigned code) const {
    Shorts out;
    std::memcpy(&out, std::assume_aligned<16>(weights.data() + code), sizeof out);
    return out;
  }
};

/// The sums of a few rows, in units of weight_unit. Rounds up what is added to them.
class ShortSums {
 public:
  /// REQUIRES: the sums of the rows fit in 16 bits, whatever their order.
  explicit ShortSums(std::span<const CodeRow* const> rows) {
    constexpr unsigned count = padded_code_count / 8;
    Shorts sums[count] = {};
    for (const CodeRow* const row : rows)
      for (unsigned i = 0; i < count; ++i) sums[i] += row->lanes_at(8 * i);
    std::memcpy(sums_.weights.data(), sums, sizeof sums);
  }
  /// A sum that was once too great for 16 bits stays the greatest.
  void add(unsigned code, float weight) {
    std::int16_t& sum = sums_.weights[code];
    if (sum != 0x7FFF)
      sum = static_cast<std::int16_t>(
          std::clamp(static_cast<float>(sum) + std::ceil(weight), -32768.0f, 32767.0f));
  }
  void add(std::span<const FloatWeight> row, float factor) {
    for (const FloatWeight& item : row) add(item.code, factor * item.weight);
  }
  /// The codes whose sum is `least` or more.
  CodeSet at_least(float least) const {
    CodeSet out;
    const auto last =
        static_cast<std::int16_t>(std::clamp(std::ceil(least), -32767.0f, 32767.0f) - 1);
    Shorts any = {};
    for (unsigned code = 0; code < padded_code_count; code += 8) any |= sums_.lanes_at(code) > last;
    if (is_zero(any)) return out;  // as a rule
    for (unsigned begin = 0; begin < code_count; begin += 8) {
      if (is_zero(sums_.lanes_at(begin) > last)) continue;
      for (unsigned code = begin; code < std::min(begin + 8, code_count); ++code)
        if (sums_.weights[code] > last) out.set(code);
    }
    return out;
  }

 private:
  static bool is_zero(Shorts lanes) {
    std::array<std::uint64_t, 2> halves;
    std::memcpy(halves.data(), &lanes, sizeof lanes);
    return (halves[0] | halves[1]) == 0;
  }

  CodeRow sums_;
};

/// A sum for each code; all are 0 at first.
class CodeSums {
 public:
  void add(unsigned code, float weight) { sums_[code] += weight; }
  void add(std::span<const FloatWeight> row, float factor) {
    for (const FloatWeight& item : row) sums_[item.code] += factor * item.weight;
  }
  /// Adds `factor` times each of the rows, for the codes from `first` on.
  /// REQUIRES: `together` of the rows have sums that fit in 16 bits.
  template <unsigned first>
  void add(std::span<const CodeRow* const> rows, float factor, std::size_t together) {
    for (; rows.size() > together; rows = rows.subspan(together))
      add_few<first>(rows.first(together), factor);
    if (!rows.empty()) add_few<first>(rows, factor);
  }
  float operator[](unsigned code) const { return sums_[code]; }
  void clear() { sums_.fill(0); }

  /// The codes whose sum is `least` or more.
  CodeSet at_least(float least) const {
    std::array<std::uint64_t, 2> bits{};
    for (unsigned begin = 0; begin < sums_.size(); begin += code_block) {
      const Ints found =
          ((lanes_at(begin) >= least) & Ints{1, 2, 4, 8}) |
          ((lanes_at(begin + 4) >= least) & Ints{16, 32, 64, 128}) |
          ((lanes_at(begin + 8) >= least) & Ints{1 << 8, 1 << 9, 1 << 10, 1 << 11}) |
          ((lanes_at(begin + 12) >= least) & Ints{1 << 12, 1 << 13, 1 << 14, 1 << 15});
      std::array<std::uint64_t, 2> halves;
      std::memcpy(halves.data(), &found, sizeof halves);
      const std::uint64_t both = halves[0] | halves[1];
      bits[begin / 64] |= ((both | both >> 32) & 0xFFFF) << (begin % 64);
    }
    // Those behind the codes are 0.
    return {bits[0], bits[1] & ((std::uint64_t{1} << (code_count - 64)) - 1)};
  }

 private:
  using Floats = float __attribute__((vector_size(16)));
  using Ints = std::int32_t __attribute__((vector_size(16)));

  template <unsigned first>
  void add_few(std::span<const CodeRow* const> rows, float factor) {
    constexpr unsigned begin = first / 8 * 8, count = (padded_code_count - begin) / 8;
    std::array<float, first - begin> before_first;
    std::copy_n(sums_.data() + begin, before_first.size(), before_first.data());
    Shorts sums[count] = {};
    for (const CodeRow* const row : rows)
      for (unsigned i = 0; i < count; ++i) sums[i] += row->lanes_at(begin + 8 * i);
    for (unsigned i = 0; i < count; ++i) {
      float* const out = sums_.data() + begin + 8 * i;
      add_lanes(__builtin_shufflevector(Shorts{}, sums[i], 0, 8, 1, 9, 2, 10, 3, 11), factor, out);
      add_lanes(__builtin_shufflevector(Shorts{}, sums[i], 4, 12, 5, 13, 6, 14, 7, 15), factor,
                out + 4);
    }
    std::copy_n(before_first.data(), before_first.size(), sums_.data() + begin);
  }

  /// `high`: 32-bit lanes with a sum in the upper half of each.
  static void add_lanes(Shorts high, float factor, float* out) {
    Floats lanes;
    std::memcpy(&lanes, out, sizeof lanes);
    lanes += factor * __builtin_convertvector(reinterpret_cast<Ints>(high) >> 16, Floats);
    std::memcpy(out, &lanes, sizeof lanes);
  }
  Floats lanes_at(unsigned code) const {
    Floats out;
    std::memcpy(&out, sums_.data() + code, sizeof out);
    return out;
  }

  alignas(16) std::array<float, padded_code_count> sums_{};  // those behind the codes stay 0
};

}  // namespace sectors
}  // namespace gloss
