#pragma once
#include <cstddef>
#include <cstring>
#include <string_view>
#include <utility>

namespace glossator::python {

/// Bytes of a column. New ones are not zeroed before they are written, as those of a std::vector
/// would be. The memory of freed ones, up to 32 MiB, is kept for later ones: to get fresh pages of
/// the system took a third of a table's time.
class Buffer {
 public:
  Buffer() = default;
  Buffer(const Buffer& other) { *this = Buffer(other.data(), other.room_); }
  Buffer(Buffer&& other) noexcept { swap(other); }
  ~Buffer();
  Buffer& operator=(Buffer other) noexcept {
    swap(other);
    return *this;
  }

  char* data() { return bytes_; }
  const char* data() const { return bytes_; }  ///< nullptr before the first make_room()
  std::size_t room() const { return room_; }
  /// Makes room for `bytes` in all, of which the new ones have any content.
  void make_room(std::size_t bytes);

 private:
  Buffer(const char* bytes, std::size_t size);
  void swap(Buffer& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(room_, other.room_);
  }

  char* bytes_ = nullptr;
  std::size_t room_ = 0;
};

/// Texts, one behind the other.
class TextBuffer {
 public:
  /// Bytes behind a text that append() may read and overwrite.
  static constexpr std::size_t slack = 32;

  const char* data() const { return bytes_.data(); }  ///< nullptr before the first text
  std::size_t size() const { return size_; }

  /// Bytes up to `readable_end` may be read. Most texts are short: a copy of a fixed size costs
  /// less than the choice of one that fits.
  [[gnu::always_inline]] void append(std::string_view text, const char* readable_end) {
    if (bytes_.room() < size_ + text.size() + slack) [[unlikely]]
      make_room(text.size());
    char* const out = bytes_.data() + size_;
    const auto readable = static_cast<std::size_t>(readable_end - text.data());
    if (text.size() <= slack / 2 && readable >= slack / 2) [[likely]]
      std::memcpy(out, text.data(), slack / 2);
    else if (text.size() <= slack && readable >= slack)
      std::memcpy(out, text.data(), slack);
    else if (!text.empty())
      std::memcpy(out, text.data(), text.size());
    size_ += text.size();
  }

 private:
  void make_room(std::size_t more);

  Buffer bytes_;
  std::size_t size_ = 0;
};

}  // namespace glossator::python
