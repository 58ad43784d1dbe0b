#include "isolation/system_call_filter.hpp"

#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

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
    SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

void check(int result, const char* what) {
  if (result >= 0) return;
  throw Error(ErrorCode::config, std::string("run.sandbox strict: this kernel cannot confine "
                                             "system calls (seccomp): ") +
                                     what + ": " + std::strerror(-result) +
                                     "; use \"limits\" without");
}

}  // namespace

void confine_system_calls() {
  const std::unique_ptr<void, decltype(&seccomp_release)> filter(
      seccomp_init(SCMP_ACT_KILL_PROCESS), seccomp_release);
  if (!filter) check(-ENOSYS, "no filter");
  check(seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1), "all threads");
  for (const int call : allowed_calls)
    check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0), "a rule");
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1,
                           SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)),
          "memory without code");
  // abort() is a signal to itself.
  check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                         SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()))),
        "abort");
  check(seccomp_load(filter.get()), "loading the filter");
}

}  // namespace glossator
