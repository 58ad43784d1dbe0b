#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "check/subject/subject.hpp"
#include "check/suite/check.hpp"

namespace glossator::check {

/// A check, and what is to be checked by it.
struct Task {
  Order order;
  Check check;
};

/// What became of one check.
struct CheckResult {
  std::string name;
  std::string group;
  std::string about;
  std::string annotator;  ///< id; empty for a check of the library as a whole
  Verdict verdict = Verdict::pass;
  std::vector<Finding> findings;
  double seconds = 0;
  std::string tried;  ///< what it said last that it tries; may be empty
};

/// How checks are run.
struct RunOptions {
  std::string program;             ///< calls answer_check() in the processes of the checks
  std::chrono::seconds limit{45};  ///< for each check
  unsigned processes = 1;          ///< at once; figures are taken one after the other
  bool in_process = false;         ///< for a debugger: none of them gets one of its own
  /// In the tasks' order.
  std::function<void(const CheckResult&)> on_result = [](const CheckResult&) {};
};

/// Runs each of `tasks` in a process of its own. One that crashes, hangs or ends its process has
/// failed, and the finding says what was being tried. Throws Error(internal) if no process can be
/// started.
std::vector<CheckResult> run_checks(const std::vector<Task>& tasks, const RunOptions& options);

/// The child's part, for a program that was started with `child NAME ORDER`: runs the check NAME of
/// `all`. Does not return, but throws Error(usage) if nobody has asked.
[[noreturn]] void answer_check(const std::vector<Check>& all, const std::string& name,
                               const std::string& order_json);

}  // namespace glossator::check
