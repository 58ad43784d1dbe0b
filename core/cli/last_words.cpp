#include "last_words.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "chain/watchdog.hpp"
#include "exit_code.hpp"
#include "plugins/load_step.hpp"
#include "system/crash_place.hpp"

namespace glossator::cli {
namespace {

struct Fatal {
  int number;
  std::string_view name;
};
constexpr Fatal fatal_signals[] = {{SIGSEGV, "SIGSEGV"},
                                   {SIGBUS, "SIGBUS"},
                                   {SIGFPE, "SIGFPE"},
                                   {SIGILL, "SIGILL"},
                                   {SIGABRT, "SIGABRT"}};

// NULL: nobody lives who would say them.
std::atomic<const char*> advice{nullptr};
// A plugin may fork; how its child ends is not the end of the program.
std::atomic<pid_t> process{0};

bool would_say_them() { return advice.load() && process.load() == getpid(); }
bool is_ending() { return !advice.load() && process.load() == getpid(); }

/// One line on standard error, made without memory of the heap: a signal handler writes it.
class Line {
 public:
  Line& add(std::string_view text) {
    for (const char c : text) {
      if (size_ + 1 >= bytes_.size()) break;
      const auto value = static_cast<unsigned char>(c);
      bytes_[size_++] = value < 0x20 || value == 0x7F ? '?' : c;
    }
    return *this;
  }
  void write() {
    bytes_[size_++] = '\n';
    if (::write(STDERR_FILENO, bytes_.data(), size_) < 0) return;  // nobody is left to tell it
  }

 private:
  std::array<char, 1024> bytes_;
  std::size_t size_ = 0;
};

// A long id must not push out the advice. That is about documents: the plugin would fail in its
// create(), open() or constructors in another process too.
void tell(std::string_view deed, std::string_view reason) {
  Line line;
  const Watchdog::Call* const call = Watchdog::current();
  const LoadStep* const load = LoadStep::current();
  line.add("gloss: ");
  if (call)
    line.add(call->who);
  else if (load)
    line.add(load->file().substr(0, 700));
  else
    line.add("a plugin's thread, or gloss itself,");
  line.add(deed).add(reason);
  if (call && !call->document.empty())
    line.add(" on document `").add(call->document.substr(0, 500)).add("`");
  else if (call)
    line.add(" in its ").add(call->where).add("()");
  else if (load)
    line.add(" in ").add(load->what());
  if (call ? !call->document.empty() : !load) line.add(advice.load());
  line.write();
}

// The libraries' static objects are destroyed after all else.
void tell_end(std::string_view reason) {
  const CrashPlace place = crash_place();
  Line line;
  line.add("gloss: ").add(place.count > 0 ? place.library : "a library").add(" crashed: ");
  line.add(reason).add(" when the program ended, after its work was done").write();
}

void on_fatal_signal(int number) {
  for (const Fatal& fatal : fatal_signals)
    if (fatal.number == number && would_say_them())
      tell(" crashed: ", fatal.name);
    else if (fatal.number == number && is_ending())
      tell_end(fatal.name);
  std::signal(number, SIG_DFL);
  raise(number);
}

void end(std::string_view function) {
  if (!would_say_them()) return;
  tell(" ended the program with ", function);
  _exit(nothing_run);
}

void on_exit() { end("exit()"); }
void on_quick_exit() { end("quick_exit()"); }

/// The stack on which a signal of this thread is handled.
class SignalStack {
 public:
  void set() {
    stack_t present{};
    if (bytes_ || sigaltstack(nullptr, &present) != 0 || !(present.ss_flags & SS_DISABLE)) return;
    bytes_ = std::make_unique<char[]>(size);
    stack_t own{};
    own.ss_sp = bytes_.get();
    own.ss_size = size;
    sigaltstack(&own, nullptr);
  }
  ~SignalStack() {
    if (!bytes_) return;
    stack_t none{};
    none.ss_flags = SS_DISABLE;
    sigaltstack(&none, nullptr);
  }

 private:
  static constexpr std::size_t size = 64u << 10;
  std::unique_ptr<char[]> bytes_;
};

}  // namespace

void prepare_last_words() {
  thread_local SignalStack stack;
  stack.set();
}

LastWords::LastWords(const char* words) {
  prepare_last_words();
  prepare_crash_place();
  for (const Fatal& fatal : fatal_signals) {
    struct sigaction present {};
    if (sigaction(fatal.number, nullptr, &present) != 0 || (present.sa_flags & SA_SIGINFO) ||
        present.sa_handler != SIG_DFL)
      continue;
    struct sigaction own {};
    own.sa_handler = on_fatal_signal;
    own.sa_flags = SA_ONSTACK | SA_NODEFER;
    sigaction(fatal.number, &own, nullptr);
  }
  advise(words);
}

// Registers again, so that it comes before what the plugins that were loaded since have registered.
void LastWords::advise(const char* words) {
  process = getpid();
  advice = words;
  std::atexit(on_exit);
  std::at_quick_exit(on_quick_exit);
}

LastWords::~LastWords() { advice = nullptr; }

}  // namespace glossator::cli
