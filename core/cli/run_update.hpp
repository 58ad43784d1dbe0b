#pragma once
#include <memory>
#include <optional>
#include <string>

#include "output/output_format.hpp"
#include "run/batch_run.hpp"
#include "run/earlier_results.hpp"
#include "run/staged_output.hpp"
#include "run_options.hpp"
#include "run_start.hpp"

namespace glossator::cli {

/// The renewal of an output: the new one is written beside it and replaces it at the end.
struct RunUpdate {
  StagedOutput output;
  std::optional<EarlierResults> earlier = {};  ///< none: every document is annotated
};

/// Throws Error(usage) if --update is given for a format whose results cannot be kept.
void require_updatable(const Job& job, const OutputFormat& format);

/// NULL without --update, or if there is no output yet. Tells the user why nothing of the output
/// can be kept, if so. Throws Error(usage) if an earlier run was broken off, or files that no run
/// wrote would be lost.
std::unique_ptr<RunUpdate> find_update(const Pipeline& pipeline, const Job& job,
                                       const OutputFormat& format,
                                       const std::optional<OutputClaim>& claim);

/// Begins or continues the index of the output; none if the output is not kept, or of a format
/// whose results cannot be.
std::optional<ResultIndexWriter> begin_index(const Job& job, const OutputFormat& format,
                                             const RunStart& start, const RunUpdate* update);

/// One line: documents kept, annotated, dropped. `update` may be NULL: the output was new.
std::string update_summary(const RunReport& report, const RunUpdate* update);

}  // namespace glossator::cli
