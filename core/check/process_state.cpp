#include "process_state.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <cstring>
#include <filesystem>

extern char** environ;

namespace glossator::check {
namespace {

namespace fs = std::filesystem;
using State = std::map<std::string, std::string>;

void add_signals(State& state) {
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

void add_descriptors(State& state) {
  std::error_code error;
  for (int number = 0; number < 1024; ++number) {
    const std::string link = "/proc/self/fd/" + std::to_string(number);
    const auto target = fs::read_symlink(link, error);
    if (!error) state["descriptor " + std::to_string(number)] = target.string();
  }
}

}  // namespace

State process_state() {
  State state;
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
  return state;
}

}  // namespace glossator::check
