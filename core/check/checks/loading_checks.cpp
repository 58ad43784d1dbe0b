#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>

#include "check/checks/all_checks.hpp"
#include "check/probes/captured_output.hpp"
#include "check/probes/process_state.hpp"
#include "check/probes/process_transfers.hpp"
#include "check/probes/temporary_folder.hpp"
#include "check/subject/raw_entry.hpp"
#include "check/subject/subject.hpp"
#include "plugins/plugin_call.hpp"
#include "plugins/plugin_file.hpp"
#include "system/child_process.hpp"
#include "system/crash_place.hpp"

namespace glossator::check {
namespace {

void loads(Subject& subject, Findings&) { subject.library(); }

void compare_states(const ProcessState& before, const ProcessState& after, const std::string& when,
                    Findings& findings) {
  for (const auto& change : differences(before, after))
    findings.fail(
        when + " " + change,
        "do it in create(), or not at all: a library is loaded to be asked what it holds, "
        "too");
}

/// Runs `action` on the library and reports its effects on the process.
template <class Action>
void watch(const std::string& what, Findings& findings, const Action& action) {
  CapturedOutput captured;
  const ProcessTransfers transfers;
  const auto before = process_state();
  action();
  const auto after = process_state();
  const std::string printed = captured.stop();
  const auto moved = transfers.so_far();
  compare_states(before, after, what, findings);
  if (!printed.empty())
    findings.fail(what + " prints: " + printed.substr(0, 200),
                  "print nothing; gloss_host.log() is for what users should know");
  if (moved && moved->written > printed.size())
    findings.fail(what + " writes " + std::to_string(moved->written - printed.size()) +
                      " bytes to files or sockets",
                  "write nothing; a plugin's only way out is gloss_call.emit()");
}

void loads_quietly(Subject& subject, Findings& findings) {
  check_plugin_file(subject.file());
  const gloss_entry* entry = nullptr;
  watch("loading it", findings, [&] { entry = raw_entry(subject.file()); });
  if (!entry) return findings.skip("it does not load");
  watch("its init()", findings, [&] { subject.library(); });
}

/// The cost of loading a library into a process for the first time.
struct Start {
  double load_ms = 0, init_ms = 0;
  ProcessTransfers::Bytes init_transfers;
};

std::optional<Start> start_here(const std::string& path) {
  using Clock = std::chrono::steady_clock;
  const auto milliseconds = [](auto time) {
    return std::chrono::duration<double, std::milli>(time).count();
  };
  const auto begin = Clock::now();
  const gloss_entry* const entry = raw_entry(path);
  if (!entry) return std::nullopt;
  const ProcessTransfers transfers;
  const auto before = Clock::now();
  const gloss_status status = entry->init(&loader_host(), {path.data(), path.size()});
  const auto after = Clock::now();
  if (status != GLOSS_OK) return std::nullopt;
  return Start{milliseconds(after - begin), milliseconds(after - before),
               transfers.so_far().value_or(ProcessTransfers::Bytes{})};
}

/// The same in a new process; nothing if that process fails.
std::optional<Start> start_afresh(const std::string& path) {
  int ends[2];
  if (pipe(ends) != 0) return std::nullopt;
  const pid_t child = fork();
  if (child == 0) {
    const auto start = start_here(path);
    if (start && write(ends[1], &*start, sizeof *start) < 0) _exit(1);
    _exit(0);
  }
  close(ends[1]);
  Start start;
  const bool is_told = child > 0 && read(ends[0], &start, sizeof start) == sizeof start;
  close(ends[0]);
  if (child > 0) waitpid(child, nullptr, 0);
  return is_told ? std::optional(start) : std::nullopt;
}

std::string rounded(double milliseconds) {
  return std::to_string(static_cast<int>(milliseconds + 0.5));
}

void loads_soon(Subject& subject, Findings& findings) {
  check_plugin_file(subject.file());
  // The least of several runs, since machines are noisy.
  constexpr int times = 7;
  std::optional<Start> least;
  for (int i = 0; i < times; ++i) {
    const auto start = start_afresh(subject.file());
    if (!start) return findings.skip("it does not load");
    if (!least) least = start;
    least->load_ms = std::min(least->load_ms, start->load_ms);
    least->init_ms = std::min(least->init_ms, start->init_ms);
  }
  const std::string remedy =
      "load models in create(): a library is loaded to be asked what it holds, too";
  if (least->init_ms > 10)
    findings.warn("its init() takes " + rounded(least->init_ms) + " ms; 10 ms are allowed", remedy);
  else if (least->load_ms > 100)
    findings.warn("takes " + rounded(least->load_ms) + " ms to be loaded; 100 ms are allowed",
                  remedy);
  if (least->init_transfers.read > 0)
    findings.warn(
        "its init() reads " + std::to_string(least->init_transfers.read) + " bytes of files",
        remedy);
}

/// Ends a process like this one; returns its status.
int status_of_ending() {
  const pid_t child = fork();
  if (child == 0) {
    for (const int number : crash_signals) std::signal(number, SIG_DFL);
    constexpr unsigned longest = 5;
    alarm(longest);
    std::exit(0);
  }
  int status = 0;
  if (child > 0) waitpid(child, &status, 0);
  return status;
}

void lets_the_process_end(Subject& subject, Findings& findings) {
  subject.library();
  const int status = status_of_ending();
  if (!WIFSIGNALED(status)) return;
  const bool hangs = WTERMSIG(status) == SIGALRM;
  findings.fail(
      "a process that has loaded it " +
          (hangs ? "does not end" : describe_end(status) + " at its end"),
      "look at its destructors of static objects and at its atexit() functions; best have none");
}

}  // namespace

std::span<const Check> loading_checks() {
  static constexpr Check checks[] = {
      {"loads", Group::loading, "is found sound and loaded with all its symbols", loads},
      {"loads-quietly", Group::loading, "changes nothing of the process, and prints nothing",
       loads_quietly},
      {"loads-soon", Group::loading,
       "is loaded and initialised without much work, and reads nothing", loads_soon},
      {"lets-process-end", Group::loading,
       "has no destructors of static objects that crash or hang", lets_the_process_end},
  };
  return checks;
}

}  // namespace glossator::check
