#include "isolation/worker_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "glossator/error.hpp"
#include "text/utf8.hpp"

namespace glossator {
namespace {

constexpr std::size_t printed_kept = 400;
constexpr std::size_t longest_line = 8192;

[[noreturn]] void fail(const std::string& what, int error) {
  throw Error(ErrorCode::internal, what + ": " + std::strerror(error));
}

// Moves the descriptor above the numbers that the child's descriptors get.
Descriptor moved_up(int descriptor) {
  Descriptor low(descriptor);
  return Descriptor(fcntl(descriptor, F_DUPFD_CLOEXEC, 16));
}

void make_socket(Descriptor& ours, Descriptor& theirs) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    fail("cannot make a socket for a worker process", errno);
  ours = Descriptor(ends[0]);
  theirs = moved_up(ends[1]);
}

void make_pipe(Descriptor& reading, Descriptor& writing) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) fail("cannot make a pipe for a worker process", errno);
  reading = Descriptor(ends[0]);
  writing = moved_up(ends[1]);
  fcntl(reading.number(), F_SETFL, O_NONBLOCK);
}

// The environment of plugins: PATH, locale, time zone, the interpreters of annotators in Python and
// options of sanitizers, nothing else.
std::vector<std::string> clean_environment() {
  std::vector<std::string> kept;
  for (const char* name :
       {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "GLOSS_PYTHON", "GLOSS_PYTHON_DEFAULT",
        "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"})
    if (const char* value = std::getenv(name)) kept.push_back(std::string(name) + "=" + value);
  return kept;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (auto& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

std::string signal_text(int signal) {
  const char* name = sigabbrev_np(signal);
  return (name ? "SIG" + std::string(name) : "signal " + std::to_string(signal)) + " (" +
         strsignal(signal) + ")";
}

// The number of processes that the system has killed for want of memory; 0 if it does not tell.
std::uint64_t kills_for_memory() {
  std::ifstream file("/proc/vmstat");
  std::string name;
  for (std::uint64_t value = 0; file >> name >> value;)
    if (name == "oom_kill") return value;
  return 0;
}

}  // namespace

WorkerProcess::WorkerProcess(const Settings& settings, Spawner& spawner)
    : logger_(settings.logger),
      memory_mb_(settings.memory_mb),
      kills_before_(kills_for_memory()),
      request_(SharedMemory::make(settings.request_bytes, true)),
      results_(SharedMemory::make(settings.results_bytes, false)) {
  Descriptor their_socket, their_log;
  make_socket(socket_, their_socket);
  make_pipe(log_, their_log);
  std::exception_ptr failed;
  spawner.run([&] {
    try {
      spawn(settings.program, their_socket.number(), their_log.number());
    } catch (...) {
      failed = std::current_exception();
    }
  });
  if (failed) std::rethrow_exception(failed);
  process_ = Descriptor(static_cast<int>(syscall(SYS_pidfd_open, pid_, 0)));
}

WorkerProcess::~WorkerProcess() { kill(false); }

void WorkerProcess::spawn(const std::string& program, int socket, int log) {
  const Descriptor request = moved_up(dup(request_.descriptor().number()));
  const Descriptor results = moved_up(dup(results_.descriptor().number()));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, log, 1);
  posix_spawn_file_actions_adddup2(&actions, log, 2);
  posix_spawn_file_actions_adddup2(&actions, socket, worker_descriptor::socket);
  posix_spawn_file_actions_adddup2(&actions, request.number(), worker_descriptor::request);
  posix_spawn_file_actions_adddup2(&actions, results.number(), worker_descriptor::results);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup(&attributes,
                            0);  // killing the group also kills the processes that it starts
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  std::vector<std::string> arguments{program, "worker", std::to_string(getpid())};
  std::vector<std::string> environment = clean_environment();
  const int failed = posix_spawn(&pid_, program.c_str(), &actions, &attributes,
                                 pointers(arguments).data(), pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) fail("cannot start a worker process with " + program, failed);
  alive_ = true;
}

SharedReader WorkerProcess::results(std::uint64_t size) const {
  const std::size_t most = results_.size() - Progress::size_in_memory;
  return {results_.data() + Progress::size_in_memory,
          static_cast<std::size_t>(std::min<std::uint64_t>(size, most))};
}

Progress WorkerProcess::progress() const {
  // The process may write at any time, so each member is read once.
  auto& shared = *reinterpret_cast<Progress*>(results_.data());
  Progress seen;
  seen.answered = std::atomic_ref(shared.answered).load(std::memory_order_acquire);
  seen.step = std::atomic_ref(shared.step).load(std::memory_order_relaxed);
  seen.steps_begun = std::atomic_ref(shared.steps_begun).load(std::memory_order_relaxed);
  seen.refused = std::atomic_ref(shared.refused).load(std::memory_order_acquire);
  return seen;
}

WorkerProcess::Reply WorkerProcess::ask(Message::Kind question, std::uint64_t size,
                                        std::uint32_t documents, const Limits& limits) {
  printed_.clear();
  documents_ += documents;
  auto& shared = *reinterpret_cast<Progress*>(results_.data());
  std::atomic_ref(shared.refused).store(0, std::memory_order_relaxed);
  std::atomic_ref(shared.answered).store(0, std::memory_order_relaxed);
  std::atomic_ref(shared.step).store(Progress::no_step, std::memory_order_relaxed);
  limit_processor_time(limits);
  Message message;
  message.kind = question;
  message.sequence = ++sequence_;
  message.size = size;
  message.count = documents;
  Reply reply{Reply::died};
  // If the process has died meanwhile, wait() reports it.
  if (send(socket_.number(), &message, sizeof message, MSG_NOSIGNAL) >= 0 || errno == EPIPE ||
      errno == ECONNRESET)
    reply = wait(message, question == Message::start ? Message::ready : Message::done, limits);
  if (reply.kind != Reply::answered) kill(reply.kind == Reply::died);
  return reply;
}

WorkerProcess::Reply WorkerProcess::wait(const Message& question, Message::Kind answer,
                                         const Limits& limits) {
  using std::chrono::milliseconds;
  const auto begin = Clock::now();
  auto moved = begin;  // when the process last made progress
  Progress before = progress();
  for (;;) {
    std::array<pollfd, 3> ready{pollfd{socket_.number(), POLLIN, 0},
                                pollfd{log_.number(), POLLIN, 0},
                                pollfd{process_.number(), POLLIN, 0}};
    // A closed pipe is always ready, so it is left out.
    const nfds_t count = ready.size();
    if (!log_.is_open()) ready[1].fd = -1;
    const auto longest = process_.is_open() ? milliseconds(200) : milliseconds(20);
    const auto pause =
        std::clamp(std::chrono::ceil<milliseconds>(limits.step / 8), milliseconds(1), longest);
    poll(ready.data(), count, static_cast<int>(pause.count()));
    if (ready[1].revents) read_log();
    if (ready[0].revents & POLLIN) {
      Message message;
      const ssize_t size =
          recv(socket_.number(), &message, sizeof message, MSG_DONTWAIT | MSG_TRUNC);
      if (size > 0) {
        const bool is_answer = size == sizeof message && message.magic == Message::magic_number &&
                               message.kind == answer && message.sequence == question.sequence;
        return {is_answer ? Reply::answered : Reply::garbled, message.size};
      }
      if (size == 0) return {Reply::died};
    } else if (ready[0].revents) {
      return {Reply::died};  // the socket is closed, even if the process still runs
    }
    if (ready[2].revents) return {Reply::died};
    if (!process_.is_open()) {
      siginfo_t info{};
      if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
          info.si_pid == pid_)
        return {Reply::died};
    }
    const auto now = Clock::now();
    const Progress seen = progress();
    if (seen.answered != before.answered || seen.steps_begun != before.steps_begun) moved = now;
    before = seen;
    if (now - moved > limits.step || now - begin > limits.batch) return {Reply::timed_out};
  }
}

void WorkerProcess::read_log() {
  char buffer[4096];
  for (;;) {
    const ssize_t count = read(log_.number(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) log_.close();  // no process has it open any more
    if (count <= 0) return;
    for (const char c : std::string_view(buffer, static_cast<std::size_t>(count))) {
      if (c != '\n' && line_.size() < longest_line) {
        line_ += c;
        continue;
      }
      take_line(line_);
      line_.assign(c == '\n' ? 0 : 1, c);
    }
  }
}

void WorkerProcess::take_line(std::string_view line) {
  if (line.size() > 1 && line[0] == log_line_mark && line[1] >= '0' && line[1] <= '3') {
    if (logger_ && !find_invalid_utf8(line))
      logger_(static_cast<LogLevel>(line[1] - '0'), line.substr(2));
    return;
  }
  printed_.append(line).append("\n");
  if (printed_.size() > 2 * printed_kept) printed_.erase(0, printed_.size() - printed_kept);
}

// The host's wall clock normally ends the process; this limit is for a host that no longer runs.
void WorkerProcess::limit_processor_time(const Limits& limits) const {
  clockid_t clock;
  timespec used{};
  if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return;
  const auto batch = std::chrono::duration_cast<std::chrono::seconds>(limits.batch).count() + 60;
  const auto most = static_cast<rlim_t>(used.tv_sec) +
                    static_cast<rlim_t>(batch) * static_cast<rlim_t>(sysconf(_SC_NPROCESSORS_ONLN));
  const rlimit limit{most, RLIM_INFINITY};
  prlimit(pid_, RLIMIT_CPU, &limit, nullptr);
}

void WorkerProcess::kill(bool expected) {
  if (!alive_) return;
  alive_ = false;
  // A process that ended by itself has its own status; one that still runs ends by the host.
  siginfo_t info{};
  const auto ended = [&](int options) {
    info.si_pid = 0;
    return waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOWAIT | options) == 0 &&
           info.si_pid == pid_;
  };
  // Its socket closes shortly before the process ends.
  for (int i = 0; !ended(WNOHANG) && expected && i < 100; ++i) usleep(1000);
  killed_ = info.si_pid != pid_;
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);
  while (waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
  }
  killed_for_memory_ = !killed_ && WIFSIGNALED(status_) && WTERMSIG(status_) == SIGKILL &&
                       kills_for_memory() > kills_before_;
  if (log_.is_open()) read_log();
  if (!line_.empty()) take_line(line_);
  line_.clear();
}

std::string WorkerProcess::describe_end() const {
  char memory[32];
  std::snprintf(memory, sizeof memory, "%g", memory_mb_);
  const std::string limit =
      std::string("run.limits.memory_mb (") + memory + ") sets how much its process has";
  if (killed_for_memory_)
    return "ran out of memory, and the system, which had none left, killed it; " + limit;
  if (ran_out_of_memory()) return "ran out of memory; " + limit;
  if (killed_) return "stopped answering, and was killed";
  if (WIFSIGNALED(status_)) {
    const std::string with = "crashed with " + signal_text(WTERMSIG(status_));
    return WTERMSIG(status_) == SIGKILL ? with + ", from outside or for want of memory" : with;
  }
  if (WEXITSTATUS(status_) == worker_exit::descriptors_closed)
    return "closed the descriptors of its process";
  return "ended its process with code " + std::to_string(WEXITSTATUS(status_));
}

bool WorkerProcess::ran_out_of_memory() const {
  const bool says_so = WIFEXITED(status_) && WEXITSTATUS(status_) == worker_exit::out_of_memory;
  return killed_for_memory_ || progress().refused != 0 || (!killed_ && says_so);
}

std::string WorkerProcess::describe_printed() const {
  std::string_view text = printed_;
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  if (text.size() > printed_kept) text.remove_prefix(text.size() - printed_kept);
  std::string clean;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    clean += byte == '\n' ? '|' : byte < 0x20 || byte > 0x7e ? '?' : c;
  }
  return clean.empty() ? "" : "; it printed: " + clean;
}

std::uint64_t WorkerProcess::private_memory() const {
  std::ifstream file("/proc/" + std::to_string(pid_) + "/statm");
  std::uint64_t size = 0, resident = 0, shared = 0;
  if (!(file >> size >> resident >> shared)) return 0;
  return (resident - std::min(resident, shared)) *
         static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace glossator
