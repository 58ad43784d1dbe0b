#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace glossator::python {

/// Bytes that grow at their end. Unlike those of a std::string or a std::vector, new ones are not
/// filled with zeros before their value is written: that and the calls took a third of a table's
/// time.
class Buffer {
 public:
  Buffer() = default;
  Buffer(const Buffer& other) { append({other.data(), other.size()}); }
  Buffer(Buffer&& other) noexcept { swap(other); }
  Buffer& operator=(Buffer other) noexcept {
    swap(other);
    return *this;
  }

  const char* data() const { return bytes_.get(); }  ///< nullptr before the first byte
  std::size_t size() const { return size_; }

  /// Adds `count` bytes, to be written by the caller before the next call.
  [[gnu::always_inline]] char* add(std::size_t count) {
    if (capacity_ - size_ < count) [[unlikely]]
      reserve(std::max(size_ + count, 2 * capacity_));
    size_ += count;
    return bytes_.get() + size_ - count;
  }
  void add_zeros(std::size_t count) {
    if (count > 0) std::memset(add(count), 0, count);
  }
  [[gnu::always_inline]] void append(std::string_view text) {
    if (!text.empty()) copy(text, add(text.size()));
  }
  /// Adds one value, of any trivial type.
  template <typename Value>
  void add_value(Value value) {
    std::memcpy(add(sizeof(Value)), &value, sizeof(Value));
  }
  char& operator[](std::size_t i) { return bytes_[i]; }

  /// Makes room for `capacity` bytes in all.
  void reserve(std::size_t capacity);

 private:
  /// Most texts are short: a call of memcpy costs more than their bytes.
  [[gnu::always_inline]] static void copy(std::string_view text, char* out) {
    const std::size_t size = text.size();
    if (size > 16) {
      std::memcpy(out, text.data(), size);
    } else if (size >= 8) {
      copy_ends<std::uint64_t>(text, out);
    } else if (size >= 4) {
      copy_ends<std::uint32_t>(text, out);
    } else {
      for (std::size_t i = 0; i < size; ++i) out[i] = text[i];
    }
  }
  /// The first and the last bytes, which may overlap.
  template <typename Word>
  static void copy_ends(std::string_view text, char* out) {
    Word first, last;
    const std::size_t second = text.size() - sizeof(Word);
    std::memcpy(&first, text.data(), sizeof(Word));
    std::memcpy(&last, text.data() + second, sizeof(Word));
    std::memcpy(out, &first, sizeof(Word));
    std::memcpy(out + second, &last, sizeof(Word));
  }

  void swap(Buffer& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace glossator::python
