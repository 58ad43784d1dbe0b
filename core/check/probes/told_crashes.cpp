#include "check/probes/told_crashes.hpp"

#include <csignal>

#include "check/probes/sanitizer.hpp"

namespace glossator::check {
namespace {

void (*tell_place)(const CrashPlace& place) = nullptr;

void on_crash(int number) {
  tell_place(crash_place());
  std::signal(number, SIG_DFL);
  std::raise(number);
}

}  // namespace

void tell_of_crashes(void (*tell)(const CrashPlace& place)) {
  if (has_sanitizer()) return;
  prepare_crash_place();
  tell_place = tell;
  // For a stack that has come to its end.
  static char stack[256 << 10];
  const stack_t other{stack, 0, sizeof stack};
  sigaltstack(&other, nullptr);
  for (const int number : crash_signals) {
    struct sigaction action {};
    action.sa_handler = on_crash;
    action.sa_flags = SA_ONSTACK;
    sigaction(number, &action, nullptr);
  }
}

}  // namespace glossator::check
