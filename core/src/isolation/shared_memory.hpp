#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "system/descriptor.hpp"

namespace glossator {

/// Memory that two processes see, mapped into this one. Pages that nobody has touched cost nothing,
/// so that it is made as large as it may ever have to be.
class SharedMemory {
 public:
  enum class Access { read, write };

  SharedMemory() = default;
  /// Makes it, of `size` bytes, which the other process can neither shrink nor grow; with
  /// `read_only_elsewhere` it cannot write it either, where the kernel can see to that. Throws
  /// Error(limit).
  static SharedMemory make(std::size_t size, bool read_only_elsewhere);
  /// Maps what another process has made, and closes the descriptor. Throws Error(internal).
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
