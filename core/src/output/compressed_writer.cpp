#include "output/compressed_writer.hpp"

#include <zlib.h>
#include <zstd.h>

#include <utility>

#include "glossator/error.hpp"

namespace glossator {
namespace {

[[noreturn]] void fail(const char* what) {
  throw Error(ErrorCode::internal, std::string("cannot compress the output: ") + what);
}

class Gzip {
 public:
  Gzip() {
    constexpr int with_gzip_header = 16 + MAX_WBITS, memory = 8;
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, with_gzip_header, memory,
                     Z_DEFAULT_STRATEGY) != Z_OK)
      fail("zlib does not start");
  }
  ~Gzip() { deflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;

  void append(std::string_view bytes, OutputBuffer& out) {
    deflateReset(&stream_);
    const std::size_t most = deflateBound(&stream_, bytes.size());
    char* const begin = out.room(most);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(begin);
    stream_.avail_out = static_cast<uInt>(most);
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) fail(stream_.msg ? stream_.msg : "zlib");
    out.commit(begin + (most - stream_.avail_out));
  }

 private:
  z_stream stream_{};
};

class Zstd {
 public:
  Zstd() : context_(ZSTD_createCCtx()) {
    if (!context_) fail("zstd does not start");
    ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);
  }
  ~Zstd() { ZSTD_freeCCtx(context_); }
  Zstd(const Zstd&) = delete;

  void append(std::string_view bytes, OutputBuffer& out) {
    const std::size_t most = ZSTD_compressBound(bytes.size());
    char* const begin = out.room(most);
    const std::size_t size = ZSTD_compress2(context_, begin, most, bytes.data(), bytes.size());
    if (ZSTD_isError(size)) fail(ZSTD_getErrorName(size));
    out.commit(begin + size);
  }

 private:
  ZSTD_CCtx* context_;
};

template <class Compressor>
class CompressedWriter final : public RecordWriter {
 public:
  explicit CompressedWriter(std::unique_ptr<RecordWriter> writer) : writer_(std::move(writer)) {}

  std::vector<std::uint32_t> layers() const override { return writer_->layers(); }
  std::string header() const override {
    OutputBuffer packed;
    if (const std::string plain = writer_->header(); !plain.empty())
      Compressor().append(plain, packed);
    return std::string(packed.text());
  }
  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    writer_->append(document, annotations, out);
  }
  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    writer_->append(document, error, out);
  }
  void append_kept(std::string_view result, OutputBuffer& out) override {
    writer_->append_kept(result, out);
  }
  void end_group(OutputBuffer& out) override {
    writer_->end_group(out);
    packed_.clear();
    for (std::string_view rest = out.text(); !rest.empty();) {
      const std::string_view piece = rest.substr(0, most_at_once);
      compressor_.append(piece, packed_);
      rest.remove_prefix(piece.size());
    }
    std::swap(out, packed_);
  }
  bool makes_groups() const override { return true; }

 private:
  // zlib counts in 32 bits, and larger pieces save nothing.
  static constexpr std::size_t most_at_once = 64u << 20;

  std::unique_ptr<RecordWriter> writer_;
  Compressor compressor_;
  OutputBuffer packed_;
};

}  // namespace

std::unique_ptr<RecordWriter> compressed(std::unique_ptr<RecordWriter> writer,
                                         OutputFormat::Compression compression) {
  if (compression == OutputFormat::Compression::gzip)
    return std::make_unique<CompressedWriter<Gzip>>(std::move(writer));
  return std::make_unique<CompressedWriter<Zstd>>(std::move(writer));
}

}  // namespace glossator
