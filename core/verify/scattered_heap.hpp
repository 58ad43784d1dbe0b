#pragma once
#include <cstdint>
#include <random>
#include <vector>

namespace glossator::verify {

/// Makes the heap hand out small blocks at addresses in no order, as that of another process would:
/// what compares addresses then comes out otherwise. One thread.
class ScatteredHeap {
 public:
  explicit ScatteredHeap(std::uint64_t seed) : random_(seed) {}
  ~ScatteredHeap() { release(); }
  ScatteredHeap(const ScatteredHeap&) = delete;

  /// Leaves free blocks of every small size, the last freed first, in a new order.
  void scatter();

 private:
  void release();

  std::mt19937_64 random_;
  std::vector<void*> held_;  // between the free blocks, so that these stay apart
};

}  // namespace glossator::verify
