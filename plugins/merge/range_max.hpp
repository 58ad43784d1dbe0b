#pragma once
/// The largest of a range of slots, while slots are set: a tree of maxima.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace gloss::merge {

class RangeMax {
 public:
  struct Found {
    std::uint32_t value = 0;  ///< 0: no slot of the range is set
    std::uint32_t item = 0;
  };

  /// Makes `count` slots, none of them set.
  void reset(std::size_t count) {
    count_ = count;
    nodes_.assign(2 * count, 0);
  }
  /// Sets a slot. O(log count). REQUIRES: value > 0.
  void set(std::size_t slot, Found found) {
    const std::uint64_t packed = std::uint64_t{found.value} << 32 | found.item;
    for (std::size_t node = slot + count_; node > 0; node /= 2)
      nodes_[node] = std::max(nodes_[node], packed);
  }
  /// The largest value of the slots [begin, end), with its item. O(log count).
  Found largest(std::size_t begin, std::size_t end) const {
    std::uint64_t best = 0;
    for (begin += count_, end += count_; begin < end; begin /= 2, end /= 2) {
      if (begin % 2) best = std::max(best, nodes_[begin++]);
      if (end % 2) best = std::max(best, nodes_[--end]);
    }
    return {static_cast<std::uint32_t>(best >> 32), static_cast<std::uint32_t>(best)};
  }

 private:
  std::size_t count_ = 0;
  std::vector<std::uint64_t> nodes_;  // node i is the larger of 2i and 2i + 1; slots are at the end
};

}  // namespace gloss::merge
