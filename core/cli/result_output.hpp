#pragma once
#include "output/file_sink.hpp"

namespace glossator::cli {

/// From here on file descriptor 1 leads to standard error, so that no output of a plugin can get
/// into the results.
void keep_standard_output_clean();

/// The destination of results: a file, or the program's original standard output, which is kept
/// clean from then on.
class ResultOutput final : public FileSink {
 public:
  explicit ResultOutput(const std::string& path, std::optional<std::uint64_t> from = std::nullopt);

  bool is_terminal() const;
  unsigned terminal_width() const;  ///< in columns; 0 if it is not a terminal
};

}  // namespace glossator::cli
