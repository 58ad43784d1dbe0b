#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "check.hpp"
#include "subject.hpp"

namespace glossator::check {

/// A check, and what is to be checked by it.
struct Task {
  Order order;
  Check check;
};

/// What became of one check.
struct Result {
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
  std::string program;             ///< a gloss executable, for the processes of the checks
  std::chrono::seconds limit{45};  ///< for each check
  unsigned processes = 1;          ///< at once; figures are taken one after the other
  bool in_process = false;         ///< for a debugger: none of them gets one of its own
  std::function<void(const Result&)> on_result = [](const Result&) {};  ///< in the tasks' order
};

/// Runs each of `tasks` in a process of its own. One that crashes, hangs or ends its process has
/// failed, and the finding says what was being tried. Throws Error(internal) if no process can be
/// started.
std::vector<Result> run_checks(const std::vector<Task>& tasks, const RunOptions& options);

/// The child's part, and what the program is started with: `gloss check child NAME ORDER`. Does not
/// return, but throws Error(usage) if nobody has asked.
[[noreturn]] void answer_check(const std::string& name, const std::string& order_json);

}  // namespace glossator::check
