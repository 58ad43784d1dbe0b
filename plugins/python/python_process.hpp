#pragma once
/// A Python interpreter that runs an annotator's class, as a child process.
#include <sys/types.h>

#include <cstdint>
#include <gloss/annotator.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "descriptor.hpp"
#include "message_board.hpp"
#include "python_side.hpp"

namespace gloss_python {

/// One thread uses it at a time. Its destructor ends the child.
class PythonProcess : public PythonSide {
 public:
  /// Starts the script by posix_spawn, with the first of `interpreters` that exists. Throws
  /// gloss::Error(GLOSS_E_RESOURCE) if none can be started.
  PythonProcess(gloss::Host host, const std::vector<std::string>& interpreters,
                const std::string& script);
  PythonProcess(PythonProcess&& other);
  PythonProcess& operator=(PythonProcess&&) = delete;
  ~PythonProcess() override;

  std::unique_ptr<PythonSide> taken() override {
    return std::make_unique<PythonProcess>(std::move(*this));
  }
  bool is_running() const override { return pid_ > 0; }
  /// Sends one message, and returns the whole answer, which stays valid until the next call; what
  /// the child prints goes to the host's log. A child that dies or breaks the protocol is ended:
  /// throws gloss::Error(GLOSS_E_DOCUMENT). When `cancelled` is raised, kills it and throws
  /// gloss::Error(GLOSS_E_CANCELLED).
  std::span<const char> ask(std::span<const char> message,
                            const volatile std::uint32_t* cancelled) override;

 private:
  void send(std::span<const char> message, const volatile std::uint32_t* cancelled);
  void await_answer(const volatile std::uint32_t* cancelled);
  bool comes_soon();
  std::span<const char> copied(std::span<const char> left);
  std::span<const char> receive(const volatile std::uint32_t* cancelled);
  std::size_t receive(std::size_t at, const volatile std::uint32_t* cancelled);
  [[noreturn]] void fail_size(std::size_t total, std::size_t have);
  void look_around();
  void on_wait(const volatile std::uint32_t* cancelled);
  [[noreturn]] void fail_dead();
  void log_printed();
  void log_line(std::string_view line);
  int reap(int patience_ms);
  void end();

  gloss::Host host_;
  pid_t pid_ = -1;
  Descriptor socket_, printed_;
  MessageBoard board_;
  std::vector<char> answer_;
  std::string line_;   // printed without an end so far
  std::string lines_;  // the last lines of a child that has not answered yet
  bool has_answered_ = false;
  std::uint32_t asleep_ = 1;       // answers that are not awaited awake
  std::uint32_t next_asleep_ = 1;  // such answers, should one be late
};

}  // namespace gloss_python
