#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "run/batch_run.hpp"

namespace glossator::cli {

/// Tells on standard error how far a run is: a line rewritten in place on a terminal, elsewhere a
/// line every 30 s. One thread at a time.
class Progress {
 public:
  /// `total` is the size of the input, if it is known.
  Progress(bool quiet, std::optional<std::uint64_t> total);

  /// `read` is how much of `total` has been read.
  void update(const RunCounts& counts, std::uint64_t read);
  /// Removes the line in place.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::string text(const RunCounts& counts, std::uint64_t read, double seconds) const;

  bool quiet_;
  bool terminal_;
  std::optional<std::uint64_t> total_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_;
  bool drawn_ = false;
};

/// "1,234,567".
std::string grouped(std::uint64_t value);
/// "0:07", "12:34", "3:05:00".
std::string clock_text(double seconds);

}  // namespace glossator::cli
