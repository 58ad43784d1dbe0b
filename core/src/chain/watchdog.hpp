#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace glossator {

/// Raises the `cancelled` flag of calls that take too long. Its thread runs only while it watches a
/// call. Any thread.
class Watchdog {
 public:
  using Clock = std::chrono::steady_clock;

  /// A worker's flag and deadline. Outlives its registration.
  struct Watch {
    alignas(64) std::uint32_t cancelled = 0;  // read by plugins; written through std::atomic_ref
    std::atomic<Clock::rep> deadline{0};      // since the clock's epoch; 0: none

    void arm(Clock::duration limit) {
      std::atomic_ref(cancelled).store(0, std::memory_order_relaxed);
      deadline.store((Clock::now() + limit).time_since_epoch().count(), std::memory_order_relaxed);
    }
    void disarm() { deadline.store(0, std::memory_order_relaxed); }
    bool expired() { return std::atomic_ref(cancelled).load(std::memory_order_relaxed) != 0; }
  };

  Watchdog() = default;
  Watchdog(const Watchdog&) = delete;
  ~Watchdog();

  void add(Watch& watch);
  void remove(Watch& watch);

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Watch*> watches_;
  std::thread thread_;
  bool stop_ = false;
};

}  // namespace glossator
