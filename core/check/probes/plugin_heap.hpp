#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace glossator::check {

/// A heap for one library of the process, in place of malloc(), operator new and their kin: where
/// blocks lie and what they hold is up to a check, and what they are is known. Allocations that
/// other libraries make for it, and those with a larger alignment, are left alone. Any thread.
class PluginHeap {
 public:
  /// Changes the table of imported functions of the loaded library `path` for good. Once in a
  /// process. False if it imports no allocation, or memory for the heap cannot be reserved.
  static bool take_over(const std::string& path);

  /// Blocks lie in an order that `seed` gives; 0: as they come.
  static void scramble(std::uint64_t seed);
  /// New blocks and those that were given back are filled with `byte`; -1: with nothing.
  static void fill(int byte);

  /// The blocks that are allocated while one lives lie apart, in shared_blocks().
  class SharedBlocks {
   public:
    SharedBlocks();
    ~SharedBlocks();
    SharedBlocks(const SharedBlocks&) = delete;
  };
  struct Range {
    std::uintptr_t begin, end;
  };
  static Range shared_blocks();  ///< whole pages
  /// The block of shared_blocks() that holds `address`; {0, 0} if none does.
  static Range shared_block_at(std::uintptr_t address);

  /// Bytes that were allocated and not given back.
  static std::uint64_t live_bytes();
  static std::uint64_t live_blocks();

  /// From now on remembers from where blocks are allocated, which takes time.
  static void remember_callers();
  /// The callers of those that are still there, by the bytes that they hold: the innermost first.
  struct Holder {
    std::vector<std::uintptr_t> callers;
    std::uint64_t bytes = 0;
  };
  static std::vector<Holder> holders();
};

}  // namespace glossator::check
