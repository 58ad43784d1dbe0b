#include "python_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace gloss_python {
namespace {

constexpr int channel = 3;      // plugin_process.py reads and writes it
constexpr int look_up_ms = 10;  // between looks at `cancelled`
// A processor that has gone to sleep takes up to 50 microseconds to wake up, longer than most
// annotators take: an answer that is likely to come within this time is awaited awake.
constexpr std::chrono::microseconds soon{300};
// Where one is late all the same, so many are awaited asleep.
constexpr std::uint32_t asleep_after_late = 10;
constexpr std::size_t most_answer = 1u << 30;      // bytes
constexpr std::size_t most_line = 4096;            // bytes, longer ones are cut into several
constexpr std::size_t least_buffer = 64 * 1024;    // bytes
constexpr std::size_t kept_lines_size = 2 * 1024;  // bytes

[[noreturn]] void fail_start(const std::string& what, int error) {
  throw gloss::Error(GLOSS_E_RESOURCE, what + ": " + std::strerror(error));
}

class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }
  /// Nothing that the host has open reaches the child.
  void connect(int socket, int printed) {
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, printed, 1);
    posix_spawn_file_actions_adddup2(&actions_, printed, 2);
    posix_spawn_file_actions_adddup2(&actions_, socket, channel);
    posix_spawn_file_actions_addclosefrom_np(&actions_, channel + 1);
  }

 private:
  posix_spawn_file_actions_t actions_;
};

class Attributes {
 public:
  // A Ctrl-C at the terminal reaches the child too, and it is the host that decides: the child
  // ignores it, and has it blocked until it does.
  Attributes() {
    posix_spawnattr_init(&attributes_);
    sigset_t set;
    sigfillset(&set);
    posix_spawnattr_setsigdefault(&attributes_, &set);
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    posix_spawnattr_setsigmask(&attributes_, &set);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;

  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_;
};

// A descriptor of 0 to 3 would be overwritten while the child's are put in place.
Descriptor above_standard(int number) {
  Descriptor given(number);
  if (number > channel) return given;
  return Descriptor(fcntl(number, F_DUPFD_CLOEXEC, channel + 1));
}

// "a, and then b"
std::string listed(const std::vector<std::string>& names) {
  std::string text = names.front();
  for (std::size_t i = 1; i < names.size(); ++i) text += ", and then " + names[i];
  return text + (names.size() > 1 ? "," : "");
}

pid_t spawn(const std::vector<std::string>& interpreters, const std::string& script, int socket,
            int printed) {
  FileActions actions;
  actions.connect(socket, printed);
  const Attributes attributes;
  pid_t pid = -1;
  int error = ENOENT;
  for (std::string interpreter : interpreters) {
    std::string no_cache = "-B", file = script;
    char* arguments[] = {interpreter.data(), no_cache.data(), file.data(), nullptr};
    error = posix_spawnp(&pid, interpreter.c_str(), actions.get(), attributes.get(), arguments,
                         environ);
    if (error != ENOENT) break;
  }
  if (error != 0)
    fail_start("the Python interpreter " + listed(interpreters) +
                   " cannot be started (set GLOSS_PYTHON to another one, or build the plugin again "
                   "with it)",
               error);
  return pid;
}

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

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    reset();
    number_ = other.release();
  }
  return *this;
}
int Descriptor::release() { return std::exchange(number_, -1); }
void Descriptor::reset() {
  if (number_ >= 0) ::close(number_);
  number_ = -1;
}

PythonProcess::PythonProcess(gloss::Host host, const std::vector<std::string>& interpreters,
                             const std::string& script)
    : host_(host), answer_(least_buffer) {
  int pair[2], pipe_ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
    fail_start("no socket for the Python process", errno);
  socket_ = Descriptor(pair[0]);
  const Descriptor childs_socket = above_standard(pair[1]);
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) fail_start("no pipe for the Python process", errno);
  printed_ = Descriptor(pipe_ends[0]);
  const Descriptor childs_printed = above_standard(pipe_ends[1]);
  fcntl(printed_.get(), F_SETFL, O_NONBLOCK);
  const timeval patience{0, look_up_ms * 1000};
  setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  pid_ = spawn(interpreters, script, childs_socket.get(), childs_printed.get());
}

PythonProcess::PythonProcess(PythonProcess&& other)
    : host_(other.host_),
      answer_(least_buffer),
      line_(other.line_),
      has_answered_(other.has_answered_),
      asleep_(other.asleep_) {
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
  send(message, cancelled);
  const auto sent = std::chrono::steady_clock::now();
  awake_until_ = asleep_ == 0 ? sent + soon : sent;
  std::size_t have = 0;
  std::uint32_t total = 0;
  do {
    have += receive(have, cancelled);
    if (have < sizeof total) continue;
    std::memcpy(&total, answer_.data(), sizeof total);
    if (total < sizeof total || total > most_answer || have > total) {
      end();
      throw gloss::Error(GLOSS_E_DOCUMENT, "its Python process broke the protocol: a message of " +
                                               std::to_string(total) + " bytes, of which " +
                                               std::to_string(have) + " came");
    }
    if (answer_.size() < total) answer_.resize(total);
  } while (have < sizeof total || have < total);
  const bool is_late = std::chrono::steady_clock::now() - sent >= soon;
  asleep_ = is_late && asleep_ == 0 ? asleep_after_late : asleep_ - (asleep_ > 0);
  log_printed();
  has_answered_ = true;
  return {answer_.data(), total};
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

std::size_t PythonProcess::receive(std::size_t at, const volatile std::uint32_t* cancelled) {
  for (;;) {
    const bool is_awake = std::chrono::steady_clock::now() < awake_until_;
    const ssize_t got =
        recv(socket_.get(), answer_.data() + at, answer_.size() - at, is_awake ? MSG_DONTWAIT : 0);
    if (got > 0) return static_cast<std::size_t>(got);
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) fail_dead();
    if (is_awake)
      for (int i = 0; i < 30; ++i) __builtin_ia32_pause();
    else if (errno == EAGAIN)
      on_wait(cancelled);
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
