#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

/// How a child process ended, and its output.
struct ChildOutcome {
  bool in_time = false;  ///< false: it was killed at the limit, with its process group
  int status = 0;        ///< as waitpid() gives it
  std::string answer;    ///< what it wrote through an AnswerPipe
  std::string printed;   ///< its standard output and error, at most 16 MiB
};

/// Runs `program` with `arguments` (without the program name) until its answer ends or `limit`
/// expires, then kills and reaps it. Its standard input is empty. Any thread. Throws
/// Error(internal) if it cannot be started.
ChildOutcome run_child(const std::string& program, const std::vector<std::string>& arguments,
                       std::chrono::milliseconds limit);

/// "crashes: Segmentation fault", "ends the process with code 3": how a child ended that should
/// still run.
std::string describe_end(int status);

/// The child's channel to its parent. It uses a high descriptor number, because plugins may write
/// to the low ones that they find open.
class AnswerPipe {
 public:
  /// Takes over the descriptor that run_child() opened. REQUIRES: called once, first in the
  /// process.
  AnswerPipe();
  AnswerPipe(const AnswerPipe&) = delete;

  /// False if run_child() did not start this process.
  bool is_open() const { return descriptor_ >= 0; }
  /// Writes `text`; returns whether all of it was written.
  bool write(std::string_view text) const;

 private:
  int descriptor_;
};

}  // namespace glossator
