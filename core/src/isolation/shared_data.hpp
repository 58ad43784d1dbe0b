#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>

namespace glossator {

/// The bytes from another process are malformed.
struct Garbled : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Writes values into shared memory, each at a multiple of 8 bytes. After the end it writes nothing
/// more, and fits() is false.
class SharedWriter {
 public:
  SharedWriter(char* data, std::size_t size) : begin_(data), at_(data), end_(data + size) {}

  template <class Value>
  void put(const Value& value) {
    static_assert(std::is_trivially_copyable_v<Value>);
    put_bytes(&value, sizeof value);
  }
  void put_text(std::string_view text) {
    put(std::uint64_t{text.size()});
    put_bytes(text.data(), text.size());
    put_bytes("\0", 1);  // some text processing reads one byte behind the text
  }
  template <class Item>
  void put_items(std::span<const Item> items) {
    put_bytes(items.data(), items.size_bytes());
  }
  void put_bytes(const void* data, std::size_t size) {
    const std::size_t padded = (size + 7) & ~std::size_t{7};
    if (padded < size || padded > static_cast<std::size_t>(end_ - at_)) fits_ = false;
    if (!fits_ || size == 0) return;
    std::memcpy(at_, data, size);
    std::memset(at_ + size, 0, padded - size);
    at_ += padded;
  }

  bool fits() const { return fits_; }
  std::size_t size() const { return static_cast<std::size_t>(at_ - begin_); }
  /// Takes back everything behind the first `size` bytes.
  void rewind(std::size_t size) {
    at_ = begin_ + size;
    fits_ = true;
  }

 private:
  char *begin_, *at_, *end_;
  bool fits_ = true;
};

/// Reads the values of a SharedWriter, without trusting them. Reads each value once and nothing
/// past the end. Throws Garbled.
class SharedReader {
 public:
  SharedReader(const char* data, std::size_t size) : begin_(data), at_(data), end_(data + size) {}

  template <class Value>
  Value get() {
    static_assert(std::is_trivially_copyable_v<Value>);
    Value value;
    std::memcpy(&value, get_bytes(sizeof value), sizeof value);
    // The other process may change the value at any time, so the checked value must be the used
    // one.
    asm volatile("" : "+m"(value) : : "memory");
    return value;
  }
  /// A view into the shared memory.
  std::string_view get_text() {
    const auto size = get<std::uint64_t>();
    const char* data = get_bytes(size);
    get_bytes(1);
    return {data, static_cast<std::size_t>(size)};
  }
  /// `size` bytes in the shared memory.
  const char* get_bytes(std::uint64_t size) {
    const std::uint64_t padded = (size + 7) & ~std::uint64_t{7};
    if (padded < size || padded > static_cast<std::uint64_t>(end_ - at_))
      throw Garbled("it ends too early");
    const char* data = at_;
    at_ += padded;
    return data;
  }
  std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }

 private:
  const char *begin_, *at_, *end_;
};

}  // namespace glossator
