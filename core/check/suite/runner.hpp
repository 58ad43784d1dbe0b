#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "check/subject/subject.hpp"
#include "check/suite/check.hpp"

namespace glossator::check {

/// A check, with its order.
struct Task {
  Order order;
  Check check;
};

/// The result of one check.
struct CheckResult {
  std::string name;
  std::string group;
  std::string about;
  std::string annotator;  ///< id; empty for a check of the library as a whole
  Verdict verdict = Verdict::pass;
  std::vector<Finding> findings;
  double seconds = 0;
  std::string tried;  ///< the last step that it tried; may be empty
  std::optional<CaseCount> cases = {};
};

/// The way in which checks run.
struct RunOptions {
  std::string program;             ///< calls answer_check() in the processes of the checks
  std::chrono::seconds limit{45};  ///< for each check
  unsigned processes = 1;          ///< at once; measurements run one at a time
  bool in_process = false;         ///< for a debugger: no check gets a process of its own
  /// In the tasks' order.
  std::function<void(const CheckResult&)> on_result = [](const CheckResult&) {};
};

/// Runs each of `tasks` in a process of its own. A check that crashes, hangs or ends its process
/// has failed, and the finding names the step that it tried. Throws Error(internal) if no process
/// can be started.
std::vector<CheckResult> run_checks(const std::vector<Task>& tasks, const RunOptions& options);

/// The child's part, for a program that was started with `child NAME ORDER`: runs the check NAME of
/// `all`. Never returns; throws Error(usage) if no parent process listens.
[[noreturn]] void answer_check(const std::vector<Check>& all, const std::string& name,
                               const std::string& order_json);

}  // namespace glossator::check
