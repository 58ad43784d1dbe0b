#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include "input/byte_source.hpp"

namespace glossator {

/// `text` without the byte order mark of UTF-8 that it may begin with.
inline std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// The lines of a source. Memory: up to four times the longest line.
class LineReader {
 public:
  /// Number of readable bytes behind a line, with any content.
  static constexpr std::size_t padding = 64;

  /// `source` is borrowed. A line is dropped if it has more than `longest` bytes or memory runs
  /// out.
  explicit LineReader(ByteSource& source, std::size_t longest);

  /// Sets `line` to the next line without its line feed and returns true, or returns false at the
  /// end. Borrowed until the next call. The last line need not end in a line feed.
  bool next(std::string_view& line);

  /// Whether next() would wait for bytes.
  bool would_wait() const;

  std::uint64_t number() const { return number_; }   ///< of the line, from 1
  bool is_too_long() const { return is_too_long_; }  ///< then next() gives an empty line
  /// Whether the line is too long only because memory ran out.
  bool is_out_of_memory() const { return is_out_of_memory_; }
  bool has_end() const { return has_end_; }  ///< whether the line ends in a line feed

 private:
  bool make_room();
  bool fill();
  bool skip_rest(std::string_view& line);

  ByteSource* source_;
  std::size_t longest_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_;
  std::size_t begin_ = 0, end_ = 0;
  bool is_ended_ = false;
  bool is_too_long_ = false;
  bool is_out_of_memory_ = false;
  bool has_end_ = true;
  std::uint64_t number_ = 0;
};

}  // namespace glossator
