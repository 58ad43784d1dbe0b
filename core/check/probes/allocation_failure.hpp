#pragma once
#include <cstdint>
#include <limits>
#include <string>

namespace glossator::check {

/// Makes memory allocations of one library fail, by changing the table entries through which it
/// calls malloc(), operator new and related functions. Allocations that other libraries make for it
/// are not affected. One instance at a time.
class AllocationFailure {
 public:
  /// `path`: a loaded library. Changes its table of imported functions permanently.
  explicit AllocationFailure(const std::string& path);

  /// The number of entries for allocation functions. 0: the library has its own allocator, or its
  /// format is not known here.
  unsigned entries() const { return entries_; }

  static constexpr std::uint64_t all = std::numeric_limits<std::uint64_t>::max();
  /// From now on in this thread: lets `count` allocations pass, fails the next `failures`, and lets
  /// all later ones pass.
  static void fail_after(std::uint64_t count, std::uint64_t failures = all);
  /// Lets all allocations pass again; returns their number since fail_after().
  static std::uint64_t stop();

 private:
  unsigned entries_ = 0;
};

}  // namespace glossator::check
