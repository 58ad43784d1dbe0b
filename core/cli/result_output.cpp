#include "result_output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

namespace glossator::cli {

void keep_standard_output_clean() { dup2(STDERR_FILENO, STDOUT_FILENO); }

ResultOutput::ResultOutput(const std::string& path, std::optional<std::uint64_t> from)
    : FileSink(path, from) {
  keep_standard_output_clean();
}

bool ResultOutput::is_terminal() const { return isatty(descriptor()) == 1; }

unsigned ResultOutput::terminal_width() const {
  winsize size{};
  return ioctl(descriptor(), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace glossator::cli
