#include "run_start.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "glossator/error.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const Job& job, const std::vector<std::string>& reasons) {
  std::string message = job.output + ": cannot be continued:";
  for (const auto& reason : reasons) message += "\n  " + reason;
  throw Error(ErrorCode::usage, message +
                                    "\nrun without --resume to begin anew, or put back what has "
                                    "changed");
}

void require_same(const Job& job, const Json& before, const Json& now) {
  const auto changes = identity_changes(before, now);
  if (!changes.empty()) refuse(job, changes);
}

// A journal of which nothing can be read: killed before its first line was whole.
RunStart begun_start() {
  RunStart start;
  start.was_begun = true;
  return start;
}

// The output of a run that has ended has a manifest and no journal.
RunStart start_without_journal(const Pipeline& pipeline, const Job& job) {
  RunStart start;
  std::ifstream in(job.manifest, std::ios::binary);
  const Json manifest = Json::parse(in, nullptr, false);
  if (manifest.is_object() && manifest.value("complete", false) && manifest.contains("identity") &&
      fs::exists(job.output)) {
    require_same(job, manifest["identity"], run_identity(pipeline, job.request));
    start.is_complete = true;
    start.position.counts.documents = manifest["counts"]["documents"];
    start.position.counts.failed = manifest["counts"]["failed"];
  }
  return start;
}

}  // namespace

RunStart find_start(const Pipeline& pipeline, const Job& job, const OutputFormat& format) {
  if (!job.resume) return {};
  const auto state = RunJournal::read(job.output);
  if (!state && fs::exists(RunJournal::file_of(job.output))) return begun_start();
  if (!state) return start_without_journal(pipeline, job);
  require_same(job, state->identity, run_identity(pipeline, job.request));
  std::error_code failed;
  const bool is_there = fs::exists(job.output, failed);
  if (!is_there && state->position.counts.documents > 0) refuse(job, {"it is not there any more"});
  if (const auto size = is_there && format.is_stream() ? fs::file_size(job.output, failed) : ~0ull;
      size < state->output)
    refuse(job, {"it has " + std::to_string(size) + " bytes; " + std::to_string(state->output) +
                 " were written"});
  return {.position = state->position, .output = state->output};
}

std::optional<RunJournal> begin_journal(const Pipeline& pipeline, const Job& job,
                                        const RunStart& start) {
  if (!job.is_kept) return std::nullopt;
  if (start.output) return RunJournal::resume(job.output);
  // Hashing plugins and models takes longer than the first documents.
  return RunJournal::begin(job.output, std::async(std::launch::async, [&pipeline, &job] {
                             return run_identity(pipeline, job.request);
                           }));
}

}  // namespace glossator::cli
