#pragma once
#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>

#include "glossator/log.hpp"
#include "isolation/messages.hpp"
#include "isolation/shared_data.hpp"
#include "isolation/shared_memory.hpp"
#include "isolation/spawner.hpp"
#include "system/descriptor.hpp"

namespace glossator {

/// What the descriptors of a worker process are; it has no others.
namespace worker_descriptor {
constexpr int socket = 3, request = 4, results = 5, count = 6;
}

/// Codes that a worker process ends with by itself.
namespace worker_exit {
constexpr int out_of_memory = 70, descriptors_closed = 71, broken = 72;
}

/// What a line in the log pipe begins with that comes from the plugins' host, not from what they
/// print; the level (LogLevel, a digit) and the message follow.
constexpr char log_line_mark = '\x1e';

/// A child process that runs plugins, seen from the host. It is killed with all that it has started
/// when this ends. One thread at a time.
class WorkerProcess {
 public:
  struct Settings {
    std::string program;        ///< a gloss executable
    std::size_t request_bytes;  ///< the largest request
    std::size_t results_bytes;  ///< the largest results
    Logger logger;              ///< for what its plugins log; may be empty
  };
  using Clock = std::chrono::steady_clock;

  /// Throws Error(internal, limit).
  WorkerProcess(const Settings& settings, Spawner& spawner);
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess&) = delete;

  SharedWriter request() const { return {request_.data(), request_.size()}; }
  /// The first `size` bytes of the results; all if there are fewer.
  SharedReader results(std::uint64_t size) const;
  Progress progress() const;

  struct Limits {
    Clock::duration step;   ///< without a step that begins or a document that is answered
    Clock::duration batch;  ///< for all
  };
  struct Reply {
    enum Kind { answered, died, timed_out, garbled } kind;
    std::uint64_t size = 0;  ///< of the results, if answered
  };
  /// Sends the request and waits for its answer. After any reply but `answered` the process is
  /// dead. `trouble` may name what was wrong, for a reply that is `garbled`.
  Reply ask(Message::Kind question, std::uint64_t size, std::uint32_t documents,
            const Limits& limits);

  /// "crashed with SIGSEGV (Segmentation fault)": how it ended. After ask() has said so.
  std::string describe_end() const;
  bool ran_out_of_memory() const;
  /// "; it printed: ...": the end of what its plugins have printed, or "".
  std::string describe_printed() const;

  std::uint64_t documents() const { return documents_; }  ///< it was sent so far
  /// Its memory without what it shares with the host, in bytes; 0 if unknown.
  std::uint64_t private_memory() const;

 private:
  void spawn(const std::string& program, int socket, int log);
  Reply wait(const Message& question, Message::Kind answer, const Limits& limits);
  void read_log();
  void take_line(std::string_view line);
  void limit_processor_time(const Limits& limits) const;
  /// `expected`: it has ended, or is about to.
  void kill(bool expected);

  Logger logger_;
  SharedMemory request_, results_;
  Descriptor socket_, log_, process_;  // process_: a pidfd, where the kernel has them
  pid_t pid_ = -1;
  bool alive_ = false;
  int status_ = 0;
  bool killed_ = false;  // by the host
  std::uint64_t sequence_ = 0, documents_ = 0;
  std::string line_, printed_;
};

}  // namespace glossator
