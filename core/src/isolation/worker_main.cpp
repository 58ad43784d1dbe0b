#include "isolation/worker_main.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>

#include "chain/step_runner.hpp"
#include "isolation/answer.hpp"
#include "isolation/refused_memory.hpp"
#include "isolation/request.hpp"
#include "isolation/shared_memory.hpp"
#include "isolation/start_order.hpp"
#include "isolation/worker_process.hpp"
#include "system/write_all.hpp"

namespace glossator {
namespace {

void log_to_host(LogLevel level, std::string_view message) {
  std::string line{log_line_mark, static_cast<char>('0' + static_cast<int>(level))};
  for (const char c : message) line += c == '\n' ? ' ' : c;
  line += '\n';
  static_cast<void>(write_all(STDERR_FILENO, line));  // lost if the host no longer reads
}

/// The worker's end of a WorkerProcess.
class Host : public StepRunner::Observer {
 public:
  Host()
      : request_(
            SharedMemory::open(Descriptor(worker_descriptor::request), SharedMemory::Access::read)),
        results_(SharedMemory::open(Descriptor(worker_descriptor::results),
                                    SharedMemory::Access::write)),
        // A high number, because plugins may write to the low ones that they find open.
        socket_(fcntl(worker_descriptor::socket, F_DUPFD_CLOEXEC, 40)) {
    ::close(worker_descriptor::socket);
    keep_refused_memory_in(progress().refused);
  }

  Message receive() const {
    Message message;
    ssize_t size = -1;
    do size = recv(socket_.number(), &message, sizeof message, 0);
    while (size < 0 && errno == EINTR);
    if (size != sizeof message || message.magic != Message::magic_number) end();
    return message;
  }
  void send(const Message& question, Message::Kind kind, std::size_t size) const {
    Message message = question;
    message.kind = kind;
    message.size = size;
    if (::send(socket_.number(), &message, sizeof message, MSG_NOSIGNAL) < 0) end();
  }

  SharedReader request(const Message& message) const {
    return {request_.data(), static_cast<std::size_t>(message.size)};
  }
  SharedWriter results() const {
    return {results_.data() + Progress::size_in_memory, results_.size() - Progress::size_in_memory};
  }
  void note_answered(std::uint32_t count) {
    std::atomic_ref(progress().answered).store(count, std::memory_order_release);
  }

  void before(std::size_t step) override {
    std::atomic_ref(progress().refused).store(0, std::memory_order_relaxed);
    std::atomic_ref(progress().step)
        .store(static_cast<std::uint32_t>(step), std::memory_order_relaxed);
    std::atomic_ref(progress().steps_begun).fetch_add(1, std::memory_order_relaxed);
  }
  void after(std::size_t, bool failed) override {
    if (getpid() != pid_) _exit(0);  // a child that a plugin forked
    if (failed) end_if_refused_memory();
    std::atomic_ref(progress().refused).store(0, std::memory_order_relaxed);
    // Checked after each step, so that the step to blame is known.
    if (fcntl(socket_.number(), F_GETFD) < 0) _exit(worker_exit::descriptors_closed);
    std::atomic_ref(progress().step).store(Progress::no_step, std::memory_order_relaxed);
  }

  /// Ends the process if a step failed for want of memory, in whatever way: what is left may not
  /// do for other documents, and the failure looks the same each time.
  void end_if_refused_memory() const {
    if (std::atomic_ref(progress().refused).load(std::memory_order_acquire) != 0)
      _exit(worker_exit::out_of_memory);
  }

 private:
  [[noreturn]] static void end() {
    // Skips the destructors of the plugins' statics: they could crash or hang.
    _exit(0);
  }
  Progress& progress() const { return *reinterpret_cast<Progress*>(results_.data()); }

  const SharedMemory request_, results_;
  const Descriptor socket_;
  const pid_t pid_ = getpid();
};

/// The chain with this process's share of it.
struct Share {
  std::unique_ptr<Chain> chain;
  std::unique_ptr<StepRunner> runner;
};

// Problems go into the report.
Share load(Host& host, const Json& order, StartReport& report) {
  Share share;
  try {
    const SandboxSettings sandbox = sandbox_settings(order);
    enter_sandbox(sandbox);
    OrderedChain ordered = read_start_order(order, [&](std::size_t step) {
      report.step = step;
      host.before(step);
    });
    for (const std::size_t i : ordered.own_steps) {
      report.step = i;
      host.before(i);
      Step& step = *ordered.chain->steps[i];
      Chain& chain = *ordered.chain;
      try {
        step.create({chain.config, chain.watchdog, log_to_host,
                     ordered.extensions ? &chain.types : nullptr});
      } catch (const Error& error) {
        host.end_if_refused_memory();
        report.refusals.push_back({i, error.code(), error.what()});
      }
      report.resources.push_back(step.resources());
      host.after(i, false);
    }
    if (!report.refusals.empty()) {
      const StartRefusal& first = report.refusals.front();
      report.step = first.step;
      throw Error(first.code, first.said);
    }
    share.chain = std::move(ordered.chain);
    share.runner = std::make_unique<StepRunner>(*share.chain, &host);
    share.runner->open();
    report.step.reset();
    close_sandbox(sandbox);
  } catch (const StartFailure& failure) {
    host.end_if_refused_memory();
    report.step = failure.step;
    report.error = failure.what();
    report.code = failure.code();
  } catch (const Error& error) {
    host.end_if_refused_memory();
    report.error = error.what();
    report.code = error.code();
  }
  return share;
}

void answer_batch(Host& host, const Share& share, const Message& message, DocumentResult& result) {
  SharedReader in = host.request(message);
  SharedWriter out = host.results();
  const AskedLeg asked = read_leg(in);
  for (std::uint32_t i = 0; i < message.count; ++i) {
    const RequestedDocument document = read_document(in, result);
    share.runner->run(document.view, asked.leg.first, asked.leg.last, result, document.skipped);
    if (!write_answer(out, *share.chain, asked, document.skipped, result)) break;
    host.note_answered(i + 1);
  }
  host.send(message, Message::done, out.size());
}

[[noreturn]] void serve() {
  Host host;
  const Message first = host.receive();
  StartReport report;
  const auto order = Json::parse(host.request(first).get_text());
  if (!order) throw Error(ErrorCode::internal, "the order of the host is not JSON");
  const Share share = load(host, *order, report);
  SharedWriter out = host.results();
  out.put_text(report_json(report).dump());
  host.send(first, Message::ready, out.size());
  if (!report.error.empty()) _exit(0);
  DocumentResult result(*share.chain);
  for (;;) answer_batch(host, share, host.receive(), result);
}

// Ensures that this process does not outlive its host.
void bind_to_host(const std::string& parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (std::to_string(getppid()) != parent) _exit(0);
}

}  // namespace

void serve_host(const std::string& parent) {
  if (fcntl(worker_descriptor::results, F_GETFD) < 0 ||
      fcntl(worker_descriptor::socket, F_GETFD) < 0)
    throw Error(ErrorCode::usage, "worker: is for gloss itself; see `gloss help`");
  bind_to_host(parent);
  syscall(SYS_close_range, worker_descriptor::count, ~0u, 0);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    serve();
  } catch (const std::bad_alloc&) {
    _exit(worker_exit::out_of_memory);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    _exit(worker_exit::broken);
  }
}

}  // namespace glossator
