#include "input/decompressed_source.hpp"

#include <zlib.h>
#include <zstd.h>

#include <cstring>

#include "glossator/error.hpp"

namespace glossator {
namespace {

constexpr std::size_t block_size = 1u << 17;

/// The compressed side: the current block of the source and the position in it.
class Blocks {
 public:
  explicit Blocks(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// Reads the next block if needed; returns whether a byte is left.
  bool fill() {
    if (at_ < size_) return true;
    before_ += size_;
    size_ = source_->read(block_.get(), block_size);
    at_ = 0;
    return size_ > 0;
  }
  const char* data() const { return block_.get() + at_; }
  std::size_t size() const { return size_ - at_; }
  void take(std::size_t count) { at_ += count; }
  void skip_zeros() {
    while (fill() && *data() == '\0') take(1);
  }
  std::uint64_t position() const { return before_ + at_; }
  const std::string& error() const { return source_->error(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<char[]> block_ = std::make_unique_for_overwrite<char[]>(block_size);
  std::size_t at_ = 0, size_ = 0;
  std::uint64_t before_ = 0;
};

class Decompressed : public ByteSource {
 public:
  explicit Decompressed(std::unique_ptr<ByteSource> source) : in_(std::move(source)) {}

 protected:
  void fail(const std::string& what) {
    error_ = what + " at byte " + std::to_string(in_.position()) + " of the compressed data";
  }
  std::size_t fail_at_end(const char* format) {
    error_ = !in_.error().empty() ? in_.error()
                                  : std::string("the ") + format + " data ends before its end, " +
                                        "after " + std::to_string(in_.position()) + " bytes";
    return 0;
  }

  Blocks in_;
};

class GzipSource final : public Decompressed {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> source) : Decompressed(std::move(source)) {
    constexpr int largest_window = 15, gzip = 16;
    if (inflateInit2(&stream_, largest_window + gzip) != Z_OK)
      throw Error(ErrorCode::internal, "zlib cannot be used");
  }
  GzipSource(const GzipSource&) = delete;
  ~GzipSource() override { inflateEnd(&stream_); }

 protected:
  std::size_t read_some(char* out, std::size_t size) override {
    if (!error_.empty()) return 0;
    while (true) {
      // Tapes and disks pad a file with zeros, which gzip and its kin skip between members.
      if (!is_inside_) in_.skip_zeros();
      if (!in_.fill()) return is_inside_ ? fail_at_end("gzip") : 0;
      is_inside_ = true;
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in_.data()));
      stream_.avail_in = static_cast<uInt>(in_.size());
      stream_.next_out = reinterpret_cast<Bytef*>(out);
      stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, UINT32_MAX));
      const int result = inflate(&stream_, Z_NO_FLUSH);
      in_.take(in_.size() - stream_.avail_in);
      const auto count = static_cast<std::size_t>(reinterpret_cast<char*>(stream_.next_out) - out);
      if (result == Z_STREAM_END) {
        is_inside_ = false;  // another member may follow
        inflateReset(&stream_);
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        fail(std::string("damaged gzip data (") + (stream_.msg ? stream_.msg : "?") + ")");
        return count;
      }
      if (count > 0) return count;
    }
  }

 private:
  z_stream stream_{};
  bool is_inside_ = false;  // of a member
};

class ZstdSource final : public Decompressed {
 public:
  explicit ZstdSource(std::unique_ptr<ByteSource> source)
      : Decompressed(std::move(source)), stream_(ZSTD_createDStream()) {
    if (!stream_) throw Error(ErrorCode::internal, "zstd cannot be used");
    // Archives are often made with --long, up to 31: what the format allows.
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax,
                           ZSTD_dParam_getBounds(ZSTD_d_windowLogMax).upperBound);
  }
  ZstdSource(const ZstdSource&) = delete;
  ~ZstdSource() override { ZSTD_freeDStream(stream_); }

 protected:
  std::size_t read_some(char* out, std::size_t size) override {
    if (!error_.empty()) return 0;
    ZSTD_outBuffer target{out, size, 0};
    while (target.pos == 0) {
      // Zstandard may hold back output, which must be taken before more input is read.
      const bool has_input = in_.fill();
      if (!has_input && !is_inside_) return 0;
      ZSTD_inBuffer given{in_.data(), has_input ? in_.size() : 0, 0};
      const std::size_t left = ZSTD_decompressStream(stream_, &target, &given);
      in_.take(given.pos);
      if (ZSTD_isError(left)) {
        fail(std::string("damaged zstd data (") + ZSTD_getErrorName(left) + ")");
        break;
      }
      is_inside_ = left != 0;
      if (!has_input && target.pos == 0) return fail_at_end("zstd");
    }
    return target.pos;
  }

 private:
  ZSTD_DStream* stream_;
  bool is_inside_ = false;  // of a frame
};

/// Whether `begin` is that of a zstd frame, or of a skippable one, in which other data may stand
/// before the first.
bool is_zstd(std::string_view begin) {
  constexpr std::string_view frame = "\x28\xB5\x2F\xFD", skippable = "\x2A\x4D\x18";
  return begin.starts_with(frame) ||
         (begin.substr(1).starts_with(skippable) && (begin[0] & 0xF0) == 0x50);
}

}  // namespace

std::unique_ptr<AheadSource> decompressed(std::unique_ptr<ByteSource> source) {
  auto ahead = std::make_unique<AheadSource>(std::move(source));
  const std::string_view begin = ahead->ahead(4);
  if (begin.starts_with("\x1F\x8B"))
    return std::make_unique<AheadSource>(std::make_unique<GzipSource>(std::move(ahead)));
  if (begin.size() >= 4 && is_zstd(begin))
    return std::make_unique<AheadSource>(std::make_unique<ZstdSource>(std::move(ahead)));
  return ahead;
}

}  // namespace glossator
