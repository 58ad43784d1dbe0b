#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "glossator/document.hpp"

namespace glossator {

/// A histogram of durations: exact sum and maximum, percentiles to within 3 %. Takes 16 KiB.
class TimeHistogram {
 public:
  void add(std::chrono::nanoseconds time);
  void add(const TimeHistogram& other);

  std::uint64_t count() const { return count_; }
  std::chrono::nanoseconds sum() const { return sum_; }
  std::chrono::nanoseconds max() const { return max_; }
  /// The duration that `share` (0..1) of all do not exceed; 0 if there are none.
  std::chrono::nanoseconds percentile(double share) const;

 private:
  // 32 buckets of equal width divide each power of two.
  static constexpr std::uint32_t split_bits = 5;
  static std::uint32_t bucket_of(std::uint64_t nanoseconds);
  static std::uint64_t upper_end(std::uint32_t bucket);

  std::array<std::uint64_t, (64 - split_bits + 1) << split_bits> counts_{};
  std::uint64_t count_ = 0;
  std::chrono::nanoseconds sum_{}, max_{};
};

/// A document that took long.
struct SlowDocument {
  std::string id;
  std::uint64_t bytes = 0;  ///< of its text
  std::chrono::nanoseconds time{};
};

/// The times of a run, or of one of its threads: of each step, of whole documents, and the slowest
/// documents. One thread at a time.
class RunTimes {
 public:
  static constexpr std::size_t slowest_kept = 10;

  explicit RunTimes(std::size_t steps) : steps_(steps) {}

  /// `times`: of each step, as Worker::document_times() gives them.
  void add(const Document& document, std::span<const std::chrono::nanoseconds> times);
  void add(const RunTimes& other);

  const std::vector<TimeHistogram>& steps() const { return steps_; }
  const TimeHistogram& documents() const { return documents_; }
  /// The slowest first, slowest_kept at most.
  std::vector<SlowDocument> slowest() const;

 private:
  void keep(SlowDocument document);

  std::vector<TimeHistogram> steps_;
  TimeHistogram documents_;
  std::vector<SlowDocument> slowest_;  // a heap, the quickest on top
};

}  // namespace glossator
