#pragma once
#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "json_text.hpp"

namespace glossator {

/// A text that is put often: as many bytes as it has are copied in whole blocks.
class FrequentText {
 public:
  static constexpr std::size_t block = 16;

  explicit FrequentText(std::string_view text) : bytes_(text), size_(text.size()) {
    bytes_.resize((text.size() + block - 1) / block * block);
  }
  std::size_t size() const { return size_; }
  std::string_view blocks() const { return bytes_; }

 private:
  std::string bytes_;
  std::size_t size_;
};

/// JSON as it is written piece by piece. What makes it faster than a string is that room is asked
/// for once a piece, and that short pieces are copied without a call. Its memory is kept.
class JsonBuffer {
 public:
  std::string_view text() const {
    return {begin_.get(), static_cast<std::size_t>(at_ - begin_.get())};
  }
  void clear() { at_ = begin_.get(); }

  void put(char c) {
    room(1);
    *at_++ = c;
  }
  /// A literal, without its NUL.
  template <std::size_t Size>
  void put(const char (&literal)[Size]) {
    room(Size);
    std::memcpy(at_, literal, Size - 1);
    at_ += Size - 1;
  }
  void put(const FrequentText& text) {
    const std::string_view blocks = text.blocks();
    room(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); i += FrequentText::block)
      std::memcpy(at_ + i, blocks.data() + i, FrequentText::block);
    at_ += text.size();
  }
  void put_string(std::string_view text) {
    constexpr std::size_t longest = 1 << 16;  // of a longer one nobody asks for six times the room
    if (text.size() > longest) return put_long_string(text);
    room(most_json_string(text.size()));
    at_ = write_json_string(at_, text);
  }
  template <class Integer>
  void put_integer(Integer value) {
    constexpr std::size_t most = 24;
    room(most);
    at_ = std::to_chars(at_, at_ + most, value).ptr;
  }
  template <class Real>
  void put_real(Real value) {
    room(most_real);
    at_ = write_real(at_, value);
  }

 private:
  void put_long_string(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    room(json.size());
    std::memcpy(at_, json.data(), json.size());
    at_ += json.size();
  }
  void room(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) grow(size);
  }
  void grow(std::size_t size) {
    const std::size_t used = text().size();
    const std::size_t capacity = std::max<std::size_t>(2 * used + size, 4096);
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    if (used > 0) std::memcpy(larger.get(), begin_.get(), used);
    begin_ = std::move(larger);
    at_ = begin_.get() + used;
    end_ = begin_.get() + capacity;
  }

  std::unique_ptr<char[]> begin_;
  char* at_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace glossator
