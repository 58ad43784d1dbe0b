#pragma once
#include "check/suite/runner.hpp"

namespace glossator::check {

/// Runs case after case of changed texts for `seconds`, in processes that are begun anew when one
/// has crashed or hangs, and makes the text of each case that fails smaller. Ends at the third such
/// case. The finding says how to run it again. `fuzz` has the check that runs the cases.
CheckResult run_fuzz(const Task& fuzz, double seconds, const RunOptions& options);

/// Runs case `number` only, as run_fuzz() has.
CheckResult reproduce_fuzz(const Task& fuzz, std::uint64_t number, const RunOptions& options);

}  // namespace glossator::check
