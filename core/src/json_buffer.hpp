#pragma once
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "json_text.hpp"

namespace glossator {

/// A text that is written often, and is mostly short: then it is copied without a call.
class FrequentText {
 public:
  explicit FrequentText(std::string_view text)
      : begin_{}, rest_(text.substr(std::min(text.size(), short_size))), size_(text.size()) {
    text.copy(begin_.data(), short_size);
  }
  /// There is room for room() bytes at `out`; returns the text's end.
  char* write(char* out) const {
    std::memcpy(out, begin_.data(), short_size);
    if (size_ > short_size) std::memcpy(out + short_size, rest_.data(), rest_.size());
    return out + size_;
  }
  std::size_t room() const { return std::max(short_size, size_); }

 private:
  static constexpr std::size_t short_size = 32;
  std::array<char, short_size> begin_;
  std::string rest_;
  std::size_t size_;
};

/// JSON as it is written piece by piece. What makes it faster than a string is that room is asked
/// for once for many pieces, which are then written with a pointer of the caller's. Its memory is
/// kept.
class JsonBuffer {
 public:
  std::string_view text() const {
    return {begin_.get(), static_cast<std::size_t>(at_ - begin_.get())};
  }
  void clear() { at_ = begin_.get(); }

  /// Where to write, at most `size` bytes. What was written counts once commit() has its end.
  char* room(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) grow(size);
    return at_;
  }
  void commit(char* end) { at_ = end; }

  void put(char c) {
    *room(1) = c;
    ++at_;
  }
  template <std::size_t Size>
  void put(const char (&literal)[Size]) {
    commit(write_literal(room(Size), literal));
  }
  void put(const FrequentText& text) { commit(text.write(room(text.room()))); }
  void put_string(std::string_view text) {
    constexpr std::size_t longest = 1 << 16;  // of a longer one nobody asks for six times the room
    if (text.size() > longest) return put_long_string(text);
    commit(write_json_string(room(most_json_string(text.size())), text));
  }
  template <class Integer>
  void put_integer(Integer value) {
    commit(write_integer(room(most_integer), value));
  }
  template <class Real>
  void put_real(Real value) {
    commit(write_real(room(most_real), value));
  }

 private:
  void put_long_string(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    std::memcpy(room(json.size()), json.data(), json.size());
    at_ += json.size();
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
