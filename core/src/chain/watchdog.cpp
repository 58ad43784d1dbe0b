#include "chain/watchdog.hpp"

#include <algorithm>
#include <cstdio>

#include "text/readable_text.hpp"

namespace glossator {
namespace {

std::string text_of(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

// Seconds behind the deadline at which a log that is kept gets a message: each of the first ten,
// then every tenth, after a minute every sixtieth.
bool is_rare_moment(unsigned second) {
  return second <= 10 || (second <= 60 ? second % 10 == 0 : second % 60 == 0);
}

}  // namespace

thread_local const Watchdog::Call* Watchdog::Watch::current_ = nullptr;

void Watchdog::Watch::arm(const Limit& limit) {
  std::atomic_ref(cancelled).store(0, std::memory_order_relaxed);
  const auto now = Clock::now();
  {
    const std::lock_guard lock(mutex_);
    limit_ = limit;
    armed_ = now;
    told_ = 0;
  }
  deadline_.store((now + limit.duration()).time_since_epoch().count(), std::memory_order_relaxed);
}

void Watchdog::Watch::enter(const Call& call) {
  const std::lock_guard lock(mutex_);
  call_ = call;
  current_ = &call_;
}

void Watchdog::Watch::leave() {
  current_ = nullptr;
  const std::lock_guard lock(mutex_);
  call_ = {};
}

void Watchdog::Watch::pause() {
  paused_ = Clock::now();
  paused_deadline_ = deadline_.exchange(0, std::memory_order_relaxed);
}

void Watchdog::Watch::go_on() {
  if (paused_deadline_ == 0) return;
  const auto passed = Clock::now() - paused_;
  {
    const std::lock_guard lock(mutex_);
    armed_ += passed;
  }
  deadline_.store(paused_deadline_ + passed.count(), std::memory_order_relaxed);
}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Watchdog::tell(Logger logger, bool rarely) {
  logger_ = std::move(logger);
  rarely_ = rarely;
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

std::vector<Watchdog::Running> Watchdog::running() {
  std::vector<Running> calls;
  const auto now = Clock::now();
  const std::lock_guard lock(mutex_);
  for (Watch* watch : watches_) {
    const std::lock_guard naming(watch->mutex_);
    const Call& call = watch->call_;
    if (call.who.empty()) continue;
    calls.push_back({std::string(call.who), std::string(call.where), std::string(call.document),
                     now - watch->armed_});
  }
  return calls;
}

// REQUIRES: the watch's mutex is held, and its deadline has passed.
bool Watchdog::must_tell(Watch& watch, Clock::time_point now) const {
  if (!logger_ || watch.call_.who.empty()) return false;
  const auto behind = std::chrono::duration_cast<std::chrono::seconds>(now - watch.armed_ -
                                                                       watch.limit_.duration());
  const auto second = static_cast<unsigned>(std::max<std::int64_t>(behind.count(), 0));
  if (second <= watch.told_) return false;
  watch.told_ = second;
  return !rarely_ || is_rare_moment(second);
}

std::string Watchdog::message_about(const Running& call, const Limit& limit) {
  const auto passed = std::chrono::duration_cast<std::chrono::seconds>(call.time).count();
  const std::string times = ": " + std::to_string(passed) + " s; " + limit.key + " allows " +
                            text_of(limit.seconds) + " s";
  if (call.document.empty())
    return call.who + " hangs in its " + call.where + "()" + times +
           "; with --isolation chain (run.isolation) its process is killed then";
  return call.who + " hangs on document `" + shown_id(call.document) + "`" + times +
         ", and it does not stop when it is asked to; end the program, and run it with "
         "--isolation chain (run.isolation): a plugin that hangs then costs only its document";
}

// The logger is called without a lock, because it may wait.
void Watchdog::run() {
  constexpr auto between_looks = std::chrono::milliseconds(10);
  std::vector<std::string> messages;
  std::unique_lock lock(mutex_);
  while (!stop_) {
    if (watches_.empty()) {
      wake_.wait(lock);
      continue;
    }
    wake_.wait_for(lock, between_looks);
    const auto now = Clock::now();
    for (Watch* watch : watches_) {
      const auto deadline = watch->deadline_.load(std::memory_order_relaxed);
      if (deadline == 0 || now.time_since_epoch().count() <= deadline) continue;
      std::atomic_ref(watch->cancelled).store(1, std::memory_order_relaxed);
      const std::lock_guard naming(watch->mutex_);
      if (!must_tell(*watch, now)) continue;
      const Call& call = watch->call_;
      messages.push_back(message_about({std::string(call.who), std::string(call.where),
                                        std::string(call.document), now - watch->armed_},
                                       watch->limit_));
    }
    if (messages.empty()) continue;
    lock.unlock();
    try {
      for (const std::string& message : messages) logger_(LogLevel::warning, message);
    } catch (...) {
      // A logger that fails must not end the program.
    }
    messages.clear();
    lock.lock();
  }
}

WatchedCall::WatchedCall(Watchdog& watchdog, std::string who, const char* function,
                         const Watchdog::Limit& limit)
    : watchdog_(watchdog), who_(std::move(who)) {
  watch_.enter({who_, function, {}});
  watch_.arm(limit);
  watchdog_.add(watch_);
}

WatchedCall::~WatchedCall() {
  watch_.leave();
  watchdog_.remove(watch_);
}

}  // namespace glossator
