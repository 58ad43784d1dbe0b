#pragma once
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "json/json_text.hpp"

namespace glossator {

/// A text that is written often, and is mostly short: then it is copied without a call.
class FrequentText {
 public:
  explicit FrequentText(std::string_view text)
      : begin_{},
        rest_(text.substr(std::min(text.size(), short_size))),
        size_(text.size()),
        room_(std::max(short_size, size_)) {
    text.copy(begin_.data(), short_size);
  }
  /// There is room for room() bytes at `out`; returns the text's end.
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

/// The output as it is written piece by piece. What makes it faster than a string is that room is
/// asked for once for many pieces, which are then written with a pointer of the caller's. Its
/// memory is kept.
class OutputBuffer {
 public:
  std::string_view text() const { return {begin_.get(), size()}; }
  std::size_t size() const { return size_at(at_); }
  bool empty() const { return at_ == begin_.get(); }
  void clear() { at_ = begin_.get(); }

  /// Where to write, at most `size` bytes. What was written counts once commit() has its end.
  char* room(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) grow(size);
    return at_;
  }
  void commit(char* end) { at_ = end; }
  /// For who keeps to itself up to where it has written: where to write on.
  char* room_behind(char* end, std::size_t size) {
    if (static_cast<std::size_t>(end_ - end) >= size) return end;
    commit(end);
    return room(size);
  }
  /// Size and place are of the same point, whatever room was asked for in between.
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
  /// Of a longer text nobody asks at once for the room of its JSON, which is six times as much.
  static constexpr std::size_t longest_at_once = 1 << 12;
  /// For `readable` see write_json_contents().
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
