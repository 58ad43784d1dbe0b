#include "output/packed_group.hpp"

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <new>
#include <string>
#include <vector>

namespace glossator {
namespace {

constexpr std::size_t piece = 64u << 10;  // of the file, read at once

/// Unpacks gzip members that follow one another.
class Gunzip {
 public:
  Gunzip() {
    constexpr int with_gzip_header = 16 + MAX_WBITS;
    if (inflateInit2(&stream_, with_gzip_header) != Z_OK) throw std::bad_alloc();
  }
  ~Gunzip() { inflateEnd(&stream_); }
  Gunzip(const Gunzip&) = delete;

  void restart() { inflateReset(&stream_); }

  /// Unpacks all of `packed`, behind what came before. Returns false if it is broken.
  bool append(std::string_view packed, std::string& plain) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(room_.data());
      stream_.avail_out = static_cast<uInt>(room_.size());
      const int state = inflate(&stream_, Z_NO_FLUSH);
      if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) return false;
      plain.append(room_.data(), room_.size() - stream_.avail_out);
      if (state == Z_STREAM_END) inflateReset(&stream_);
    } while (stream_.avail_in > 0 || stream_.avail_out == 0);
    return true;
  }

 private:
  z_stream stream_{};
  std::vector<char> room_ = std::vector<char>(piece);
};

/// Unpacks zstd frames that follow one another.
class Unzstd {
 public:
  Unzstd() : context_(ZSTD_createDCtx()) {
    if (!context_) throw std::bad_alloc();
  }
  ~Unzstd() { ZSTD_freeDCtx(context_); }
  Unzstd(const Unzstd&) = delete;

  void restart() { ZSTD_DCtx_reset(context_, ZSTD_reset_session_only); }

  bool append(std::string_view packed, std::string& plain) {
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{room_.data(), room_.size(), 0};
    do {
      out.pos = 0;
      if (ZSTD_isError(ZSTD_decompressStream(context_, &out, &in))) return false;
      plain.append(room_.data(), out.pos);
    } while (in.pos < in.size || out.pos == out.size);
    return true;
  }

 private:
  ZSTD_DCtx* context_;
  std::vector<char> room_ = std::vector<char>(piece);
};

/// Keeps the group that was read last: results are mostly read in their order.
template <class Unpacker>
class UnpackedGroup final : public PackedGroup {
 public:
  explicit UnpackedGroup(int descriptor) : descriptor_(descriptor), packed_(piece) {}

  std::string_view read(std::uint64_t place, std::uint64_t begin, std::uint64_t size) override {
    if (!is_begun_ || place != place_) begin_group(place);
    while (plain_.size() < begin || plain_.size() - begin < size)
      if (!unpack()) return {};
    return std::string_view(plain_).substr(begin, size);
  }

 private:
  void begin_group(std::uint64_t place) {
    is_begun_ = true;
    place_ = at_ = place;
    plain_.clear();
    unpacker_.restart();
  }

  // Unpacks the next piece of the file. Returns false at its end, or if it is broken.
  bool unpack() {
    const ssize_t count =
        pread(descriptor_, packed_.data(), packed_.size(), static_cast<off_t>(at_));
    if (count > 0 && unpacker_.append({packed_.data(), static_cast<std::size_t>(count)}, plain_)) {
      at_ += static_cast<std::uint64_t>(count);
      return true;
    }
    is_begun_ = false;
    return false;
  }

  const int descriptor_;
  std::vector<char> packed_;
  Unpacker unpacker_;
  bool is_begun_ = false;
  std::uint64_t place_ = 0;  // of the group
  std::uint64_t at_ = 0;     // how far the file is unpacked
  std::string plain_;        // from `place_` to `at_`
};

}  // namespace

std::unique_ptr<PackedGroup> open_packed(int descriptor, OutputFormat::Compression compression) {
  if (compression == OutputFormat::Compression::gzip)
    return std::make_unique<UnpackedGroup<Gunzip>>(descriptor);
  return std::make_unique<UnpackedGroup<Unzstd>>(descriptor);
}

}  // namespace glossator
