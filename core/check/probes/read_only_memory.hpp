#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace glossator::check {

/// Copies of bytes in pages that cannot be written to, each beside a page that cannot be touched at
/// all: whoever writes to one, or reads over the fence, is ended by SIGSEGV.
class ReadOnlyMemory {
 public:
  /// Where the page lies that cannot be touched.
  enum class Fence { before, behind };

  ReadOnlyMemory() = default;
  ReadOnlyMemory(const ReadOnlyMemory&) = delete;
  ~ReadOnlyMemory();

  /// A copy of `size` bytes, at a multiple of `alignment` (a power of two), so that up to
  /// `alignment` - 1 bytes behind it can be read; lives as long as this. Throws std::bad_alloc.
  const void* copy(const void* data, std::size_t size, std::size_t alignment,
                   Fence fence = Fence::behind);
  std::string_view copy(std::string_view text, Fence fence = Fence::behind) {
    return {static_cast<const char*>(copy(text.data(), text.size(), 1, fence)), text.size()};
  }

 private:
  struct Mapping {
    void* begin;
    std::size_t size;
  };
  std::vector<Mapping> mappings_;
};

}  // namespace glossator::check
