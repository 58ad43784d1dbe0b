#include "scattered_heap.hpp"

#include <algorithm>
#include <cstdlib>

namespace glossator::verify {

void ScatteredHeap::scatter() {
  constexpr std::size_t largest = 512, step = 16, blocks = 48;
  release();
  std::vector<void*> free_blocks;
  for (std::size_t size = step; size <= largest; size += step)
    for (std::size_t i = 0; i < blocks; ++i) {
      free_blocks.push_back(std::malloc(size - step / 2));
      held_.push_back(std::malloc(size - step / 2));
    }
  std::shuffle(free_blocks.begin(), free_blocks.end(), random_);
  for (void* const block : free_blocks) std::free(block);
}

void ScatteredHeap::release() {
  for (void* const block : held_) std::free(block);
  held_.clear();
}

}  // namespace glossator::verify
