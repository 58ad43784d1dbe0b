#include "input/decoded_source.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "glossator/error.hpp"

namespace glossator {
namespace {

iconv_t open_converter(const std::string& charset) {
  // A slash would begin an option of iconv.
  const bool is_name = !charset.empty() && charset.find('/') == charset.npos;
  return is_name ? iconv_open("UTF-8", charset.c_str()) : iconv_t(-1);
}

class DecodedSource final : public ByteSource {
 public:
  DecodedSource(std::unique_ptr<ByteSource> source, const std::string& charset)
      : source_(std::move(source)), decoder_(charset) {}

  bool would_wait() const override { return at_ == ready_.size() && source_->would_wait(); }

 protected:
  std::size_t read_some(char* out, std::size_t size) override {
    while (at_ == ready_.size())
      if (!fill()) return 0;
    const std::size_t count = std::min(size, ready_.size() - at_);
    std::memcpy(out, ready_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  // Decodes the next block; false at the end or on a failure.
  bool fill() {
    if (!error_.empty()) return false;
    error_ = decoder_.problem();
    if (!error_.empty()) return false;
    const std::size_t count = source_->read(block_.data() + left_, block_.size() - left_);
    if (count == 0) {
      if (left_ > 0) decoder_.refuse_rest();
      error_ = source_->error().empty() ? decoder_.problem() : source_->error();
      return false;
    }
    ready_.clear();
    at_ = 0;
    const std::size_t size = left_ + count;
    const std::size_t taken = decoder_.decode({block_.data(), size}, ready_);
    left_ = decoder_.problem().empty() ? size - taken : 0;
    std::memmove(block_.data(), block_.data() + taken, left_);
    return true;
  }

  std::unique_ptr<ByteSource> source_;
  CharsetDecoder decoder_;
  std::array<char, 1 << 16> block_;
  std::size_t left_ = 0;  // bytes at the begin of block_: the begin of a character
  std::string ready_;
  std::size_t at_ = 0;  // in ready_
};

}  // namespace

CharsetDecoder::CharsetDecoder(const std::string& charset)
    : charset_(charset), converter_(open_converter(charset)) {
  if (converter_ == iconv_t(-1))
    throw Error(ErrorCode::resource,
                "iconv does not know the charset " + charset + "; is its module installed?");
}

CharsetDecoder::~CharsetDecoder() { iconv_close(converter_); }

bool CharsetDecoder::is_known(const std::string& charset) {
  const iconv_t converter = open_converter(charset);
  if (converter == iconv_t(-1)) return false;
  iconv_close(converter);
  return true;
}

std::size_t CharsetDecoder::decode(std::string_view bytes, std::string& out) {
  char* from = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    char block[1 << 14];
    char* to = block;
    std::size_t room = sizeof block;
    const std::size_t result = iconv(converter_, &from, &left, &to, &room);
    const int reason = errno;
    out.append(block, static_cast<std::size_t>(to - block));
    if (result != std::size_t(-1) || reason == E2BIG) continue;
    taken_ += bytes.size() - left;
    if (reason == EINVAL) return bytes.size() - left;
    problem_ = "byte " + std::to_string(taken_) + " is not valid " + charset_;
    return bytes.size() - left;
  }
  taken_ += bytes.size();
  return bytes.size();
}

void CharsetDecoder::refuse_rest() {
  problem_ = "byte " + std::to_string(taken_) + " begins a character of " + charset_ +
             " that does not end";
}

std::string utf16_charset(std::string_view begin) {
  if (begin.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (begin.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (begin.size() < 4) return "";
  const auto is_ascii = [&](std::size_t at) { return begin[at] > 0; };
  if (is_ascii(0) && begin[1] == '\0' && is_ascii(2) && begin[3] == '\0') return "UTF-16LE";
  if (begin[0] == '\0' && is_ascii(1) && begin[2] == '\0' && is_ascii(3)) return "UTF-16BE";
  return "";
}

std::unique_ptr<AheadSource> decoded(std::unique_ptr<ByteSource> source,
                                     const std::string& charset) {
  return std::make_unique<AheadSource>(std::make_unique<DecodedSource>(std::move(source), charset));
}

}  // namespace glossator
