#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "glossator/log.hpp"

namespace glossator {

/// Watches calls of plugins: raises the `cancelled` flag of those that take too long, and names
/// those that do not return even then. Its thread runs only while it watches a call. Any thread.
class Watchdog {
 public:
  using Clock = std::chrono::steady_clock;

  /// The longest time of a call, and the key of the config that sets it.
  struct Limit {
    const char* key;
    double seconds;

    Clock::duration duration() const {
      return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    }
  };
  static constexpr const char *document_limit = "run.limits.document_seconds",
                              *start_limit = "run.limits.start_seconds";

  /// A call of a plugin, for messages. Its texts are borrowed until the call returns.
  struct Call {
    std::string_view who;       ///< "plugin `dates`"
    std::string_view where;     ///< "document", or the name of the function
    std::string_view document;  ///< its id; empty: the call is about none
  };
  /// The same, kept.
  struct Running {
    std::string who, where, document;
    Clock::duration time;
  };

  /// A thread's flag, deadline and current call. Outlives its registration.
  class Watch {
   public:
    alignas(64) std::uint32_t cancelled = 0;  // read by plugins; written through std::atomic_ref

    void arm(const Limit& limit);
    void disarm() { deadline_.store(0, std::memory_order_relaxed); }
    bool expired() { return std::atomic_ref(cancelled).load(std::memory_order_relaxed) != 0; }

    /// The call begins or returns.
    void enter(const Call& call);
    void leave();
    /// The time between the two does not count.
    void pause();
    void go_on();

   private:
    friend class Watchdog;
    static thread_local const Call* current_;
    std::atomic<Clock::rep> deadline_{0};  // since the clock's epoch; 0: none
    Clock::time_point paused_;
    Clock::rep paused_deadline_ = 0;
    std::mutex mutex_;  // of what follows
    Call call_;
    Limit limit_{document_limit, 0};
    Clock::time_point armed_;
    unsigned told_ = 0;  // seconds behind the deadline at the last message
  };

  Watchdog() = default;
  Watchdog(const Watchdog&) = delete;
  ~Watchdog();

  /// From now on `logger` is told of each call that does not return in the second after its
  /// deadline: every second, or ever more rarely if `rarely`. Call it before anything else.
  void tell(Logger logger, bool rarely);

  void add(Watch& watch);
  void remove(Watch& watch);
  /// The call that this thread is in; NULL: none. A signal handler may ask too.
  static const Call* current() { return Watch::current_; }
  /// The calls that have not returned yet.
  std::vector<Running> running();

 private:
  void run();
  bool must_tell(Watch& watch, Clock::time_point now) const;
  static std::string message_about(const Running& call, const Limit& limit);

  Logger logger_;
  bool rarely_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Watch*> watches_;
  std::thread thread_;
  bool stop_ = false;
};

/// Has a single call of a plugin watched while this lives.
class WatchedCall {
 public:
  WatchedCall(Watchdog& watchdog, std::string who, const char* function,
              const Watchdog::Limit& limit);
  ~WatchedCall();
  WatchedCall(const WatchedCall&) = delete;

 private:
  Watchdog& watchdog_;
  const std::string who_;
  Watchdog::Watch watch_;
};

}  // namespace glossator
