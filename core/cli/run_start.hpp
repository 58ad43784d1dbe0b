#pragma once
#include <cstdint>
#include <optional>

#include "output/output_format.hpp"
#include "run/run_journal.hpp"
#include "run_options.hpp"

namespace glossator::cli {

/// Where a run begins.
struct RunStart {
  RunPosition position;                 ///< what an earlier part of it has done
  std::optional<std::uint64_t> output;  ///< where the output goes on; none: it is begun anew
  bool was_begun = false;               ///< what is in its place is of a run that got nowhere
  bool is_complete = false;             ///< with --resume, and nothing is left to do
};

/// The beginning, or with --resume the place where the journal says that an earlier run was broken
/// off. Throws Error(usage) with all reasons if that run cannot be continued by this one.
RunStart find_start(const Pipeline& pipeline, const Job& job, const OutputFormat& format);

/// The journal of a run whose output is kept; else none.
std::optional<RunJournal> begin_journal(const Pipeline& pipeline, const Job& job,
                                        const RunStart& start);

}  // namespace glossator::cli
