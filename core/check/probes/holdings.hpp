#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace glossator::check {

/// The resources that a process holds.
struct Holdings {
  std::uint64_t allocated = 0;  ///< bytes given out by malloc(); 0 where that is not known
  std::uint64_t resident = 0;   ///< bytes of memory in use; 0 where that is not known
  std::size_t descriptors = 0;  ///< open ones

  static Holdings now();
};

/// Calls `measure`, which returns the growth that it finds, or "". A leak is there in each
/// measurement, and an allocator that meets a new peak grows once; so this returns the last growth
/// of three, or "" at the first measurement without one.
template <class Measure>
std::string growth_each_time(const Measure& measure) {
  constexpr int measurements = 3;
  std::string growth;
  for (int i = 0; i < measurements; ++i) {
    growth = measure();
    if (growth.empty()) break;
  }
  return growth;
}

}  // namespace glossator::check
