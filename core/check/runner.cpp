#include "runner.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <sstream>
#include <thread>

#include "child_process.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// The child writes a line of JSON for each thing that it tries, and one with what it has found.
class ChildFindings : public Findings {
 public:
  explicit ChildFindings(const AnswerPipe& parent) : parent_(parent) {}
  void trying(const std::string& what) override {
    parent_.write(dumped({{"trying", what}}) + "\n");
  }
  void tell() const {
    Json findings = Json::array();
    for (const Finding& finding : all())
      findings.push_back({{"verdict", static_cast<int>(finding.verdict)},
                          {"message", finding.message},
                          {"remedy", finding.remedy}});
    parent_.write(dumped({{"findings", findings}}) + "\n");
  }

 private:
  const AnswerPipe& parent_;
};

// The end of what the plugin has printed, for a check that could not tell.
std::string log_tail(const std::string& printed) {
  constexpr std::size_t most = 300;
  if (printed.empty()) return "";
  const bool cut = printed.size() > most;
  return std::string("; it had printed: ") + (cut ? "..." : "") +
         (cut ? printed.substr(printed.size() - most) : printed);
}

Finding broken_off(const ChildOutcome& outcome, const std::string& trying,
                   std::chrono::seconds limit) {
  const std::string when = trying.empty() ? "" : ", while trying " + trying;
  if (!outcome.in_time)
    return {Verdict::fail,
            "does not end within " + std::to_string(limit.count()) + " s" + when +
                log_tail(outcome.printed),
            "look for endless loops and for time that grows faster than the text"};
  return {Verdict::fail, describe_end(outcome.status) + when + log_tail(outcome.printed),
          "run it alone under a debugger: gdb --args gloss check PLUGIN --only NAME --in-process"};
}

void read_answer(const ChildOutcome& outcome, std::chrono::seconds limit, Result& result) {
  std::string trying;
  bool told = false;
  std::istringstream lines(outcome.answer);
  for (std::string line; std::getline(lines, line);) {
    const Json said = Json::parse(line, nullptr, false);
    if (!said.is_object()) continue;
    if (said.contains("trying")) trying = said["trying"];
    if (!said.contains("findings")) continue;
    told = true;
    for (const Json& finding : said["findings"])
      result.findings.push_back({static_cast<Verdict>(finding["verdict"].get<int>()),
                                 finding["message"], finding["remedy"]});
  }
  if (!told) result.findings.push_back(broken_off(outcome, trying, limit));
  for (const Finding& finding : result.findings)
    result.verdict = std::max(result.verdict, finding.verdict);
}

Result run_one(const Order& order, const Check& check, const RunOptions& options) {
  using Clock = std::chrono::steady_clock;
  Result result{std::string(check.name),
                name_of(check.group),
                std::string(check.about),
                order.annotator,
                Verdict::pass,
                {},
                0};
  const auto begin = Clock::now();
  const ChildOutcome outcome = run_child(
      options.program, {"check", "child", result.name, dumped(order.json())}, options.limit);
  result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  read_answer(outcome, options.limit, result);
  return result;
}

/// Runs checks of a list in several threads and hands on their results in order.
class Runs {
 public:
  Runs(const Order& order, const std::vector<Check>& checks, const RunOptions& options)
      : order_(order), checks_(checks), options_(options), results_(checks.size()) {}

  std::vector<Result> run() {
    std::vector<std::thread> others;
    for (unsigned i = 1; i < options_.processes; ++i) others.emplace_back([this] { work(); });
    work();
    for (auto& thread : others) thread.join();
    if (error_) std::rethrow_exception(error_);
    for (; told_ < checks_.size(); ++told_) {  // the figures
      results_[told_] = run_one(order_, checks_[told_], options_);
      done_.resize(checks_.size(), true);
      options_.on_result(results_[told_]);
    }
    return std::move(results_);
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    done_.resize(checks_.size());
    while (next_ < checks_.size() && checks_[next_].group != Group::figures && !error_) {
      const std::size_t at = next_++;
      lock.unlock();
      try {
        results_[at] = run_one(order_, checks_[at], options_);
        lock.lock();
        done_[at] = true;
        for (; told_ < checks_.size() && done_[told_]; ++told_) options_.on_result(results_[told_]);
      } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        error_ = std::current_exception();
      }
    }
  }

  const Order& order_;
  const std::vector<Check>& checks_;
  const RunOptions& options_;
  std::mutex mutex_;
  std::vector<Result> results_;
  std::vector<bool> done_;
  std::size_t next_ = 0, told_ = 0;
  std::exception_ptr error_;
};

}  // namespace

std::vector<Result> run_checks(const Order& order, const std::vector<Check>& checks,
                               const RunOptions& options) {
  return Runs(order, checks, options).run();
}

void answer_check(const std::string& name, const std::string& order_json) {
  const AnswerPipe parent;
  if (!parent.is_open())
    throw Error(ErrorCode::usage, "check child: is for gloss itself; see `gloss check --help`");
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  ChildFindings findings(parent);
  try {
    const Check check = select_checks({name}).at(0);
    Subject subject(Order::from_json(Json::parse(order_json)));
    check.run(subject, findings);
  } catch (const std::exception& error) {
    findings.fail(error.what(), "this check could not go on; mend what it says first");
  }
  findings.tell();
  std::fflush(nullptr);
  _exit(0);
}

}  // namespace glossator::check
