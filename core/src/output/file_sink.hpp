#pragma once
#include <optional>
#include <string>

#include "output/result_sink.hpp"

namespace glossator {

/// Where the bytes of a stream go: a file, or standard output.
class FileSink : public ResultSink {
 public:
  /// `path` empty: standard output. `from`: keep that many bytes of the file, which has them, and
  /// write behind them; none: begin anew. Throws Error(usage) if the file cannot be made.
  explicit FileSink(const std::string& path, std::optional<std::uint64_t> from = std::nullopt);
  ~FileSink() override;
  FileSink(const FileSink&) = delete;

  /// Writes all of the bytes. Throws Error(output) if it cannot; pipe_closed() tells then whether
  /// the reader has just gone.
  void write(const WrittenGroup& group) override;
  std::uint64_t position() override { return position_; }
  bool pipe_closed() const { return pipe_closed_; }
  /// Reports errors that the system held back. Throws Error(output).
  void close() override;

 protected:
  int descriptor() const { return descriptor_; }

 private:
  std::string path_;
  int descriptor_ = -1;
  std::uint64_t position_ = 0;
  bool pipe_closed_ = false;
};

}  // namespace glossator
