#pragma once
#include <cstddef>
#include <cstdint>

namespace glossator::check {

/// The resources that a process holds.
struct Holdings {
  std::uint64_t allocated = 0;  ///< bytes given out by malloc(); 0 where that is not known
  std::uint64_t resident = 0;   ///< bytes of memory in use; 0 where that is not known
  std::size_t descriptors = 0;  ///< open ones

  static Holdings now();
};

}  // namespace glossator::check
