#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "output/result_sink.hpp"
#include "run/run_position.hpp"

namespace glossator::cli {

/// Shows the progress of a run on standard error: a line rewritten in place on a terminal,
/// elsewhere a line every 30 s. One thread at a time.
class Progress {
 public:
  /// `total` is the size of the input in bytes, if known.
  Progress(bool quiet, std::optional<std::uint64_t> total);

  /// `read` is the part of `total` that has been read.
  void update(const RunCounts& counts, std::uint64_t read);
  /// Removes the line on the terminal.
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

/// A terminal that shows the results and, below them, the progress.
class ProgressBelow final : public ResultSink {
 public:
  ProgressBelow(ResultSink& results, Progress& progress) : results_(results), progress_(progress) {}

  void write(const WrittenGroup& group) override {
    progress_.clear();
    results_.write(group);
  }
  std::uint64_t position() override { return results_.position(); }
  void close() override { results_.close(); }

 private:
  ResultSink& results_;
  Progress& progress_;
};

/// "1,234,567".
std::string grouped(std::uint64_t value);
/// "0:07", "12:34", "3:05:00".
std::string clock_text(double seconds);

}  // namespace glossator::cli
