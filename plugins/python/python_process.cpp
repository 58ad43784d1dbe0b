#include "python_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <iterator>
#include <utility>

#include "start_process.hpp"

namespace gloss_python {
namespace {

constexpr int look_up_ms = 10;  // between looks at `cancelled`
// A processor that has gone to sleep takes up to 50 microseconds to wake up, longer than most
// annotators take: an answer that is likely to come within this time is awaited awake.
constexpr std::chrono::microseconds soon{300};
// Where one is late all the same, the next is awaited asleep; where that goes on, twice as many
// each time, up to this number.
constexpr std::uint32_t most_asleep = 256;
constexpr std::size_t most_answer = 1u << 30;      // bytes
constexpr std::size_t most_line = 4096;            // bytes, longer ones are cut into several
constexpr std::size_t least_buffer = 64 * 1024;    // bytes
constexpr std::size_t kept_lines_size = 2 * 1024;  // bytes

bool is_raised(const volatile std::uint32_t* flag) {
  return flag != nullptr && __atomic_load_n(flag, __ATOMIC_RELAXED) != 0;
}

void sleep_ms(int time) {
  const timespec wanted{time / 1000, (time % 1000) * 1'000'000L};
  nanosleep(&wanted, nullptr);
}

std::string told_end(int status) {
  if (WIFSIGNALED(status)) return "was killed by signal " + std::to_string(WTERMSIG(status));
  return "ended with exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

PythonProcess::PythonProcess(gloss::Host host, const std::vector<std::string>& interpreters,
                             const std::string& script)
    : host_(host), answer_(least_buffer) {
  int pair[2], pipe_ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    fail_start("no socket for the Python process", errno);
  socket_ = Descriptor(pair[0]);
  std::vector<Descriptor> ends;
  ends.push_back(above_ends(pair[1]));
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) fail_start("no pipe for the Python process", errno);
  printed_ = Descriptor(pipe_ends[0]);
  const Descriptor childs_printed = above_ends(pipe_ends[1]);
  if (!board_.is_missing())
    for (const int number :
         {board_.memory_descriptor(), board_.sent_descriptor(), board_.answered_descriptor()})
      ends.push_back(copied_above_ends(number));
  fcntl(printed_.get(), F_SETFL, O_NONBLOCK);
  const timeval patience{0, look_up_ms * 1000};
  setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  pid_ = start_process(interpreters, script, childs_printed, ends);
}

PythonProcess::PythonProcess(PythonProcess&& other)
    : host_(other.host_),
      board_(std::move(other.board_)),
      answer_(least_buffer),
      line_(other.line_),
      has_answered_(other.has_answered_),
      asleep_(other.asleep_),
      next_asleep_(other.next_asleep_) {
  pid_ = std::exchange(other.pid_, -1);
  socket_ = std::move(other.socket_);
  printed_ = std::move(other.printed_);
}

PythonProcess::~PythonProcess() {
  try {
    end();
  } catch (...) {  // no memory for the last printed line
    if (pid_ > 0) kill(pid_, SIGKILL);
  }
}

std::span<const char> PythonProcess::ask(std::span<const char> message,
                                         const volatile std::uint32_t* cancelled) {
  if (!board_.leave(message)) send(message, cancelled);
  if (!board_.is_missing()) await_answer(cancelled);
  const auto left = board_.is_missing() ? std::span<const char>() : board_.take();
  const auto answer = left.empty() ? receive(cancelled) : copied(left);
  look_around();
  has_answered_ = true;
  return answer;
}

// Logs what the child has printed. Nothing but an answer comes through the socket.
void PythonProcess::look_around() {
  pollfd events[] = {{printed_.get(), POLLIN, 0}, {socket_.get(), POLLIN, 0}};
  if (poll(events, std::size(events), 0) <= 0) return;
  log_printed();
  if ((events[1].revents & (POLLIN | POLLHUP)) != POLLIN) return;
  char stray[64];
  const ssize_t bytes = recv(socket_.get(), stray, sizeof stray, MSG_DONTWAIT);
  if (bytes <= 0) return;
  end();
  throw gloss::Error(GLOSS_E_DOCUMENT,
                     "its Python process broke the protocol: " + std::to_string(bytes) +
                         " bytes or more came that are no answer");
}

// Out of the memory that the child may still write.
std::span<const char> PythonProcess::copied(std::span<const char> left) {
  if (answer_.size() < left.size()) answer_.resize(left.size());
  std::copy(left.begin(), left.end(), answer_.begin());
  std::uint32_t total = 0;
  if (left.size() >= sizeof total) std::memcpy(&total, answer_.data(), sizeof total);
  if (total != left.size()) fail_size(total, left.size());
  return {answer_.data(), total};
}

std::span<const char> PythonProcess::receive(const volatile std::uint32_t* cancelled) {
  std::size_t have = 0;
  std::uint32_t total = 0;
  do {
    have += receive(have, cancelled);
    if (have < sizeof total) continue;
    std::memcpy(&total, answer_.data(), sizeof total);
    if (total < sizeof total || total > most_answer || have > total) fail_size(total, have);
    if (answer_.size() < total) answer_.resize(total);
  } while (have < sizeof total || have < total);
  return {answer_.data(), total};
}

void PythonProcess::fail_size(std::size_t total, std::size_t have) {
  end();
  throw gloss::Error(GLOSS_E_DOCUMENT, "its Python process broke the protocol: a message of " +
                                           std::to_string(total) + " bytes, of which " +
                                           std::to_string(have) + " came");
}

void PythonProcess::send(std::span<const char> message, const volatile std::uint32_t* cancelled) {
  while (!message.empty()) {
    const ssize_t sent = ::send(socket_.get(), message.data(), message.size(), MSG_NOSIGNAL);
    if (sent >= 0)
      message = message.subspan(static_cast<std::size_t>(sent));
    else if (errno == EAGAIN)
      on_wait(cancelled);
    else if (errno != EINTR)
      fail_dead();
  }
}

// Awake at first, where answers come soon.
void PythonProcess::await_answer(const volatile std::uint32_t* cancelled) {
  if (comes_soon()) return;
  board_.fall_asleep();
  while (!board_.has_answer()) {
    pollfd events[] = {{board_.answered_descriptor(), POLLIN, 0}, {socket_.get(), 0, 0}};
    const int count = poll(events, std::size(events), look_up_ms);
    if (board_.has_answer()) break;
    if (count > 0 && events[1].revents != 0) fail_dead();
    on_wait(cancelled);
  }
  board_.wake();
}

bool PythonProcess::comes_soon() {
  if (asleep_ > 0) {
    --asleep_;
    return false;
  }
  const auto end = std::chrono::steady_clock::now() + soon;
  while (!board_.has_answer()) {
    for (int i = 0; i < 10; ++i) __builtin_ia32_pause();
    if (std::chrono::steady_clock::now() < end) continue;
    asleep_ = next_asleep_;
    next_asleep_ = std::min(2 * next_asleep_, most_asleep);
    return false;
  }
  next_asleep_ = 1;
  return true;
}

std::size_t PythonProcess::receive(std::size_t at, const volatile std::uint32_t* cancelled) {
  for (;;) {
    const ssize_t got = recv(socket_.get(), answer_.data() + at, answer_.size() - at, 0);
    if (got > 0) return static_cast<std::size_t>(got);
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) fail_dead();
    if (errno == EAGAIN) on_wait(cancelled);
  }
}

void PythonProcess::on_wait(const volatile std::uint32_t* cancelled) {
  log_printed();
  if (!is_raised(cancelled)) return;
  kill(pid_, SIGKILL);
  end();
  throw gloss::Error(GLOSS_E_CANCELLED, "cancelled by the host; its Python process was killed");
}

void PythonProcess::fail_dead() {
  socket_.reset();
  constexpr int patience_ms = 1000;
  const int status = reap(patience_ms);
  end();
  std::string text = "its Python process " + told_end(status);
  if (!has_answered_ && !lines_.empty()) text += ":\n" + lines_;
  throw gloss::Error(GLOSS_E_DOCUMENT, text);
}

void PythonProcess::log_printed() {
  char part[4096];
  for (;;) {
    const ssize_t got = read(printed_.get(), part, sizeof part);
    if (got <= 0) return;
    for (std::string_view rest(part, static_cast<std::size_t>(got)); !rest.empty();) {
      const auto end = rest.find('\n');
      line_.append(rest.substr(0, end));
      rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
      if (end != rest.npos || line_.size() > most_line) {
        log_line(line_);
        line_.clear();
      }
    }
  }
}

void PythonProcess::log_line(std::string_view line) {
  host_.info(line);
  if (has_answered_) return;
  lines_.append(line).append("\n");
  if (lines_.size() > kept_lines_size) lines_.erase(0, lines_.size() - kept_lines_size);
}

// The child's status as waitpid() gives it. Kills it after `patience_ms`.
int PythonProcess::reap(int patience_ms) {
  int status = 0;
  for (int waited_ms = 0; pid_ > 0; ++waited_ms) {
    const pid_t ended = waitpid(pid_, &status, WNOHANG);
    if (ended == pid_ || (ended < 0 && errno != EINTR)) pid_ = -1;
    if (ended != 0) continue;
    if (waited_ms == patience_ms) kill(pid_, SIGKILL);
    sleep_ms(1);
  }
  return status;
}

void PythonProcess::end() {
  socket_.reset();
  constexpr int patience_ms = 300;
  reap(patience_ms);
  if (printed_.get() >= 0) log_printed();
  if (!line_.empty()) log_line(line_);
  line_.clear();
  printed_.reset();
}

}  // namespace gloss_python
