#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace glossator {

/// Starts processes from one thread that lives as long as this object: the kernel kills a process
/// that asks to die with its parent (PR_SET_PDEATHSIG) when the thread that started it ends. Any
/// thread.
class Spawner {
 public:
  Spawner();
  ~Spawner();
  Spawner(const Spawner&) = delete;

  /// Runs `start` in that thread and waits for it to return.
  void run(const std::function<void()>& start);

 private:
  void work();

  std::mutex callers_;  // one at a time
  std::mutex mutex_;
  std::condition_variable changed_;
  const std::function<void()>* start_ = nullptr;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace glossator
