#pragma once
#include "output/output_format.hpp"
#include "run_options.hpp"

namespace glossator::cli {

/// Throws Error(usage) if a file that the run writes beside its output is there and no run made it,
/// unless --overwrite is given, or if the manifest cannot be written.
void require_free_beside(const Job& job, const OutputFormat& format);

/// Throws Error(usage) if `job` may not replace the manifest that is there.
void require_free_manifest(const Job& job);

}  // namespace glossator::cli
