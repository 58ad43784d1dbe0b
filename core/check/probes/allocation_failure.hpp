#pragma once
#include <cstdint>
#include <limits>
#include <string>

namespace glossator::check {

/// Makes the memory allocations of one library fail, by the entries through which it calls
/// malloc(), operator new and their kin. Allocations that other libraries make for it are left
/// alone. One at a time.
class AllocationFailure {
 public:
  /// `path`: a library that is loaded. Changes its table of imported functions for good.
  explicit AllocationFailure(const std::string& path);

  /// How many entries lead to an allocation; 0: it brings an allocator of its own, or the format of
  /// the library is not known here.
  unsigned entries() const { return entries_; }

  static constexpr std::uint64_t all = std::numeric_limits<std::uint64_t>::max();
  /// From now on in this thread: lets `count` allocations be, fails the next `failures`, and lets
  /// those be that follow.
  static void fail_after(std::uint64_t count, std::uint64_t failures = all);
  /// Lets all be again; how many there were since fail_after().
  static std::uint64_t stop();

 private:
  unsigned entries_ = 0;
};

}  // namespace glossator::check
