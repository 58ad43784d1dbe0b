#pragma once
#include <sys/types.h>

#include <chrono>
#include <string>

#include "glossator/log.hpp"
#include "isolation/messages.hpp"
#include "isolation/shared_data.hpp"
#include "isolation/shared_memory.hpp"
#include "isolation/spawner.hpp"
#include "system/descriptor.hpp"

namespace glossator {

/// The descriptors of a worker process at its start, besides 0 (empty), 1 and 2 (the log pipe). It
/// inherits no others.
namespace worker_descriptor {
constexpr int socket = 3, request = 4, results = 5, count = 6;
}

/// Exit codes of a worker process.
namespace worker_exit {
constexpr int out_of_memory = 70, descriptors_closed = 71, broken = 72;
}

/// Marks a line in the log pipe as a log message; plugins print the other lines. The level
/// (LogLevel, a digit) and the message follow.
constexpr char log_line_mark = '\x1e';

/// A child process that runs plugins, seen from the host. The destructor kills it, with its process
/// group. One thread at a time.
class WorkerProcess {
 public:
  struct Settings {
    std::string program;        ///< a gloss executable
    std::size_t request_bytes;  ///< the largest request
    std::size_t results_bytes;  ///< the largest results, including Progress::size_in_memory
    double memory_mb;           ///< its memory, for messages
    Logger logger;              ///< for what its plugins log; may be empty
  };
  using Clock = std::chrono::steady_clock;

  /// Starts the process. Throws Error(limit) if the system refuses shared memory, Error(internal)
  /// on other failures.
  WorkerProcess(const Settings& settings, Spawner& spawner);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;

  /// The writer of the next request.
  SharedWriter request() const { return {request_.data(), request_.size()}; }
  /// The first `size` bytes of the results; all if there are fewer.
  SharedReader results(std::uint64_t size) const;
  /// The progress that the process reports at this moment.
  Progress progress() const;

  struct Limits {
    Clock::duration step;   ///< longest time without a begun step or an answered document
    Clock::duration batch;  ///< longest time for the whole request
  };
  struct Reply {
    enum Kind { answered, died, timed_out, garbled } kind;
    std::uint64_t size = 0;  ///< of the results, if answered; claimed by the process, unchecked
  };
  /// Sends the request of `size` bytes and waits for its answer. After any reply but `answered` the
  /// process is dead.
  Reply ask(Message::Kind question, std::uint64_t size, std::uint32_t documents,
            const Limits& limits);

  /// How the process ended: "crashed with SIGSEGV (Segmentation fault)". REQUIRES: it is dead, by
  /// ask().
  std::string describe_end() const;
  /// Whether the system refused it memory, or killed it for want of memory. REQUIRES: as above.
  bool ran_out_of_memory() const;
  /// "; it printed: ...": the end of the output of its plugins since the last ask(), or "".
  std::string describe_printed() const;

  std::uint64_t documents() const { return documents_; }  ///< how many were sent to it so far
  /// Its resident memory in bytes, without pages of shared memory and files; 0 if unknown.
  std::uint64_t private_memory() const;

 private:
  void spawn(const std::string& program, int socket, int log);
  Reply wait(const Message& question, Message::Kind answer, const Limits& limits);
  void read_log();
  void take_line(std::string_view line);
  void limit_processor_time(const Limits& limits) const;
  /// Kills and reaps the process, if it is alive. `expected`: it has ended or is about to.
  void kill(bool expected);

  Logger logger_;
  const double memory_mb_;
  const std::uint64_t kills_before_;  // by the system, of any process, for want of memory
  SharedMemory request_, results_;
  Descriptor socket_, log_;
  Descriptor process_;  // a pidfd; none if the kernel lacks them
  pid_t pid_ = -1;
  bool alive_ = false;
  int status_ = 0;
  bool killed_ = false;             // by the host
  bool killed_for_memory_ = false;  // by the system
  std::uint64_t sequence_ = 0, documents_ = 0;
  std::string line_;     // of the log pipe, received so far
  std::string printed_;  // by plugins, since the last ask()
};

}  // namespace glossator
