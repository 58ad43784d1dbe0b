#include "check/probes/process_state.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <cfenv>
#include <clocale>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <utility>

#ifdef __SSE__
#include <xmmintrin.h>
#endif

extern char** environ;

namespace glossator::check {
namespace {

namespace fs = std::filesystem;

void add_signals(ProcessState& state) {
  for (int number = 1; number < SIGRTMAX; ++number) {
    struct sigaction action {};
    if (sigaction(number, nullptr, &action) != 0) continue;
    const void* handler = action.sa_flags & SA_SIGINFO
                              ? reinterpret_cast<const void*>(action.sa_sigaction)
                              : reinterpret_cast<const void*>(action.sa_handler);
    state["the handler of signal " + std::to_string(number)] =
        std::to_string(reinterpret_cast<std::uintptr_t>(handler));
  }
}

void add_descriptors(ProcessState& state) {
  std::error_code error;
  for (int number = 0; number < 1024; ++number) {
    const std::string link = "/proc/self/fd/" + std::to_string(number);
    const auto target = fs::read_symlink(link, error);
    if (!error) state["descriptor " + std::to_string(number)] = target.string();
  }
}

void add_blocked_signals(ProcessState& state) {
  sigset_t blocked;
  if (sigprocmask(SIG_SETMASK, nullptr, &blocked) != 0) return;
  std::string& numbers = state["the blocked signals"];
  for (int number = 1; number < SIGRTMAX; ++number)
    if (sigismember(&blocked, number) == 1) numbers += std::to_string(number) + " ";
}

// A library that is linked with -ffast-math changes it for the whole thread that loads it.
void add_arithmetic(ProcessState& state) {
  state["the rounding of floating-point numbers"] = std::to_string(std::fegetround());
#ifdef __SSE__
  constexpr unsigned exceptions_seen = 0x3F;
  state["the mode of floating-point arithmetic"] = std::to_string(_mm_getcsr() & ~exceptions_seen);
#endif
}

void add_timer_and_limits(ProcessState& state) {
  itimerval timer{};
  getitimer(ITIMER_REAL, &timer);
  state["the alarm timer"] = timer.it_value.tv_sec || timer.it_value.tv_usec ? "set" : "not set";
  constexpr std::pair<int, const char*> limits[] = {
      {RLIMIT_NOFILE, "open files"}, {RLIMIT_STACK, "the stack"}, {RLIMIT_CORE, "core files"},
      {RLIMIT_AS, "memory"},         {RLIMIT_CPU, "time"},        {RLIMIT_FSIZE, "files' sizes"}};
  for (const auto& [number, name] : limits) {
    rlimit limit{};
    if (getrlimit(static_cast<decltype(RLIMIT_AS)>(number), &limit) == 0)
      state[std::string("the limit of ") + name] = std::to_string(limit.rlim_cur);
  }
}

}  // namespace

ProcessState process_state() {
  ProcessState state;
  std::error_code error;
  state["the current folder"] = fs::current_path(error).string();
  state["the locale"] = std::setlocale(LC_ALL, nullptr);
  const mode_t mask = umask(0);
  umask(mask);
  state["the mask of file modes"] = std::to_string(mask);
  for (char** variable = environ; variable && *variable; ++variable) {
    const char* const end = std::strchr(*variable, '=');
    if (end)
      state["environment variable " + std::string(static_cast<const char*>(*variable), end)] =
          end + 1;
  }
  std::size_t threads = 0;
  for (fs::directory_iterator at("/proc/self/task", error), end; !error && at != end;
       at.increment(error))
    ++threads;
  state["the number of threads"] = std::to_string(threads);
  add_signals(state);
  add_descriptors(state);
  add_blocked_signals(state);
  add_arithmetic(state);
  add_timer_and_limits(state);
  return state;
}

std::vector<std::string> differences(const ProcessState& before, const ProcessState& after) {
  std::vector<std::string> found;
  for (const auto& [what, value] : after) {
    const auto known = before.find(what);
    if (known == before.end())
      found.push_back("adds " + what + ": " + value);
    else if (known->second != value)
      found.push_back("changes " + what + ": " + known->second + " before, " + value + " after");
  }
  for (const auto& [what, value] : before)
    if (!after.contains(what)) found.push_back("removes " + what + ": " + value);
  return found;
}

}  // namespace glossator::check
