#include "isolation/system_call_filter.hpp"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "glossator/error.hpp"

namespace glossator {
namespace {

constexpr int allowed_calls[] = {
    // input and output on what is open
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(recvmsg),
    SCMP_SYS(sendmsg), SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(close), SCMP_SYS(fcntl),
    // memory; mmap and mprotect have rules of their own
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(membarrier),
    // threads that run already, time, chance
    SCMP_SYS(futex), SCMP_SYS(rseq), SCMP_SYS(set_robust_list), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getcpu), SCMP_SYS(sysinfo),
    // signals of its own, and its end
    SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

// The names of system calls by number, prepared for the signal handler, which must not allocate.
constexpr int most_calls = 512;
char call_names[most_calls][24];

void name_calls() {
  for (int call = 0; call < most_calls; ++call) {
    const std::unique_ptr<char, decltype(&std::free)> name(
        seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, call), std::free);
    if (name) std::strncpy(call_names[call], name.get(), sizeof call_names[call] - 1);
  }
}

void print(const char* text) {
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text, std::strlen(text));
}

// Prints the call's name. The handler runs once, so the signal then kills the process.
void on_denied_call(int, siginfo_t* info, void*) {
  const int call = info->si_syscall;
  const bool is_known = call >= 0 && call < most_calls && call_names[call][0] != '\0';
  print("run.sandbox strict denies the system call ");
  print(is_known ? call_names[call] : "of a number without a name");
  print("\n");
  syscall(SYS_tgkill, getpid(), gettid(), SIGSYS);
}

void tell_denied_calls() {
  name_calls();
  struct sigaction action {};
  action.sa_sigaction = on_denied_call;
  action.sa_flags = SA_SIGINFO | SA_RESETHAND | SA_NODEFER;
  sigaction(SIGSYS, &action, nullptr);
}

void check(int result, const char* what) {
  if (result >= 0) return;
  throw Error(ErrorCode::config, std::string("run.sandbox strict: this kernel cannot confine "
                                             "system calls (seccomp): ") +
                                     what + ": " + std::strerror(-result) +
                                     "; use \"limits\" without");
}

// SCMP_A0() and its like are compound literals of C.
scmp_arg_cmp argument(unsigned index, scmp_compare comparison, scmp_datum_t a, scmp_datum_t b = 0) {
  return {index, comparison, a, b};
}

}  // namespace

void confine_system_calls() {
  tell_denied_calls();
  const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_TRAP),
                                                                 seccomp_release);
  if (!filter) check(-ENOSYS, "no filter");
  check(seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1), "all threads");
  for (const int call : allowed_calls)
    check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0), "a rule");
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1,
                           argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)),
          "memory without code");
  // Another handler for SIGSYS could continue after a denied call.
  check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(rt_sigaction), 1,
                         argument(0, SCMP_CMP_NE, SIGSYS)),
        "signals");
  // abort() sends a signal to its own thread.
  check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                         argument(0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()))),
        "abort");
  check(seccomp_load(filter.get()), "loading the filter");
}

}  // namespace glossator
