#pragma once
#include <functional>
#include <string>

#include "run_options.hpp"

namespace glossator::cli {

/// Whether results are to become a Parquet file, which the Python package writes: gloss links no
/// library of Arrow.
bool is_parquet(const Job& job);

/// Runs `run` with OUT.jsonl in place of OUT, then makes OUT of it and removes it. A run that was
/// broken off leaves OUT.jsonl, from which --resume goes on. Returns the exit code. Throws
/// Error(usage) before anything is run if there is no Python with the package and pyarrow, or if
/// OUT is a file that no run made.
int run_into_parquet(Job job, const std::function<int(Job)>& run);

}  // namespace glossator::cli
