#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace glossator {

/// A stream of bytes.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Reads up to `size` bytes, as many as are available but at least one. Returns 0 at the end or
  /// on a failure; see error().
  std::size_t read(char* out, std::size_t size) {
    const std::size_t count = read_some(out, size);
    if (counter_) counter_->fetch_add(count, std::memory_order_relaxed);
    return count;
  }
  /// Whether a read would wait: no bytes are available now, but some may come.
  virtual bool would_wait() const { return false; }
  /// From now on adds the number of bytes read to `counter`, which outlives the source.
  void count_into(std::atomic<std::uint64_t>& counter) { counter_ = &counter; }
  /// The system's error text if reading failed, else empty.
  const std::string& error() const { return error_; }

 protected:
  virtual std::size_t read_some(char* out, std::size_t size) = 0;
  std::string error_;

 private:
  std::atomic<std::uint64_t>* counter_ = nullptr;
};

/// A file, or anything else that has a path. A file that cannot be opened reads as a failure.
class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::string& path);
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override;

  /// The file's size when it was opened; 0 if it is no regular file.
  std::size_t size() const { return size_; }

 protected:
  std::size_t read_some(char* out, std::size_t size) override;

 private:
  int descriptor_ = -1;
  std::size_t size_ = 0;
};

/// A source with look-ahead, over another source.
class AheadSource final : public ByteSource {
 public:
  explicit AheadSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// The next bytes, `size` or more; fewer if there are no more. Borrowed until the next call.
  std::string_view ahead(std::size_t size);
  /// Whether the first bytes behind blanks and a byte order mark are those of `begin`, between
  /// which blanks may stand. Consumes nothing. REQUIRES: nothing was read yet.
  bool begins_with(std::string_view begin);
  bool would_wait() const override { return ahead_at_ == ahead_.size() && source_->would_wait(); }

 protected:
  std::size_t read_some(char* out, std::size_t size) override;

 private:
  bool fill();
  std::size_t skip_blanks(std::size_t at);

  std::unique_ptr<ByteSource> source_;
  std::string ahead_;
  std::size_t ahead_at_ = 0;
};

/// Reads all of `source` into `out`; `expected` is an estimate of its size in bytes. Returns false
/// if there are more than `limit` bytes.
bool read_all(ByteSource& source, std::size_t expected, std::size_t limit, std::string& out);

}  // namespace glossator
