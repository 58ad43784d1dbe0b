#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace glossator::cli {

Progress::Progress(bool quiet, std::optional<std::uint64_t> total)
    : quiet_(quiet), terminal_(isatty(STDERR_FILENO) == 1), total_(total), last_(begin_) {}

void Progress::update(const RunCounts& counts, std::uint64_t read) {
  if (quiet_) return;
  const auto between = terminal_ ? std::chrono::milliseconds(200) : std::chrono::seconds(30);
  const auto now = Clock::now();
  if (now - last_ < between) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const std::string line = text(counts, read, seconds);
  if (terminal_)
    std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
  else
    std::fprintf(stderr, "%s\n", line.c_str());
  std::fflush(stderr);
  drawn_ = terminal_;
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

std::string Progress::text(const RunCounts& counts, std::uint64_t read, double seconds) const {
  std::string line = fmt::format("{} documents, {} failed, {:.0f} documents/s, {:.1f} MB/s",
                                 grouped(counts.documents), grouped(counts.failed),
                                 counts.documents / seconds, counts.bytes / seconds / 1e6);
  if (total_ && *total_ > 0 && read > 0) {
    const double done = std::min(1.0, double(read) / double(*total_));
    line += fmt::format(", {:.0f} %, {} left", 100 * done, clock_text(seconds * (1 - done) / done));
  }
  return line;
}

std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

std::string clock_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace glossator::cli
