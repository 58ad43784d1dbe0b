#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

/// What became of a child process.
struct ChildOutcome {
  bool in_time = false;  ///< false: it was killed at the limit, with all that it had started
  int status = 0;        ///< as waitpid() gives it
  std::string answer;    ///< what it wrote through an AnswerPipe
  std::string printed;   ///< what it wrote to its standard output and error, 16 MiB at most
};

/// Runs `program` with `arguments` (without its own name) until its answer has come to its end, or
/// until `limit` is over; then it is killed and reaped. Its standard input is empty. Any thread.
/// Throws Error(internal) if it cannot be started.
ChildOutcome run_child(const std::string& program, const std::vector<std::string>& arguments,
                       std::chrono::milliseconds limit);

/// "crashes: Segmentation fault", "ends the process with code 3": how a child ended that should
/// have gone on.
std::string describe_end(int status);

/// The child's way to its parent, out of the way of a plugin that writes to what it finds open.
class AnswerPipe {
 public:
  /// Takes over what run_child() has opened. REQUIRES: first thing in the process, called once.
  AnswerPipe();
  AnswerPipe(const AnswerPipe&) = delete;

  /// False: the process was not started by run_child().
  bool is_open() const { return descriptor_ >= 0; }
  /// Whether all of it was written.
  bool write(std::string_view text) const;

 private:
  int descriptor_;
};

}  // namespace glossator
