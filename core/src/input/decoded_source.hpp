#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "input/byte_source.hpp"

namespace glossator {

/// Converts text from a charset to UTF-8 piece by piece, by iconv. One thread at a time.
class CharsetDecoder {
 public:
  /// `charset` is a name that iconv knows; see is_known().
  explicit CharsetDecoder(const std::string& charset);
  CharsetDecoder(const CharsetDecoder&) = delete;
  CharsetDecoder& operator=(const CharsetDecoder&) = delete;
  ~CharsetDecoder();

  static bool is_known(const std::string& charset);

  /// Appends the text of `bytes` to `out`; returns the number of bytes taken. Those left over begin
  /// a character, or else problem() tells that they are none.
  std::size_t decode(std::string_view bytes, std::string& out);
  /// "byte 7 is not valid KOI8-R", or "". Counts from the first byte ever decoded, from 0.
  const std::string& problem() const { return problem_; }
  /// Sets problem() for bytes that are left over at the end.
  void refuse_rest();

 private:
  std::string charset_, problem_;
  void* converter_;
  std::uint64_t taken_ = 0;
};

/// The charset of UTF-16 that begins with `begin` (four bytes or all): "UTF-16LE" or "UTF-16BE" by
/// its byte order mark or the zeros of ASCII characters; "" if it does not look like UTF-16.
std::string utf16_charset(std::string_view begin);

/// The UTF-8 of `source`, which is text in `charset`. It fails at bytes that are no text.
std::unique_ptr<AheadSource> decoded(std::unique_ptr<ByteSource> source,
                                     const std::string& charset);

}  // namespace glossator
