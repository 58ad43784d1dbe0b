#include "chain/watchdog.hpp"

#include <algorithm>

namespace glossator {

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Watchdog::add(Watch& watch) {
  const std::lock_guard lock(mutex_);
  watches_.push_back(&watch);
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  wake_.notify_all();
}

void Watchdog::remove(Watch& watch) {
  const std::lock_guard lock(mutex_);
  watches_.erase(std::remove(watches_.begin(), watches_.end(), &watch), watches_.end());
}

void Watchdog::run() {
  constexpr auto between_looks = std::chrono::milliseconds(10);
  std::unique_lock lock(mutex_);
  while (!stop_) {
    if (watches_.empty()) {
      wake_.wait(lock);
      continue;
    }
    wake_.wait_for(lock, between_looks);
    const auto now = Clock::now().time_since_epoch().count();
    for (Watch* watch : watches_) {
      const auto deadline = watch->deadline.load(std::memory_order_relaxed);
      if (deadline != 0 && now > deadline)
        std::atomic_ref(watch->cancelled).store(1, std::memory_order_relaxed);
    }
  }
}

}  // namespace glossator
