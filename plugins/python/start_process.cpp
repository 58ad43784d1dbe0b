#include "start_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <gloss/annotator.hpp>

namespace gloss_python {
namespace {

constexpr int first_end = 3;
constexpr int last_end = 6;

class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }
  /// Nothing else that the host has open reaches the child.
  void connect(const Descriptor& printed, std::span<const Descriptor> ends) {
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, printed.get(), 1);
    posix_spawn_file_actions_adddup2(&actions_, printed.get(), 2);
    int number = first_end;
    for (const Descriptor& end : ends)
      posix_spawn_file_actions_adddup2(&actions_, end.get(), number++);
    posix_spawn_file_actions_addclosefrom_np(&actions_, number);
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

// "a, and then b"
std::string listed(const std::vector<std::string>& names) {
  std::string text = names.front();
  for (std::size_t i = 1; i < names.size(); ++i) text += ", and then " + names[i];
  return text + (names.size() > 1 ? "," : "");
}

}  // namespace

void fail_start(const std::string& what, int error) {
  throw gloss::Error(GLOSS_E_RESOURCE, what + ": " + std::strerror(error));
}

Descriptor copied_above_ends(int number) {
  return Descriptor(fcntl(number, F_DUPFD_CLOEXEC, last_end + 1));
}

Descriptor above_ends(int number) {
  Descriptor given(number);
  return number > last_end ? std::move(given) : copied_above_ends(number);
}

pid_t start_process(const std::vector<std::string>& interpreters, const std::string& script,
                    const Descriptor& printed, std::span<const Descriptor> ends) {
  FileActions actions;
  actions.connect(printed, ends);
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

}  // namespace gloss_python
