#pragma once
#include <atomic>
#include <chrono>
#include <thread>

#include "glossator/pipeline.hpp"

namespace glossator::cli {

/// Raised by the first SIGINT or SIGTERM.
extern std::atomic<bool> stop_asked;

/// From now on the first signal lets the documents in flight finish; the second ends the program at
/// once.
void catch_signals();

/// Tells on standard error what an interrupted run waits for: the calls of plugins that have not
/// returned. Every second on a terminal, ever more rarely elsewhere.
class WaitNotice {
 public:
  explicit WaitNotice(const Pipeline& pipeline);

 private:
  using Clock = std::chrono::steady_clock;

  void watch(const std::stop_token& end) const;
  void tell(Clock::duration waited) const;

  const Pipeline& pipeline_;
  const bool terminal_;
  std::jthread thread_;  // ends first
};

}  // namespace glossator::cli
