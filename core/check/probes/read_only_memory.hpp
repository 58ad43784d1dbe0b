#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace glossator::check {

/// Copies of bytes in read-only pages, each followed by an inaccessible page: a write to a copy, or
/// a read past its end, raises SIGSEGV.
class ReadOnlyMemory {
 public:
  ReadOnlyMemory() = default;
  ReadOnlyMemory(const ReadOnlyMemory&) = delete;
  ~ReadOnlyMemory();

  /// A copy of `size` bytes, at a multiple of `alignment` (a power of two), so that up to
  /// `alignment` - 1 bytes after it are readable; lives as long as this object. Throws
  /// std::bad_alloc.
  const void* copy(const void* data, std::size_t size, std::size_t alignment);
  std::string_view copy(std::string_view text) {
    return {static_cast<const char*>(copy(text.data(), text.size(), 1)), text.size()};
  }

 private:
  struct Mapping {
    void* begin;
    std::size_t size;
  };
  std::vector<Mapping> mappings_;
};

}  // namespace glossator::check
