#include "check/probes/write_watch.hpp"

#include <dlfcn.h>
#include <execinfo.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstring>
#include <mutex>
#include <set>
#include <string_view>
#include <utility>

#include "check/probes/held_locks.hpp"

namespace glossator::check {
namespace {

constexpr std::size_t most_noted = 64;
constexpr unsigned most_faults = 200000;  // a plugin that writes for each letter would take minutes

struct State {
  LoadedLibrary library;
  WriteWatch::Exception exception;
  std::vector<LoadedLibrary::Range> ranges;
  std::atomic<bool> is_on{false};
  struct sigaction old_fault {
  }, old_trap{};
  std::mutex mutex;
  std::set<std::pair<std::uintptr_t, std::uintptr_t>> seen;
  std::vector<WriteWatch::Write> writes;
  std::atomic<unsigned> faults{0};
};
State* watched = nullptr;

thread_local std::uintptr_t open_pages[8];
thread_local unsigned open_count = 0;
thread_local bool has_exchanged = false;

std::uintptr_t page_size() {
  static const auto size = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  return size;
}

void protect(const State& state, int protection) {
  for (const auto& [begin, end] : state.ranges)
    if (begin < end) mprotect(reinterpret_cast<void*>(begin), end - begin, protection);
}

#if defined(__x86_64__) && defined(__linux__)

constexpr greg_t trap_flag = 0x100;

enum class Kind { plain, atomic, may_take_lock };

// What a lock is made of exchanges (xchg, cmpxchg) or sets a bit; counters add.
Kind kind_of(const std::uint8_t* code) {
  bool is_locked = false;
  for (;; ++code) {
    is_locked |= *code == 0xF0;
    const bool is_prefix = *code == 0xF0 || *code == 0x66 || *code == 0xF2 || *code == 0xF3 ||
                           *code == 0x2E || *code == 0x3E || (*code & 0xF0) == 0x40;
    if (!is_prefix) break;
  }
  if (*code == 0x86 || *code == 0x87) return Kind::may_take_lock;  // xchg locks by itself
  if (!is_locked) return Kind::plain;
  const bool exchanges =
      code[0] == 0x0F && (code[1] == 0xB0 || code[1] == 0xB1 || code[1] == 0xAB || code[1] == 0xBA);
  return exchanges ? Kind::may_take_lock : Kind::atomic;
}

bool is_of_c_library(std::uintptr_t address) {
  Dl_info about{};
  if (!dladdr(reinterpret_cast<void*>(address), &about) || !about.dli_fname) return false;
  const std::string_view path = about.dli_fname;
  const auto name = path.substr(path.find_last_of('/') + 1);
  return name.starts_with("libc.") || name.starts_with("libm.") || name.starts_with("ld-linux") ||
         name == "gloss-check";
}

/// The frames of the library that made the instruction at `code` write; none if other code did.
std::vector<std::uintptr_t> callers_of(const State& state, std::uintptr_t code) {
  void* frames[48];
  const int count = backtrace(frames, 48);
  int at = 0;
  while (at < count && reinterpret_cast<std::uintptr_t>(frames[at]) != code) ++at;
  std::vector<std::uintptr_t> callers;
  for (; at < count; ++at) {
    const auto frame = reinterpret_cast<std::uintptr_t>(frames[at]);
    if (state.library.holds(frame))
      callers.push_back(frame);
    else if (callers.empty() && !is_of_c_library(frame))
      break;
  }
  if (callers.empty() && state.library.holds(code)) callers.push_back(code);
  return callers;
}

void note(State& state, std::uintptr_t address, std::uintptr_t code) {
  const Kind kind = kind_of(reinterpret_cast<const std::uint8_t*>(code));
  const bool follows_exchange = has_exchanged;
  if (kind == Kind::may_take_lock && !state.exception(address)) has_exchanged = true;
  if (kind != Kind::plain || HeldLocks::any()) return;
  const std::lock_guard lock(state.mutex);
  if (state.seen.size() >= most_noted || state.seen.contains({address, code}) ||
      state.exception(address))
    return;
  state.seen.insert({address, code});
  auto callers = callers_of(state, code);
  if (!callers.empty()) state.writes.push_back({address, std::move(callers), follows_exchange});
}

void on_fault(int, siginfo_t* info, void* data) {
  State& state = *watched;
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  bool is_watched = false;
  for (const auto& [begin, end] : state.ranges) is_watched |= address >= begin && address < end;
  if (!is_watched || !state.is_on || open_count == std::size(open_pages)) {
    sigaction(SIGSEGV, &state.old_fault, nullptr);  // the instruction faults again, for another
    return;
  }
  auto& registers = static_cast<ucontext_t*>(data)->uc_mcontext.gregs;
  note(state, address, static_cast<std::uintptr_t>(registers[REG_RIP]));
  if (++state.faults > most_faults) {
    protect(state, PROT_READ | PROT_WRITE);
    return;
  }
  const std::uintptr_t page = address / page_size() * page_size();
  mprotect(reinterpret_cast<void*>(page), page_size(), PROT_READ | PROT_WRITE);
  open_pages[open_count++] = page;
  registers[REG_EFL] |= trap_flag;
}

void on_trap(int, siginfo_t*, void* data) {
  for (; open_count > 0; --open_count)
    if (watched->is_on && watched->faults <= most_faults)
      mprotect(reinterpret_cast<void*>(open_pages[open_count - 1]), page_size(), PROT_READ);
  static_cast<ucontext_t*>(data)->uc_mcontext.gregs[REG_EFL] &= ~trap_flag;
}

void take_signal(int number, void (*handler)(int, siginfo_t*, void*), struct sigaction& old) {
  struct sigaction action {};
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO;
  sigaction(number, &action, &old);
}

#else

void take_signal(int, void (*)(int, siginfo_t*, void*), struct sigaction&) {}
void on_fault(int, siginfo_t*, void*) {}
void on_trap(int, siginfo_t*, void*) {}

#endif

}  // namespace

bool WriteWatch::works() {
#if defined(__x86_64__) && defined(__linux__)
  return true;
#else
  return false;
#endif
}

WriteWatch::WriteWatch(const LoadedLibrary& library, Exception exception) {
  void* warm[2];
  backtrace(warm, 2);  // it loads a library when it is first called
  watched = new State;
  watched->library = library;
  watched->exception = std::move(exception);
  take_signal(SIGSEGV, on_fault, watched->old_fault);
  take_signal(SIGTRAP, on_trap, watched->old_trap);
}

WriteWatch::~WriteWatch() {
  end();
  sigaction(SIGSEGV, &watched->old_fault, nullptr);
  sigaction(SIGTRAP, &watched->old_trap, nullptr);
  delete std::exchange(watched, nullptr);
}

void WriteWatch::begin(std::vector<LoadedLibrary::Range> ranges) {
  has_exchanged = false;
  watched->ranges = std::move(ranges);
  if (watched->faults > most_faults) return;
  watched->is_on = true;
  protect(*watched, PROT_READ);
}

void WriteWatch::end() {
  watched->is_on = false;
  protect(*watched, PROT_READ | PROT_WRITE);
}

std::vector<WriteWatch::Write> WriteWatch::take() {
  const std::lock_guard lock(watched->mutex);
  return std::exchange(watched->writes, {});
}

}  // namespace glossator::check
