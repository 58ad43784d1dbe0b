#include "system/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "glossator/error.hpp"
#include "system/descriptor.hpp"
#include "system/write_all.hpp"

namespace glossator {
namespace {

constexpr int answer_descriptor = 3;

/// The reading end of a pipe and the bytes read from it so far.
struct Stream {
  Descriptor descriptor;
  std::string text;
};

struct Child {
  pid_t pid = -1;
  Stream answer, printed;
};

struct Pipe {
  Descriptor read, write;

  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
      throw Error(ErrorCode::internal, std::string("pipe: ") + std::strerror(errno));
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
  }
};

Child spawn(const std::string& program, const std::vector<std::string>& given) {
  Pipe answer, printed;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, printed.write.number(), 1);
  posix_spawn_file_actions_adddup2(&actions, printed.write.number(), 2);
  posix_spawn_file_actions_adddup2(&actions, answer.write.number(), answer_descriptor);
  // A process group of its own: killing the group also kills the processes that the child starts.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  std::vector<const char*> arguments{program.c_str()};
  for (const auto& argument : given) arguments.push_back(argument.c_str());
  arguments.push_back(nullptr);
  Child child;
  const int failed = posix_spawn(&child.pid, program.c_str(), &actions, &attributes,
                                 const_cast<char**>(arguments.data()), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0)
    throw Error(ErrorCode::internal, "cannot start " + program + ": " + std::strerror(failed));
  child.answer.descriptor = std::move(answer.read);
  child.printed.descriptor = std::move(printed.read);
  return child;
}

void read_some(Stream& stream) {
  char buffer[4096];
  const ssize_t count = read(stream.descriptor.number(), buffer, sizeof buffer);
  if (count < 0 && errno == EINTR) return;
  if (count <= 0) return stream.descriptor.close();
  constexpr std::size_t most = 16 << 20;
  if (stream.text.size() < most) stream.text.append(buffer, static_cast<std::size_t>(count));
}

// Reads until the answer ends; false if it does not end within the limit.
bool collect(Child& child, std::chrono::milliseconds limit) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + limit;
  while (child.answer.descriptor.is_open()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    std::array<pollfd, 2> ready{pollfd{child.answer.descriptor.number(), POLLIN, 0},
                                pollfd{child.printed.descriptor.number(), POLLIN, 0}};
    if (poll(ready.data(), ready.size(), static_cast<int>(left)) <= 0) continue;
    if (ready[0].revents) read_some(child.answer);
    if (ready[1].revents) read_some(child.printed);
  }
  return true;
}

// Reads what is still in the pipe, without waiting for more.
void drain(Stream& stream) {
  while (stream.descriptor.is_open()) {
    pollfd ready{stream.descriptor.number(), POLLIN, 0};
    if (poll(&ready, 1, 0) <= 0) break;
    read_some(stream);
  }
  stream.descriptor.close();
}

int reap(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

ChildOutcome run_child(const std::string& program, const std::vector<std::string>& arguments,
                       std::chrono::milliseconds limit) {
  Child child = spawn(program, arguments);
  ChildOutcome outcome;
  outcome.in_time = collect(child, limit);
  if (!outcome.in_time) kill(-child.pid, SIGKILL);
  child.answer.descriptor.close();
  outcome.status = reap(child.pid);
  drain(child.printed);
  outcome.answer = std::move(child.answer.text);
  outcome.printed = std::move(child.printed.text);
  return outcome;
}

std::string describe_end(int status) {
  if (WIFSIGNALED(status)) return std::string("crashes: ") + strsignal(WTERMSIG(status));
  return "ends the process with code " + std::to_string(WEXITSTATUS(status));
}

AnswerPipe::AnswerPipe() : descriptor_(fcntl(answer_descriptor, F_DUPFD_CLOEXEC, 100)) {
  if (is_open()) close(answer_descriptor);
}

bool AnswerPipe::write(std::string_view text) const { return write_all(descriptor_, text); }

}  // namespace glossator
