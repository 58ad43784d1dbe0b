#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "system/descriptor.hpp"

namespace glossator {

/// Memory that two processes share, mapped into this one. Untouched pages cost nothing, so it is
/// made as large as it may ever need to be.
class SharedMemory {
 public:
  enum class Access { read, write };

  SharedMemory() = default;
  /// Makes memory of `size` bytes. The other process can neither shrink nor grow it, nor write it
  /// with `read_only_elsewhere`, if the kernel can enforce that. Throws Error(limit).
  static SharedMemory make(std::size_t size, bool read_only_elsewhere);
  /// Maps the memory that another process made, and closes the descriptor. Throws Error(internal).
  static SharedMemory open(Descriptor descriptor, Access access);

  SharedMemory(SharedMemory&& other) noexcept { swap(other); }
  SharedMemory& operator=(SharedMemory&& other) noexcept {
    swap(other);
    return *this;
  }
  ~SharedMemory();

  char* data() const { return data_; }
  std::size_t size() const { return size_; }
  const Descriptor& descriptor() const { return descriptor_; }

 private:
  void swap(SharedMemory& other) noexcept;

  Descriptor descriptor_;
  char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace glossator
