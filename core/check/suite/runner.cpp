#include "check/suite/runner.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <sstream>
#include <thread>

#include "check/probes/library_symbols.hpp"
#include "check/probes/sanitizer.hpp"
#include "check/probes/told_crashes.hpp"
#include "check/suite/report.hpp"
#include "glossator/error.hpp"
#include "system/child_process.hpp"

namespace glossator::check {
namespace {

CaseCount case_count_of(const Json& json) {
  return {json["file"].text(), json["all"].unsigned_integer(), json["right"].unsigned_integer(),
          json["wrong"].texts(), json["mended"].texts()};
}

// The child writes a line of JSON for each step that it tries, and one with its findings.
class ChildFindings : public Findings {
 public:
  explicit ChildFindings(const AnswerPipe& parent) : parent_(parent) {}
  void trying(const std::string& what) override {
    parent_.write(Json::object({{"trying", what}}).dump() + "\n");
  }
  void tell() const {
    Json findings = Json::array();
    for (const Finding& finding : all())
      findings.push_back(Json::object({{"verdict", static_cast<int>(finding.verdict)},
                                       {"message", finding.message},
                                       {"remedy", finding.remedy}}));
    Json answer = Json::object({{"findings", std::move(findings)}});
    if (cases()) answer["cases"] = case_count_json(*cases());
    parent_.write(answer.dump() + "\n");
  }

 private:
  const AnswerPipe& parent_;
};

// The end of the plugin's output, for a check that did not finish.
std::string log_tail(const std::string& printed) {
  constexpr std::size_t most = 300;
  if (printed.empty()) return "";
  const bool cut = printed.size() > most;
  return std::string("; it had printed: ") + (cut ? "..." : "") +
         (cut ? printed.substr(printed.size() - most) : printed);
}

/// The line by which a sanitizer says why it ends the process; empty if there is none.
std::string sanitizer_line(const std::string& printed) {
  for (const char* mark : {"Sanitizer: ", "runtime error: "}) {
    const auto at = printed.find(mark);
    if (at == printed.npos) continue;
    const auto line_break = printed.rfind('\n', at);
    const auto begin = line_break == printed.npos ? 0 : line_break + 1;
    return printed.substr(begin, printed.find('\n', at) - begin);
  }
  return "";
}

/// " in `f()` of /lib/x.so".
std::string place_of(const Json& crash) {
  const std::string& library = crash["library"].text();
  if (library.empty()) return "";
  const LibrarySymbols symbols(library);
  for (const Json& offset : crash["offsets"].items()) {
    const auto* const symbol = symbols.at(offset.unsigned_integer());
    if (symbol && symbol->is_function && !symbol->is_of_toolchain)
      return " in `" + symbol->name + "` of " + library;
  }
  return " in " + library;
}

Finding broken_off(const ChildOutcome& outcome, const std::string& trying, const std::string& place,
                   const Task& task, std::chrono::seconds limit) {
  const std::string when = place + (trying.empty() ? "" : ", while trying " + trying);
  if (!outcome.in_time)
    return {Verdict::fail,
            "does not end within " + std::to_string(limit.count()) + " s" + when +
                log_tail(outcome.printed),
            "look for endless loops and for time that grows faster than the text"};
  const std::string line = sanitizer_line(outcome.printed);
  const bool is_other = !place.empty() && !place.ends_with(" " + task.order.file);
  return {Verdict::fail,
          describe_end(outcome.status) + when +
              (line.empty() ? log_tail(outcome.printed) : "; the sanitizer says: " + line),
          (is_other ? "this is not the fault of the plugin under test, but of a library or a step "
                      "before it; run it alone under a debugger: gdb --args "
                    : "run it alone under a debugger: gdb --args ") +
              task.order.command("--only " + std::string(task.check.name) + " --in-process")};
}

void read_answer(const ChildOutcome& outcome, const Task& task, std::chrono::seconds limit,
                 CheckResult& result) {
  std::string& trying = result.tried;
  std::string place;
  bool told = false;
  std::istringstream lines(outcome.answer);
  for (std::string line; std::getline(lines, line);) {
    const auto said = Json::parse(line);  // the last line of a killed child is incomplete
    if (!said) continue;
    trying = said->text_or("trying", trying);
    if (const Json* const crash = said->find("crash")) place = place_of(*crash);
    const Json* const findings = said->find("findings");
    if (!findings) continue;
    told = true;
    if (const Json* const cases = said->find("cases")) result.cases = case_count_of(*cases);
    for (const Json& finding : findings->items())
      result.findings.push_back({static_cast<Verdict>(finding["verdict"].integer()),
                                 finding["message"].text(), finding["remedy"].text()});
  }
  if (!told) result.findings.push_back(broken_off(outcome, trying, place, task, limit));
  for (const Finding& finding : result.findings)
    result.verdict = std::max(result.verdict, finding.verdict);
}

// Prints the current step on standard error, so that a user of a debugger sees where it stops.
class LoudFindings : public Findings {
 public:
  void trying(const std::string& what) override {
    std::fprintf(stderr, "trying %s\n", what.c_str());
  }
};

void run_guarded(const Task& task, Findings& findings) {
  try {
    Subject subject(task.order);
    task.check.run(subject, findings);
  } catch (const std::exception& error) {
    findings.fail(error.what(), "this check could not go on; mend what it says first");
  }
}

void run_here(const Task& task, CheckResult& result) {
  LoudFindings findings;
  run_guarded(task, findings);
  result.findings = findings.all();
  result.verdict = findings.verdict();
  result.cases = findings.cases();
}

CheckResult run_one(const Task& task, const RunOptions& options) {
  using Clock = std::chrono::steady_clock;
  const std::string& cases = task.order.cases;
  CheckResult result{std::string(task.check.name),
                     name_of(task.check.group),
                     cases.empty() ? std::string(task.check.about) : cases,
                     task.order.annotator,
                     Verdict::pass,
                     {},
                     0,
                     ""};
  const auto begin = Clock::now();
  if (options.in_process) {
    run_here(task, result);
  } else {
    const ChildOutcome outcome =
        run_child(options.program, {"child", result.name, task.order.json().dump()}, options.limit);
    read_answer(outcome, task, options.limit, result);
  }
  result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return result;
}

/// Runs the tasks of a list in several threads and delivers their results in order. Measurements
/// come last, one at a time.
class Runs {
 public:
  Runs(const std::vector<Task>& tasks, const RunOptions& options)
      : tasks_(tasks), options_(options), results_(tasks.size()), done_(tasks.size()) {}

  std::vector<CheckResult> run() {
    std::vector<std::thread> others;
    for (unsigned i = 1; i < options_.processes; ++i) others.emplace_back([this] { work(); });
    work();
    for (auto& thread : others) thread.join();
    if (error_) std::rethrow_exception(error_);
    for (; told_ < tasks_.size(); ++told_) {
      if (!done_[told_]) results_[told_] = run_one(tasks_[told_], options_);
      options_.on_result(results_[told_]);
    }
    return std::move(results_);
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    while (next_ < tasks_.size() && !error_) {
      const std::size_t at = next_++;
      if (tasks_[at].check.group == Group::figures) continue;
      lock.unlock();
      try {
        results_[at] = run_one(tasks_[at], options_);
        lock.lock();
        done_[at] = true;
        for (; told_ < tasks_.size() && done_[told_]; ++told_) options_.on_result(results_[told_]);
      } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        error_ = std::current_exception();
      }
    }
  }

  const std::vector<Task>& tasks_;
  const RunOptions& options_;
  std::mutex mutex_;
  std::vector<CheckResult> results_;
  std::vector<bool> done_;
  std::size_t next_ = 0, told_ = 0;
  std::exception_ptr error_;
};

}  // namespace

std::vector<CheckResult> run_checks(const std::vector<Task>& tasks, const RunOptions& options) {
  return Runs(tasks, options).run();
}

namespace {

const AnswerPipe* crash_pipe = nullptr;

void tell_crash(const CrashPlace& place) {
  char line[900];
  // A path with characters that JSON wants escaped is left out.
  const bool is_plain = !std::strpbrk(place.library, "\"\\\n");
  int size = std::snprintf(line, sizeof line, "{\"crash\":{\"library\":\"%s\",\"offsets\":[",
                           is_plain ? place.library : "");
  for (unsigned i = 0; i < place.count; ++i)
    size += std::snprintf(line + size, sizeof line - static_cast<std::size_t>(size), "%s%llu",
                          i > 0 ? "," : "", static_cast<unsigned long long>(place.offsets[i]));
  crash_pipe->write(std::string_view(line, static_cast<std::size_t>(size)));
  crash_pipe->write("]}}\n");
}

}  // namespace

void answer_check(const std::vector<Check>& all, const std::string& name,
                  const std::string& order_json) {
  const AnswerPipe parent;
  if (!parent.is_open())
    throw Error(ErrorCode::usage, "check child: is for gloss itself; see `gloss check --help`");
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  crash_pipe = &parent;
  tell_of_crashes(tell_crash);
  start_thread_of_sanitizer();
  ChildFindings findings(parent);
  const Order order = Order::from_json(Json::parse(order_json).value());
  run_guarded({order, select_checks(all, {name}).at(0)}, findings);
  findings.tell();
  std::fflush(nullptr);
  _exit(0);
}

}  // namespace glossator::check
