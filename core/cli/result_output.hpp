#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "output/result_sink.hpp"

namespace glossator::cli {

/// From here on file descriptor 1 leads to standard error, so that nothing a plugin prints can get
/// into the results.
void keep_standard_output_clean();

/// Where results go: a file, or the standard output that the program was started with, which is
/// kept clean from then on.
class ResultOutput final : public ResultSink {
 public:
  /// `path` empty: standard output. `from`: keep that many bytes of the file, which has them, and
  /// write behind them; none: begin anew. Throws Error(usage) if the file cannot be made.
  explicit ResultOutput(const std::string& path, std::optional<std::uint64_t> from = std::nullopt);
  ~ResultOutput() override;
  ResultOutput(const ResultOutput&) = delete;

  bool is_terminal() const;
  unsigned terminal_width() const;  ///< in columns; 0 if it is no terminal

  /// Writes all of `bytes`. Throws Error(output) if it cannot; pipe_closed() tells then whether
  /// the reader has just gone.
  void write(std::string_view bytes, std::uint64_t documents) override;
  std::uint64_t position() override { return position_; }
  bool pipe_closed() const { return pipe_closed_; }
  /// Reports errors that the system held back. Throws Error(output).
  void close() override;

 private:
  std::string path_;
  int descriptor_ = -1;
  std::uint64_t position_ = 0;
  bool pipe_closed_ = false;
};

}  // namespace glossator::cli
