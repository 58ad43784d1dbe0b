#pragma once
#include "check/suite/runner.hpp"

namespace glossator::check {

/// Runs cases of changed texts for `seconds`, in processes that are started again after a crash or
/// a hang, and shortens the text of each case that fails. Stops at the third failing case. The
/// finding says how to repeat it. `fuzz` holds the check that runs the cases.
CheckResult run_fuzz(const Task& fuzz, double seconds, const RunOptions& options);

/// Runs only case `number`, as run_fuzz() would.
CheckResult reproduce_fuzz(const Task& fuzz, std::uint64_t number, const RunOptions& options);

}  // namespace glossator::check
