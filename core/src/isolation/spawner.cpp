#include "isolation/spawner.hpp"

#include <csignal>

namespace glossator {

Spawner::Spawner() {
  // The threads of the program handle the signals, not this one.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { work(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Spawner::~Spawner() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Spawner::run(const std::function<void()>& start) {
  const std::lock_guard caller(callers_);
  std::unique_lock lock(mutex_);
  start_ = &start;
  changed_.notify_all();
  changed_.wait(lock, [&] { return start_ == nullptr; });
}

void Spawner::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stop_ || start_; });
    if (stop_) return;
    (*start_)();
    start_ = nullptr;
    changed_.notify_all();
  }
}

}  // namespace glossator
