#include "interruption.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "exit_code.hpp"
#include "text/readable_text.hpp"

namespace glossator::cli {

std::atomic<bool> stop_asked{false};

namespace {

void on_signal(int) {
  if (stop_asked.exchange(true)) std::_Exit(interrupted);
}

}  // namespace

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

WaitNotice::WaitNotice(const Pipeline& pipeline)
    : pipeline_(pipeline),
      terminal_(isatty(STDERR_FILENO) == 1),
      thread_([this](const std::stop_token& end) { watch(end); }) {}

void WaitNotice::watch(const std::stop_token& end) const {
  constexpr auto between_looks = std::chrono::milliseconds(50);
  // Most runs end within this time after the signal, and need no words.
  Clock::duration next = std::chrono::milliseconds(300), step = std::chrono::seconds(1);
  Clock::time_point asked;
  while (!end.stop_requested()) {
    std::this_thread::sleep_for(between_looks);
    if (!stop_asked) continue;
    const auto now = Clock::now();
    if (asked == Clock::time_point()) asked = now;
    if (now - asked < next) continue;
    tell(now - asked);
    next += step;
    if (!terminal_) step *= 2;
  }
}

void WaitNotice::tell(Clock::duration waited) const {
  const auto seconds = [](auto time) { return std::chrono::duration<double>(time).count(); };
  std::string calls;
  for (const RunningCall& call : pipeline_.running()) {
    const std::string place = call.document.empty()
                                  ? "in its " + call.function + "()"
                                  : "on document `" + shown_id(call.document) + "`";
    calls += fmt::format("{}{} {} ({:.0f} s)", calls.empty() ? "" : ", ", call.who, place,
                         seconds(call.time));
  }
  if (calls.empty()) calls = "the documents in flight";
  std::fputs(fmt::format("gloss: interrupted {:.0f} s ago; waits for {}; interrupt again to end at "
                         "once\n",
                         seconds(waited), calls)
                 .c_str(),
             stderr);
}

}  // namespace glossator::cli
