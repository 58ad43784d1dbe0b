#pragma once
#include <cstdint>
#include <optional>

#include "output/output_format.hpp"
#include "run/output_claim.hpp"
#include "run/run_journal.hpp"
#include "run_options.hpp"

namespace glossator::cli {

/// The start of a run.
struct RunStart {
  RunPosition position;                 ///< the position that an earlier part reached
  std::optional<std::uint64_t> output;  ///< where the output goes on; none: it begins anew
  /// Everything that decides the output; known soon after the start, since hashing takes time.
  std::shared_future<Json> identity;
  bool was_begun = false;    ///< a journal exists, without a complete line
  bool is_complete = false;  ///< with --resume: nothing is left to do
};

/// Throws Error(usage): no run made this output, and --overwrite is not given.
[[noreturn]] void refuse_to_replace(const std::string& output);

/// The beginning or, with --resume, the place where the journal of an earlier run ends. Throws
/// Error(usage) with all reasons if this run cannot continue that one, or would replace a file that
/// no run made.
RunStart find_start(const Pipeline& pipeline, const Job& job, const OutputFormat& format,
                    const OutputClaim& claim);

/// Begins to compute the identity, beside the first documents, unless it is known.
void find_identity(const Pipeline& pipeline, const Job& job, RunStart& start);

/// Begins or continues the journal; none if the output is not kept.
std::optional<RunJournal> begin_journal(const Job& job, const RunStart& start);

}  // namespace glossator::cli
