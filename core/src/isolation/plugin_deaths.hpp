#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "glossator/config.hpp"

namespace glossator {

/// Counts the documents on which each step's process died, and puts a step in quarantine when they
/// are too many. Any thread.
class PluginDeaths {
 public:
  using Clock = std::chrono::steady_clock;

  PluginDeaths(std::size_t steps, const RunConfig& run);

  /// Counts documents that came through the steps [first, last): the process lives.
  void note_documents(std::size_t first, std::size_t last, std::uint64_t count);
  /// Counts a document that failed because a process died on it twice.
  void note_failed(std::size_t first, std::size_t last);
  /// Counts a document on which the step's process died; `what` says how.
  void note_death(std::size_t step, const std::string& what, Clock::time_point now = Clock::now());
  /// Puts a step in quarantine whose process can no longer be started.
  void quarantine(std::size_t step, const std::string& reason);

  /// Why the step is in quarantine; empty: it is not.
  std::string reason(std::size_t step) const;
  /// Whether any step is in quarantine; fast.
  bool any() const { return any_.load(std::memory_order_relaxed); }

 private:
  struct Record {
    std::uint64_t documents = 0, deaths = 0;
    std::uint64_t in_a_row = 0;   // deaths since a document came through
    Clock::time_point row_begin;  // the first of them
    std::string reason;
  };

  std::string too_many(const Record& record, Clock::time_point now) const;

  const QuarantineConfig limits_;
  mutable std::mutex mutex_;
  std::vector<Record> steps_;
  std::atomic<bool> any_{false};
};

}  // namespace glossator
