#pragma once
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "json/json_text.hpp"

namespace glossator {

/// A text that is written often. A short one is copied without a call.
class FrequentText {
 public:
  explicit FrequentText(std::string_view text)
      : begin_{},
        rest_(text.substr(std::min(text.size(), short_size))),
        size_(text.size()),
        room_(std::max(short_size, size_)) {
    text.copy(begin_.data(), short_size);
  }
  /// Writes the text to `out`, which has room for room() bytes; returns the end.
  char* write(char* out) const {
    std::memcpy(out, begin_.data(), short_size);
    if (size_ > short_size) std::memcpy(out + short_size, rest_.data(), rest_.size());
    return out + size_;
  }
  std::size_t room() const { return room_; }

 private:
  static constexpr std::size_t short_size = 32;
  std::array<char, short_size> begin_;
  std::string rest_;
  std::size_t size_, room_;
};

/// Output that is written piece by piece. It is faster than a string, because the caller asks for
/// room once for many pieces and writes them through its own pointer. Keeps its memory.
class OutputBuffer {
 public:
  std::string_view text() const { return {begin_.get(), size()}; }
  std::size_t size() const { return size_at(at_); }
  bool empty() const { return at_ == begin_.get(); }
  void clear() { at_ = begin_.get(); }

  /// Returns a place for up to `size` bytes. They count once commit() gets their end.
  char* room(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) grow(size);
    return at_;
  }
  void commit(char* end) { at_ = end; }
  /// For a caller that tracks its own uncommitted position: returns where to write on.
  char* room_behind(char* end, std::size_t size) {
    if (static_cast<std::size_t>(end_ - end) >= size) return end;
    commit(end);
    return room(size);
  }
  /// Offset of a pointer into the buffer; survives growth.
  std::size_t size_at(const char* place) const {
    return static_cast<std::size_t>(place - begin_.get());
  }
  char* place_at(std::size_t size) { return begin_.get() + size; }

  OutputBuffer& operator+=(char c) {
    *room(1) = c;
    ++at_;
    return *this;
  }
  OutputBuffer& operator+=(std::string_view text) {
    if (text.empty()) return *this;
    std::memcpy(room(text.size()), text.data(), text.size());
    at_ += text.size();
    return *this;
  }

  void put_json_string(std::string_view text) { put_json_string(text, end_of(text)); }
  /// Longer texts are escaped piecewise: their JSON may take six times the room.
  static constexpr std::size_t longest_at_once = 1 << 12;
  /// Writes a JSON string. For `readable` see write_json_contents().
  void put_json_string(std::string_view text, const char* readable);
  template <class Integer>
  void put_integer(Integer value) {
    commit(write_integer(room(most_integer), value));
  }
  template <class Real>
  void put_real(Real value) {
    commit(write_real(room(most_real), value));
  }

 private:
  void grow(std::size_t size);

  std::unique_ptr<char[]> begin_;
  char* at_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace glossator
