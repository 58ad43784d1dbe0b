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

/// The output as it is written piece by piece. What makes it faster than a string is that room is
/// asked for once for many pieces, which are then written with a pointer of the caller's. Its
/// memory is kept.
class OutputBuffer {
 public:
  std::string_view text() const { return {begin_.get(), size()}; }
  std::size_t size() const { return static_cast<std::size_t>(at_ - begin_.get()); }
  bool empty() const { return at_ == begin_.get(); }
  void clear() { at_ = begin_.get(); }

  /// Where to write, at most `size` bytes. What was written counts once commit() has its end.
  char* room(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) grow(size);
    return at_;
  }
  void commit(char* end) { at_ = end; }

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
  OutputBuffer& operator+=(const FrequentText& text) {
    commit(text.write(room(text.room())));
    return *this;
  }

  void put_json_string(std::string_view text) { put_json_string(text, text); }
  /// `text` is a part of `whole`; see write_json_contents().
  void put_json_string(std::string_view text, std::string_view whole) {
    constexpr std::size_t longest = 1 << 16;  // of a longer one nobody asks for six times the room
    *this += '"';
    for (; text.size() > longest; text.remove_prefix(longest))
      commit(write_json_contents(room(most_json_string(longest)), text.substr(0, longest), whole));
    char* const end = write_json_contents(room(most_json_string(text.size())), text, whole);
    *end = '"';
    commit(end + 1);
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
  void grow(std::size_t size) {
    const std::size_t used = this->size();
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
